import { expect, test } from 'vitest';
import { makeList, PAYERS } from './list.ts';
import { makePosts, RATES, SHAPES } from './posts.ts';

const NOW = new Date('2026-11-24T12:00:00Z');
const list = makeList({ accounts: 400, templates: 2 * PAYERS });

test('the same plan gives the same stream', () => {
  const plan = { count: 50, seed: 5, list, now: NOW };
  expect(makePosts(plan)).toEqual(makePosts(plan));
  expect(makePosts({ ...plan, seed: 6 })).not.toEqual(makePosts(plan));
});

test('evidence comes at its rate, and is what it says', () => {
  const posts = makePosts({ count: 6000, seed: 5, list, now: NOW });
  const share = (truth: string) => posts.filter((post) => post.truth === truth).length / posts.length;
  expect(share('account')).toBeCloseTo(RATES.account, 2);
  expect(share('both')).toBeCloseTo(RATES.both, 2);
  expect(share('message')).toBeCloseTo(RATES.message, 2);
  for (const { truth, handle, text } of posts) {
    expect(list.handles.includes(handle)).toBe(truth === 'account' || truth === 'both');
    expect(list.texts.includes(text)).toBe(truth === 'message' || truth === 'both');
    if (truth === 'both')
      expect(list.texts.indexOf(text) % PAYERS).toBe(list.handles.indexOf(handle) % PAYERS);
  }
});

test('what hangs below the words comes at its share, and a quoted post with its own words', () => {
  const posts = makePosts({ count: 6000, seed: 5, list, now: NOW });
  for (const [shape, share] of Object.entries(SHAPES))
    expect(posts.filter((post) => post.shape === shape).length / posts.length).toBeCloseTo(share, 1);
  for (const { shape, quoted, alt } of posts) {
    expect(quoted !== null).toBe(shape === 'quote');
    expect(alt).not.toBe('');
    if (quoted !== null) expect(list.handles).not.toContain(quoted.handle);
  }
  expect(new Set(posts.map(({ reposter }) => reposter !== null)).size).toBe(2);
});
