import { canonicalHandle } from '../core/account.ts';
import type { SiteId } from '../core/site-id.ts';
import { readProfile } from '../sites/profiles.ts';
import type { PageContext } from '../sites/site.ts';
import type { TrackedPost } from './tracked-post.ts';

const MOST_DESCRIPTION = 1000;

/** The description of the profile that the page shows, when the post is its owner's own; else null. */
export function profileOf(site: SiteId, root: Element, page: PageContext, post: TrackedPost): string | null {
  const author = post.read?.post.author ?? null;
  const profile = author === null ? null : readProfile(site, root, page);
  if (author === null || profile === null) return null;
  const owner = canonicalHandle(site, profile.handle);
  if (owner === null || owner !== canonicalHandle(site, author.handle)) return null;
  return profile.description.slice(0, MOST_DESCRIPTION);
}
