import { describe, expect, test } from 'vitest';
import type { View } from '../../src/core/post.ts';
import type { Label } from '../../src/core/verdict.ts';
import type { Spoken } from '../../src/feed/thread-form.ts';
import { isSaidBefore } from '../../src/feed/thread-form.ts';

function post(key: string, handle: string | null, view: View = 'permalink') {
  return { key, view, author: handle === null ? null : { handle }, reposter: { handle: 'rita' } };
}

function label(grade: Label = 'A', sentence = 'Paid by Example for Mayor') {
  return { grade, sentence };
}

describe('the compact form', () => {
  test('is for the same author and sentence again in a thread', () => {
    const spoken: Spoken = new Map();
    expect(isSaidBefore(spoken, post('1', 'ada'), label())).toBe(false);
    expect(isSaidBefore(spoken, post('2', 'Ada'), label())).toBe(true);
    expect(isSaidBefore(spoken, post('3', 'bo'), label())).toBe(false);
  });

  test('never moves from one post to the other', () => {
    const spoken: Spoken = new Map();
    for (let round = 0; round < 3; round += 1) {
      expect(isSaidBefore(spoken, post('1', 'ada'), label())).toBe(false);
      expect(isSaidBefore(spoken, post('2', 'ada'), label())).toBe(true);
    }
  });

  test('is not for another grade or another payer', () => {
    const spoken: Spoken = new Map();
    isSaidBefore(spoken, post('1', 'ada'), label());
    expect(isSaidBefore(spoken, post('2', 'ada'), label('C', 'Paid by Example for Mayor · more'))).toBe(
      false,
    );
    expect(isSaidBefore(spoken, post('3', 'ada'), label('A', 'Paid by Clear Rivers'))).toBe(false);
  });

  test('is not for a feed, a profile, or nobody', () => {
    for (const view of ['home', 'profile', 'search', 'group'] as const) {
      const spoken: Spoken = new Map();
      isSaidBefore(spoken, post('1', 'ada', view), label());
      expect(isSaidBefore(spoken, post('2', 'ada', view), label())).toBe(false);
    }
    const spoken: Spoken = new Map();
    isSaidBefore(spoken, post('1', null), label());
    expect(isSaidBefore(spoken, post('2', null), label())).toBe(false);
  });

  test('of a reposter’s badge goes by the reposter', () => {
    const spoken: Spoken = new Map();
    isSaidBefore(spoken, post('1', 'ada'), label('R'));
    expect(isSaidBefore(spoken, post('2', 'bo'), label('R'))).toBe(true);
  });
});
