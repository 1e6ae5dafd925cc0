import type { PostLog } from './post-log.ts';

/** Brings a labelled post into view and puts the focus on its badge. False when it has left the page. */
export function scrollToPost(log: PostLog, key: string): boolean {
  const post = log.posts().get(key);
  if (post?.read?.element.isConnected !== true) return false;
  post.read.element.scrollIntoView({ block: 'center' });
  (post.badge ?? post.reposterBadge)?.button.focus({ preventScroll: true });
  return true;
}
