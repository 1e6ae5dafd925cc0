import { describe, expect, test } from 'vitest';
import type { JudgeAnswer } from '../../src/feed/judge-client.ts';
import { JudgeClient } from '../../src/feed/judge-client.ts';
import type { PageRequests } from '../../src/messages/contract.ts';
import type { WirePost } from '../../src/messages/wire-post.ts';

/** A window whose frames and timers come when the test says so. */
function fakeWindow() {
  const frames: (() => void)[] = [];
  const timers: (() => void)[] = [];
  let now = 1000;
  const window = {
    document: { hidden: false, addEventListener: () => undefined, removeEventListener: () => undefined },
    requestAnimationFrame: (callback: () => void) => frames.push(callback),
    setTimeout: (callback: () => void) => timers.push(callback),
  } as unknown as Window;
  const run = (queue: (() => void)[]) => {
    for (const callback of queue.splice(0)) callback();
  };
  const frame = () => {
    now += 16.7;
    run(frames);
  };
  return { window, ticks: () => now, frame, timer: () => run(timers) };
}

function wire(key: string): WirePost {
  return [key, ['ada', ''], 0, 0, 0, 0, 0, 'text', [], 0, 0];
}

function answerTo({ posts }: PageRequests['judge']['request']): JudgeAnswer {
  return {
    epoch: 'e1',
    posts: posts.map(([key]) => ({
      key,
      label: null,
      reposterLabel: null,
      reason: 'no-match' as const,
      notes: [],
      verdict: null,
      micros: 1,
    })),
  };
}

async function drain(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

describe('the judge client', () => {
  function listening() {
    const { window, ticks, frame } = fakeWindow();
    const sent: PageRequests['judge']['request'][] = [];
    const answered: string[] = [];
    const client = new JudgeClient('x', {
      window,
      ticks,
      send: async (request) => {
        sent.push(request);
        return answerTo(request);
      },
      onAnswers: (_epoch, answers) => answered.push(...answers.keys()),
      onLost: () => expect.unreachable(),
    });
    return { client, frame, answered, keys: () => sent.map(({ posts }) => posts.map(([key]) => key)) };
  }

  test('sends one message in two frames, and the rest with the next one', async () => {
    const { client, frame, answered, keys } = listening();
    client.ask('a', wire('a'));
    client.ask('b', wire('b'));
    client.flush();
    client.ask('c', wire('c'));
    client.flush();
    client.flush();
    expect(keys()).toEqual([['a', 'b']]);
    frame();
    client.flush();
    expect(keys()).toEqual([['a', 'b']]);
    frame();
    expect(keys()).toEqual([['a', 'b'], ['c']]);
    await drain();
    expect(answered.sort()).toEqual(['a', 'b', 'c']);
    expect(client.messages).toBe(2);
  });

  test('while posts keep coming in every frame, sends one message in two', () => {
    const { client, frame, keys } = listening();
    for (let at = 0; at < 10; at += 1) {
      client.ask(`${at}`, wire(`${at}`));
      client.flush();
      frame();
    }
    expect(keys().flat()).toHaveLength(10);
    expect(client.messages).toBeLessThanOrEqual(6);
  });

  test('after a pause the first post is asked about at once', () => {
    const { client, frame, keys } = listening();
    for (let at = 0; at < 5; at += 1) {
      client.ask(`${at}`, wire(`${at}`));
      client.flush();
      expect(keys()).toHaveLength(at + 1);
      frame();
      frame();
    }
  });

  test('in the frame of a question it is not quiet, in the next one it is: what can wait leaves then', () => {
    const { client, frame } = listening();
    expect(client.isQuiet).toBe(true);
    client.ask('a', wire('a'));
    client.flush();
    expect(client.isQuiet).toBe(false);
    frame();
    expect(client.isQuiet).toBe(true);
  });

  test('what no batch holds leaves with the next frame', () => {
    const { client, frame, keys } = listening();
    for (let at = 0; at < 450; at += 1) client.ask(`${at}`, wire(`${at}`));
    client.flush();
    for (let at = 0; at < 4; at += 1) frame();
    expect(keys().map((batch) => batch.length)).toEqual([200, 200, 50]);
  });

  test('asks nothing twice while the answer is under way', async () => {
    const { window, ticks, frame } = fakeWindow();
    let sent = 0;
    const client = new JudgeClient('x', {
      window,
      ticks,
      send: async (request) => {
        sent += request.posts.length;
        return answerTo(request);
      },
      onAnswers: () => undefined,
      onLost: () => undefined,
    });
    client.ask('a', wire('a'));
    client.flush();
    client.ask('a', wire('a'));
    frame();
    expect(sent).toBe(1);
    await drain();
    client.ask('a', wire('a'));
    client.flush();
    frame();
    frame();
    expect(sent).toBe(2);
  });

  test('a worker that is being killed is asked again; then the loss is told, once', async () => {
    const { window, ticks, timer } = fakeWindow();
    let tries = 0;
    let lost = 0;
    const client = new JudgeClient('x', {
      window,
      ticks,
      send: async () => {
        tries += 1;
        throw new Error('gone');
      },
      onAnswers: () => expect.unreachable(),
      onLost: () => {
        lost += 1;
      },
    });
    client.ask('a', wire('a'));
    client.flush();
    for (let turn = 0; turn < 8; turn += 1) {
      await drain();
      timer();
    }
    expect(tries).toBe(4);
    expect(lost).toBe(1);
  });
});
