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
    const cut = wire('1', 'the beginning', '2026-11-01');
    cache.put(known(cut, 7));
    expect(cache.get([...cut])?.micros).toBe(7);
    expect(cache.get(wire('1', 'the beginning and the end', '2026-11-01'))).toBeUndefined();
    expect(cache.get(wire('1', 'the beginning', '2026-11-02'))).toBeUndefined();
    expect(cache.get(wire('1', 'the beginning'))).toBeUndefined();
    expect(cache.get(wire('2', 'the beginning', '2026-11-01'))).toBeUndefined();
    expect(cache.get([...cut.slice(0, 8), ['another poster'], 0, 0] as never)).toBeUndefined();
    expect(cache.get([...cut.slice(0, 8), ['a poster', 'another'], 0, 0] as never)).toBeUndefined();
    expect(cache.get([cut[0], ['bo', ''], ...cut.slice(2)] as never)).toBeUndefined();
    expect(cache.get([cut[0], 0, ...cut.slice(2)] as never)).toBeUndefined();
  });

  test('posts with one key that say different things are all remembered, each with its own answer', () => {
    const cache = new VerdictCache();
    const said = (at: number) => wire('1', `words ${at}`);
    for (let at = 0; at < 20; at += 1) cache.put(known(said(at), at));
    for (let at = 0; at < 20; at += 1) expect(cache.get(said(at))?.micros).toBe(at);
  });

  test('however many things one key says, the oldest of them go', () => {
    const cache = new VerdictCache();
    const said = (at: number) => wire('1', `${at} ${'x'.repeat(9_000)}`);
    for (let at = 0; at < 40; at += 1) cache.put(known(said(at)));
    const found = Array.from({ length: 40 }, (_, at) => cache.get(said(at)) !== undefined);
    expect(found.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => false));
    expect(found.slice(-5)).toEqual([true, true, true, true, true]);
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
