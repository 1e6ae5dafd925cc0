import { describe, expect, test } from 'vitest';
import { addUp } from './trace.ts';

const EXTENSION = 'chrome-extension://abc/x.js';

function event(name: string, ts: number, dur: number, url?: string, tid = 1) {
  return {
    name,
    ph: 'X',
    pid: 7,
    tid,
    ts,
    dur,
    tdur: dur / 2,
    args: { data: url === undefined ? {} : { url } },
  };
}

const marks = [
  { ...event('bench-start', 100, 0), ph: 'R' },
  { ...event('bench-end', 100_000, 0), ph: 'R' },
];

describe('the callbacks of a trace', () => {
  test('a call inside a run of microtasks counts once', () => {
    const found = addUp(
      [...marks, event('RunMicrotasks', 1000, 400), event('FunctionCall', 1100, 200, EXTENSION)],
      2,
    );
    expect(found).toMatchObject({ count: 1, wall: 200, cpu: 100, longestMs: 0.4, longestCpuMs: 0.2 });
  });

  test('the page’s own calls, other threads and what came before the first mark do not count', () => {
    const found = addUp(
      [
        ...marks,
        event('FunctionCall', 1000, 900, 'https://x.com/client/stream.ts'),
        event('RunMicrotasks', 50, 40),
        event('RunMicrotasks', 2000, 300, undefined, 2),
        event('FunctionCall', 3000, 100, EXTENSION),
      ],
      1,
    );
    expect(found).toMatchObject({ count: 1, wall: 100, longestMs: 0.1 });
  });

  test('a trace without the page’s marks is refused', () => {
    expect(() => addUp([event('RunMicrotasks', 1000, 400)], 1)).toThrow(/marks/);
  });
});
