import type { Post } from '../core/post.ts';
import type { SiteId } from '../core/site-id.ts';
import type { TrackedPost } from './tracked-post.ts';
import { postOf } from './what-it-said.ts';

/** How many of these posts are of the same account with the same text as `post`, which is one of them. */
export function repeatsOf({ author, text }: Post, site: SiteId, posts: Iterable<TrackedPost>): number {
  if (author === null || text === '') return 1;
  const handle = author.handle.toLowerCase();
  let same = 0;
  for (const tracked of posts) {
    const other = postOf(site, tracked);
    if (other?.text === text && other.author?.handle.toLowerCase() === handle) same += 1;
  }
  return Math.max(1, same);
}
