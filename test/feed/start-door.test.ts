// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Reader, ReportAnswers } from '../../src/feed/door.ts';
import { doorOf } from '../../src/feed/door.ts';
import { startDoor } from '../../src/feed/start-door.ts';

type Listener = (message: unknown, sender: object, answer: (value: unknown) => void) => boolean;

/** The extension's side of a page: what is sent to the background, and what arrives from it. */
let sent: unknown[];
let listener: Listener | null;
let answerBring: (file: string) => boolean;

/** Asks the tab, as the background and the extension's own pages do. Undefined: nobody listens to that. */
function askTab(message: unknown): Promise<unknown> | undefined {
  let answer: ((value: unknown) => void) | undefined;
  const answered = new Promise((resolve) => {
    answer = resolve;
  });
  return listener?.(message, {}, (value) => answer?.(value)) === true ? answered : undefined;
}

describe('the door', () => {
  beforeEach(() => {
    sent = [];
    listener = null;
    answerBring = () => true;
    vi.stubGlobal('chrome', {
      runtime: {
        id: 'fieldmark',
        connect: () => {
          const heard: ((message: unknown) => void)[] = [];
          return {
            onMessage: { addListener: (one: (message: unknown) => void) => heard.push(one) },
            onDisconnect: { addListener: () => undefined },
            disconnect: () => undefined,
            postMessage: ([number, message]: [number, { request: { file: string } }]) => {
              sent.push(message);
              const reply = [number, { ok: true, value: answerBring(message.request.file) }];
              void Promise.resolve().then(() => heard.forEach((one) => void one(reply)));
            },
          };
        },
        onMessage: {
          addListener: (one: Listener) => {
            listener = one;
          },
        },
      },
    });
    startDoor(window);
  });
  afterEach(() => {
    doorOf()?.life.abort();
    vi.unstubAllGlobals();
  });

  test('asks for the reader, once, and for nothing else', () => {
    expect(sent).toEqual([{ fieldmark: 'bring', request: { file: 'reader' } }]);
  });

  test('a site that is switched on later gets its reader then; one that is there hears the change', async () => {
    sent.length = 0;
    await askTab({ fieldmark: 'refresh', request: { on: false, epoch: 'e' } });
    expect(sent).toEqual([]);
    await askTab({ fieldmark: 'refresh', request: { on: true, epoch: 'e' } });
    expect(sent).toEqual([{ fieldmark: 'bring', request: { file: 'reader' } }]);
    const refresh = vi.fn();
    const door = doorOf();
    if (door === undefined) throw new Error('the door has started');
    door.reader = { refresh } as unknown as Reader;
    await askTab({ fieldmark: 'refresh', request: { on: true, epoch: 'f' } });
    expect(refresh).toHaveBeenCalledWith({ on: true, epoch: 'f' });
    expect(sent).toHaveLength(1);
  });

  test('the first question of a page of ours brings what answers it', async () => {
    const door = doorOf();
    if (door === undefined) throw new Error('the door has started');
    answerBring = (file) => {
      if (file === 'report')
        door.answers = { report: () => 'all', 'scroll-to': () => true } as unknown as ReportAnswers;
      return true;
    };
    sent.length = 0;
    expect(await askTab({ fieldmark: 'report', request: {} })).toEqual({ ok: true, value: 'all' });
    expect(await askTab({ fieldmark: 'scroll-to', request: { key: '1' } })).toEqual({
      ok: true,
      value: true,
    });
    expect(sent).toEqual([{ fieldmark: 'bring', request: { file: 'report' } }]);
  });

  test('when that cannot come the question fails, and the next one tries again', async () => {
    answerBring = () => false;
    sent.length = 0;
    for (let time = 0; time < 2; time += 1)
      expect(await askTab({ fieldmark: 'report', request: {} })).toEqual({ ok: false, error: 'failed' });
    expect(sent).toHaveLength(2);
  });

  test('what is none of ours is left alone', () => {
    for (const message of [null, 'report', { fieldmark: 'report' }, { fieldmark: 'toString', request: {} }])
      expect(askTab(message)).toBeUndefined();
  });
});
