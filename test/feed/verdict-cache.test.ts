import { describe, expect, test } from 'vitest';
import { VerdictCache } from '../../src/feed/verdict-cache.ts';
import type { JudgedPost } from '../../src/messages/contract.ts';

function nothing(micros: number): JudgedPost {
  return { label: null, reposterLabel: null, reason: 'no-match', notes: [], verdict: null, micros };
}

function labelled(sentence: string): JudgedPost {
  return { ...nothing(0), label: { grade: 'A', sentence, compact: sentence, name: sentence }, reason: null };
}

describe('the memory of answers', () => {
  test('equal answers that say nothing are one object, labels never are', () => {
    const cache = new VerdictCache();
    const first = cache.put('one', nothing(0));
    expect(cache.put('two', nothing(0))).toBe(first);
    expect(cache.get('two')).toBe(first);
    expect(cache.put('three', nothing(100))).toEqual(nothing(100));
    expect(cache.put('four', labelled('x'))).not.toBe(cache.put('five', labelled('x')));
  });

  test('however many different nothings there are, each answer stays its own', () => {
    const cache = new VerdictCache();
    for (let at = 0; at < 200; at += 1) cache.put(`${at}`, nothing(at));
    for (let at = 0; at < 200; at += 1) expect(cache.get(`${at}`)).toEqual(nothing(at));
  });

  test('the oldest go when what was sent grows too long, the newest never', () => {
    const cache = new VerdictCache();
    const long = (at: number) => `${at} ${'x'.repeat(30_000)}`;
    for (let at = 0; at < 4; at += 1) cache.put(long(at), nothing(0));
    expect([0, 1, 2, 3].map((at) => cache.get(long(at)) !== undefined)).toEqual([false, false, true, true]);
    // Answered once more: counted once.
    cache.put(long(3), nothing(0));
    expect(cache.get(long(2))).toBeDefined();
    const huge = 'y'.repeat(200_000);
    cache.put(huge, labelled('y'));
    expect(cache.get(huge)).toEqual(labelled('y'));
    expect(cache.get(long(3))).toBeUndefined();
  });

  test('another epoch voids all', () => {
    const cache = new VerdictCache();
    expect(cache.enter('e1')).toBe(true);
    cache.put('one', labelled('x'));
    expect(cache.enter('e1')).toBe(false);
    expect(cache.get('one')).toBeDefined();
    expect(cache.enter('e2')).toBe(true);
    expect(cache.get('one')).toBeUndefined();
  });
});
