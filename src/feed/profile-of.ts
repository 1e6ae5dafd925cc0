import { canonicalHandle } from '../core/account.ts';
import type { PageContext, Site } from '../sites/site.ts';
import type { TrackedPost } from './tracked-post.ts';

const MOST_DESCRIPTION = 1000;

/** The description of the profile that the page shows, when the post is its owner's own; else null. */
export function profileOf(site: Site, root: Element, page: PageContext, post: TrackedPost): string | null {
  const { author } = post.read.post;
  const profile = author === null ? null : site.profile(root, page);
  if (author === null || profile === null) return null;
  const owner = canonicalHandle(site.id, profile.handle);
  if (owner === null || owner !== canonicalHandle(site.id, author.handle)) return null;
  return profile.description.slice(0, MOST_DESCRIPTION);
}
