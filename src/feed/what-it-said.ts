import type { Post } from '../core/post.ts';
import type { SiteId } from '../core/site-id.ts';
import { unpackPost } from '../messages/wire-post.ts';
import type { TrackedPost } from './tracked-post.ts';

/** What a post says, or said while it stood in the page: then without the display names, which no signature holds. */
export function postOf(site: SiteId, { read, wire }: TrackedPost): Post | null {
  return read?.post ?? unpackPost(site, wire);
}
