import { describe, expect, test } from 'vitest';
import { JudgeClient } from '../../src/feed/judge-client.ts';
import type { TrackedPost, TrackedUnit } from '../../src/feed/tracked-post.ts';
import { trackPost } from '../../src/feed/tracked-post.ts';
import type { PageRequests } from '../../src/messages/contract.ts';
import type { ReadPost } from '../../src/sites/site.ts';
import { judgedBatch } from '../support/toy-judge.ts';

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

function tracked(key: string, text = 'text'): TrackedPost {
  const unit: TrackedUnit = {
    unit: {} as Element,
    finder: 'f',

    posts: [],
    isDirty: false,

    wasRead: true,
  };
  return trackPost(unit, {} as ReadPost, [key, ['ada', ''], 0, 0, 0, 0, 0, text, [], 0, 0]);
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
        return judgedBatch(request);
      },
      onAnswers: (_batch, questions) => answered.push(...questions.map(({ wire }) => wire[0])),
      onLost: () => expect.unreachable(),
    });
    return { client, frame, answered, keys: () => sent.map(({ posts }) => posts.map(([key]) => key)) };
  }

  test('sends one message in two frames, and the rest with the next one', async () => {
    const { client, frame, answered, keys } = listening();
    client.ask(tracked('a'));
    client.ask(tracked('b'));
    client.flush();
    client.ask(tracked('c'));
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
      client.ask(tracked(`${at}`));
      client.flush();
      frame();
    }
    expect(keys().flat()).toHaveLength(10);
    expect(client.messages).toBeLessThanOrEqual(6);
  });

  test('after a pause the first post is asked about at once', () => {
    const { client, frame, keys } = listening();
    for (let at = 0; at < 5; at += 1) {
      client.ask(tracked(`${at}`));
      client.flush();
      expect(keys()).toHaveLength(at + 1);
      frame();
      frame();
    }
  });

  test('in the frame of a question it is not quiet, in the next one it is: what can wait leaves then', () => {
    const { client, frame } = listening();
    expect(client.isQuiet).toBe(true);
    client.ask(tracked('a'));
    client.flush();
    expect(client.isQuiet).toBe(false);
    frame();
    expect(client.isQuiet).toBe(true);
  });

  test('what no batch holds leaves with the next frame', () => {
    const { client, frame, keys } = listening();
    for (let at = 0; at < 450; at += 1) client.ask(tracked(`${at}`));
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
        return judgedBatch(request);
      },
      onAnswers: () => undefined,
      onLost: () => undefined,
    });
    client.ask(tracked('a'));
    client.flush();
    client.ask(tracked('a'));
    frame();
    expect(sent).toBe(1);
    await drain();
    client.ask(tracked('a'));
    client.flush();
    frame();
    frame();
    expect(sent).toBe(2);
  });

  test('posts that say the same wait for one answer; one that says something else under the same key does not', async () => {
    const { window, ticks } = fakeWindow();
    const sent: string[] = [];
    const answered: TrackedPost[][] = [];
    const client = new JudgeClient('x', {
      window,
      ticks,
      send: async (request) => {
        sent.push(...request.posts.map((wire) => wire[7]));
        return judgedBatch(request);
      },
      onAnswers: (_batch, questions) => answered.push(...questions.map(({ posts }) => [...posts])),
      onLost: () => undefined,
    });
    const [one, again, other] = [tracked('a'), tracked('a'), tracked('a', 'another text')];
    for (const post of [one, again, other, one]) client.ask(post);
    client.flush();
    client.ask(again);
    await drain();
    expect(sent).toEqual(['text', 'another text']);
    expect(answered).toEqual([[one, again], [other]]);
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
    client.ask(tracked('a'));
    client.flush();
    for (let turn = 0; turn < 8; turn += 1) {
      await drain();
      timer();
    }
    expect(tries).toBe(4);
    expect(lost).toBe(1);
  });
});
