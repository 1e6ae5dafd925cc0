import type { Post } from '../core/post.ts';
import type { BadgeLabel } from '../messages/badge-label.ts';

/** For each author, grade and sentence of a thread, the key of the post that says it in full. */
export type Spoken = Map<string, string>;

/**
 * True when this thread already says the same about the same author beside another post: then the compact form is enough.
 * The first to ask says it in full and keeps doing so, so that no badge changes its size while the reader scrolls. Only a
 * permalink is a thread; in a feed every badge stands alone. `spoken` is written to.
 */
export function isSaidBefore(
  spoken: Spoken,
  { view, key, author, reposter }: Pick<Post, 'view' | 'key' | 'author' | 'reposter'>,
  { grade, sentence }: Pick<BadgeLabel, 'grade' | 'sentence'>,
): boolean {
  const who = grade === 'R' ? reposter : author;
  if (view !== 'permalink' || who === null) return false;
  const what = JSON.stringify([who.handle.toLowerCase(), grade, sentence]);
  const first = spoken.get(what);
  if (first === undefined) spoken.set(what, key);
  return first !== undefined && first !== key;
}
