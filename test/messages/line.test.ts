import { afterEach, describe, expect, test, vi } from 'vitest';
import { makeAnswerer } from '../../src/background/answer.ts';
import { makeLine } from '../../src/messages/line.ts';
import type { Sender } from '../../src/platform/inbox.ts';
import { listenOnLines } from '../../src/platform/inbox.ts';

type Heard = (message: unknown) => void;

/** One end of a connection, as browsers make them: messages are copied and arrive later, the other end hears of the end. */
class End {
  readonly heard: Heard[] = [];
  readonly ended: (() => void)[] = [];
  other: End | null = null;
  isOpen = true;
  sender?: Sender;
  readonly onMessage = { addListener: (listener: Heard) => this.heard.push(listener) };
  readonly onDisconnect = { addListener: (listener: () => void) => this.ended.push(listener) };

  postMessage(message: unknown): void {
    if (!this.isOpen) throw new Error('Attempting to use a disconnected port object');
    const copy = JSON.parse(JSON.stringify(message));
    void Promise.resolve().then(() => {
      if (this.other?.isOpen) for (const listener of this.other.heard) listener(copy);
    });
  }

  disconnect(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    if (this.other === null || !this.other.isOpen) return;
    this.other.isOpen = false;
    for (const listener of this.other.ended) listener();
  }
}

/** A browser with our background in it; `sender` is how it describes the page that connects. */
function browserWith(sender: Sender, answers: Record<string, (request: unknown) => Promise<unknown>>) {
  const connected: ((port: End) => void)[] = [];
  const workers: End[] = [];
  const state = { sender, alive: true };
  vi.stubGlobal('chrome', {
    runtime: {
      onConnect: { addListener: (listener: (port: End) => void) => connected.push(listener) },
      connect: () => {
        if (!state.alive) throw new Error('Extension context invalidated.');
        const page = new End();
        const worker = new End();
        page.other = worker;
        worker.other = page;
        worker.sender = state.sender;
        workers.push(worker);
        for (const listener of connected) listener(worker);
        return page;
      },
    },
  });
  listenOnLines(
    makeAnswerer(answers as never, { 'import-list': async () => true } as never, 'chrome-extension://ours/'),
  );
  return { state, workers };
}

const PAGE: Sender = { url: 'https://x.com/home', tab: { id: 7 } as never, frameId: 0 };

afterEach(() => vi.unstubAllGlobals());

describe('a line', () => {
  test('one connection takes every question, and each gets its own answer, in whatever order they come', async () => {
    const ends: ((value: unknown) => void)[] = [];
    const { workers } = browserWith(PAGE, { hello: () => new Promise((resolve) => ends.push(resolve)) });
    const { ask } = makeLine();
    expect(workers).toHaveLength(0);
    const answers = [ask('hello', { site: 'x' }), ask('hello', { site: 'x' })];
    await vi.waitFor(() => expect(ends).toHaveLength(2));
    ends[1]?.('second');
    ends[0]?.('first');
    expect(await Promise.all(answers)).toEqual(['first', 'second']);
    expect(workers).toHaveLength(1);
  });

  test('a worker that goes in the middle of a question: the next one is asked, once', async () => {
    let asked = 0;
    let silent = true;
    const { workers } = browserWith(PAGE, {
      hello: () => {
        asked += 1;
        return silent ? new Promise(() => undefined) : Promise.resolve('here');
      },
    });
    const { ask } = makeLine();
    const answer = ask('hello', { site: 'x' });
    await vi.waitFor(() => expect(asked).toBe(1));
    silent = false;
    workers[0]?.disconnect();
    expect(await answer).toBe('here');
    expect(asked).toBe(2);

    silent = true;
    const lost = ask('hello', { site: 'x' });
    const rejected = expect(lost).rejects.toThrow('no answer');
    await vi.waitFor(() => expect(asked).toBe(3));
    workers[1]?.disconnect();
    await vi.waitFor(() => expect(asked).toBe(4));
    workers[2]?.disconnect();
    await rejected;
    silent = false;
    expect(await ask('hello', { site: 'x' })).toBe('here');
    expect(asked).toBe(5);
    expect(workers).toHaveLength(4);
  });

  test('an extension that goes in the middle of a question rejects it', async () => {
    const { state, workers } = browserWith(PAGE, { hello: () => new Promise(() => undefined) });
    const lost = makeLine().ask('hello', { site: 'x' });
    state.alive = false;
    workers[0]?.disconnect();
    await expect(lost).rejects.toThrow('no answer');
  });

  test('hanging up ends the connection, rejects what was under way, and loses no later question', async () => {
    let silent = true;
    const { workers } = browserWith(PAGE, {
      hello: () => (silent ? new Promise(() => undefined) : Promise.resolve('here')),
    });
    const { ask, hangUp } = makeLine();
    const lost = ask('hello', { site: 'x' });
    hangUp();
    await expect(lost).rejects.toThrow('no answer');
    expect(workers[0]?.isOpen).toBe(false);
    silent = false;
    expect(await ask('hello', { site: 'x' })).toBe('here');
  });

  test('the rules of a message hold on a line: own site, top frame, no request of our own pages', async () => {
    const { state } = browserWith(PAGE, { hello: async () => 'here' });
    const line = makeLine();
    await expect(line.ask('hello', { site: 'facebook' })).rejects.toThrow('refused');
    await expect(line.ask('import-list' as never, {} as never)).rejects.toThrow('refused');
    state.sender = { ...PAGE, frameId: 3 };
    await expect(makeLine().ask('hello', { site: 'x' })).rejects.toThrow('refused');
    state.sender = { ...PAGE, url: 'https://x.com.example.org/' };
    await expect(makeLine().ask('hello', { site: 'x' })).rejects.toThrow('refused');
  });

  test('a page that was described before it was shown is described anew after a refusal', async () => {
    const { state, workers } = browserWith({ ...PAGE, frameId: 3 }, { hello: async () => 'here' });
    const { ask } = makeLine();
    await expect(ask('hello', { site: 'x' })).rejects.toThrow('refused');
    state.sender = PAGE;
    expect(await ask('hello', { site: 'x' })).toBe('here');
    expect(workers).toHaveLength(2);
  });

  test('an extension that is gone rejects every question', async () => {
    const { state, workers } = browserWith(PAGE, { hello: async () => 'here' });
    const { ask } = makeLine();
    expect(await ask('hello', { site: 'x' })).toBe('here');
    state.alive = false;
    workers[0]?.disconnect();
    await expect(ask('hello', { site: 'x' })).rejects.toThrow('no answer');
  });

  test('what is no question gets no answer, and breaks nothing', async () => {
    const { workers } = browserWith(PAGE, { hello: async () => 'here' });
    const { ask } = makeLine();
    await ask('hello', { site: 'x' });
    for (const odd of [null, 'x', {}, [], [1], [1, { fieldmark: 3 }]])
      for (const listener of workers[0]?.heard ?? []) listener(odd);
    expect(await ask('hello', { site: 'x' })).toBe('here');
  });
});
