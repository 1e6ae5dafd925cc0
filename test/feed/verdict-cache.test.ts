import { describe, expect, test } from 'vitest';
import type { KnownAnswer } from '../../src/feed/verdict-cache.ts';
import { VerdictCache } from '../../src/feed/verdict-cache.ts';
import type { WirePost } from '../../src/messages/wire-post.ts';

function wire(key: string, text = 'text', day: string | 0 = 0): WirePost {
  return [key, ['ada', ''], 0, day, 0, 0, 0, text, ['a poster'], 0, 0];
}

function known(of: WirePost, micros = 0): KnownAnswer {
  return {
    wire: of,
    answer: { label: null, reposterLabel: null, reason: 'no-match', notes: [], verdict: null },
    micros,
  };
}

describe('the memory of answers', () => {
  test('an answer belongs to everything that was sent, not to the key', () => {
    const cache = new VerdictCache();
    const cut = known(wire('1', 'the beginning'));
    const whole = known(wire('1', 'the beginning and the end'));
    const later = known(wire('1', 'the beginning', '2026-11-01'));
    for (const one of [cut, whole, later]) cache.put(one);
    for (const one of [cut, whole, later]) expect(cache.get([...one.wire])).toBe(one);
    expect(cache.get(wire('1', 'something else'))).toBeUndefined();
    expect(cache.get(wire('2', 'the beginning'))).toBeUndefined();
    expect(
      cache.get([...wire('1', 'the beginning').slice(0, 8), ['another'], 0, 0] as never),
    ).toBeUndefined();
  });

  test('the newest answer to the same counts', () => {
    const cache = new VerdictCache();
    cache.put(known(wire('1'), 1));
    cache.put(known(wire('1'), 2));
    expect(cache.get(wire('1'))?.micros).toBe(2);
  });

  test('the oldest go when what was sent grows too long, the newest never', () => {
    const cache = new VerdictCache();
    const long = (at: number) => wire(`${at}`, 'x'.repeat(30_000));
    for (let at = 0; at < 4; at += 1) cache.put(known(long(at)));
    expect([0, 1, 2, 3].map((at) => cache.get(long(at)) !== undefined)).toEqual([false, false, true, true]);
    // Answered once more: counted once.
    cache.put(known(long(3)));
    expect(cache.get(long(2))).toBeDefined();
    const huge = wire('4', 'y'.repeat(200_000));
    cache.put(known(huge));
    expect(cache.get(huge)).toBeDefined();
    expect(cache.get(long(3))).toBeUndefined();
  });

  test('of many with one key the oldest go first, and the others are still found', () => {
    const cache = new VerdictCache();
    const said = (at: number) => wire('1', `${at} ${'x'.repeat(9_000)}`);
    for (let at = 0; at < 12; at += 1) cache.put(known(said(at)));
    const found = Array.from({ length: 12 }, (_, at) => cache.get(said(at)) !== undefined);
    expect(found.filter(Boolean).length).toBeGreaterThanOrEqual(6);
    expect(found.at(-1)).toBe(true);
    expect(found[0]).toBe(false);
  });

  test('another epoch voids all', () => {
    const cache = new VerdictCache();
    expect(cache.enter('e1')).toBe(true);
    cache.put(known(wire('1')));
    expect(cache.enter('e1')).toBe(false);
    expect(cache.get(wire('1'))).toBeDefined();
    expect(cache.enter('e2')).toBe(true);
    expect(cache.get(wire('1'))).toBeUndefined();
  });
});
