import { expect, test } from 'vitest';
import { makeList, PAYERS } from './list.ts';
import { LIVE } from './page/live.ts';
import { makePosts, RATES, RECYCLED, SHAPES } from './posts.ts';

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
    expect(Math.abs(posts.filter((post) => post.shape === shape).length / posts.length - share)).toBeLessThan(
      0.02,
    );
  for (const { shape, quoted, alt } of posts) {
    expect(quoted !== null).toBe(shape === 'quote');
    expect(alt).not.toBe('');
    if (quoted !== null) expect(list.handles).not.toContain(quoted.handle);
  }
});

test('rows are used again at their share, and one that is rewritten in place was of that kind before', () => {
  const posts = makePosts({ count: 6000, seed: 5, list, now: NOW });
  for (const [how, share] of Object.entries(RECYCLED))
    expect(Math.abs(posts.filter((post) => post.how === how).length / posts.length - share)).toBeLessThan(
      0.02,
    );
  const kindOf = ({ shape, reposter }: (typeof posts)[number]) => `${shape} ${reposter !== null}`;
  for (const [at, post] of posts.entries()) {
    const before = posts[at - LIVE];
    if (before !== undefined && post.how === 'rewrite') expect(kindOf(post)).toBe(kindOf(before));
  }
  // Ten kinds of rows there are, and all of them come.
  expect(new Set(posts.map(kindOf)).size).toBe(2 * Object.keys(SHAPES).length);
});
