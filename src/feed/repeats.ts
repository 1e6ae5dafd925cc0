import type { TrackedPost } from './tracked-post.ts';

/** How many of these posts are of the same account with the same text, this one included. */
export function repeatsOf({ read }: TrackedPost, posts: Iterable<TrackedPost>): number {
  const { author, text } = read.post;
  if (author === null || text === '') return 1;
  const handle = author.handle.toLowerCase();
  let same = 0;
  for (const { read: other } of posts)
    if (other.post.text === text && other.post.author?.handle.toLowerCase() === handle) same += 1;
  return Math.max(1, same);
}
