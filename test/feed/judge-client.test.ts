import { describe, expect, test } from 'vitest';
import type { JudgeAnswer } from '../../src/feed/judge-client.ts';
import { JudgeClient } from '../../src/feed/judge-client.ts';
import type { PageRequests } from '../../src/messages/contract.ts';
import type { WirePost } from '../../src/messages/wire-post.ts';

/** A window whose frames and timers come when the test says so. */
function fakeWindow() {
  const frames: (() => void)[] = [];
  const timers: (() => void)[] = [];
  const window = {
    document: { hidden: false, addEventListener: () => undefined, removeEventListener: () => undefined },
    requestAnimationFrame: (callback: () => void) => frames.push(callback),
    setTimeout: (callback: () => void) => timers.push(callback),
  } as unknown as Window;
  const run = (queue: (() => void)[]) => {
    for (const callback of queue.splice(0)) callback();
  };
  return { window, frame: () => run(frames), timer: () => run(timers) };
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
  test('sends one message in two frames, and the rest with the next one', async () => {
    const { window, frame } = fakeWindow();
    const sent: PageRequests['judge']['request'][] = [];
    const answered: string[] = [];
    const client = new JudgeClient('x', {
      window,
      send: async (request) => {
        sent.push(request);
        return answerTo(request);
      },
      onAnswers: (_epoch, answers) => answered.push(...answers.map(([signature]) => signature)),
      onLost: () => expect.unreachable(),
    });
    client.ask('a', wire('a'));
    client.ask('b', wire('b'));
    client.flush();
    client.ask('c', wire('c'));
    client.flush();
    client.flush();
    expect(sent).toHaveLength(1);
    frame();
    client.flush();
    expect(sent).toHaveLength(1);
    frame();
    expect(sent).toHaveLength(2);
    expect(sent[1]?.posts.map(([key]) => key)).toEqual(['c']);
    await drain();
    expect(answered.sort()).toEqual(['a', 'b', 'c']);
    expect(client.messages).toBe(2);
  });

  test('asks nothing twice while the answer is under way', async () => {
    const { window, frame } = fakeWindow();
    let sent = 0;
    const client = new JudgeClient('x', {
      window,
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
    const { window, timer } = fakeWindow();
    let tries = 0;
    let lost = 0;
    const client = new JudgeClient('x', {
      window,
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
