import { describe, expect, test } from 'vitest';
import { nextFrame } from '../../src/feed/next-frame.ts';

function fakeWindow(hidden: boolean) {
  const frames: (() => void)[] = [];
  const document = Object.assign(new EventTarget(), { hidden });
  const window = {
    document,
    requestAnimationFrame: (callback: () => void) => frames.push(callback),
  } as unknown as Window;
  return { window, document, frames };
}

describe('the next frame', () => {
  test('comes with the frame, and only once', () => {
    const { window, document, frames } = fakeWindow(false);
    let calls = 0;
    nextFrame(window, () => {
      calls += 1;
    });
    expect(calls).toBe(0);
    for (const frame of frames) frame();
    document.dispatchEvent(new Event('visibilitychange'));
    expect(calls).toBe(1);
  });

  test('a tab that is hidden while it waits does not wait for a frame that never comes', () => {
    const { window, document, frames } = fakeWindow(false);
    let calls = 0;
    nextFrame(window, () => {
      calls += 1;
    });
    document.dispatchEvent(new Event('visibilitychange'));
    expect(calls).toBe(1);
    for (const frame of frames) frame();
    expect(calls).toBe(1);
  });

  test('a tab that is hidden again later is noticed again, and one listener serves every wait', () => {
    const { window, document, frames } = fakeWindow(false);
    let listeners = 0;
    const add = document.addEventListener.bind(document);
    document.addEventListener = (...all: Parameters<typeof add>) => {
      listeners += 1;
      add(...all);
    };
    const calls: string[] = [];
    nextFrame(window, () => calls.push('first'));
    nextFrame(window, () => calls.push('second'));
    expect(listeners).toBe(1);
    document.dispatchEvent(new Event('visibilitychange'));
    nextFrame(window, () => calls.push('third'));
    expect(listeners).toBe(2);
    document.dispatchEvent(new Event('visibilitychange'));
    for (const frame of frames) frame();
    expect(calls).toEqual(['first', 'second', 'third']);
  });

  test('in a hidden tab it is the next task, without a timer that the browser may hold back', async () => {
    const { window, frames } = fakeWindow(true);
    let later = false;
    const called = new Promise<boolean>((resolve) => nextFrame(window, () => resolve(later)));
    later = true;
    expect(await called).toBe(true);
    expect(frames).toEqual([]);
  });
});
