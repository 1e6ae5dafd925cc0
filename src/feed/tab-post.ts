import type { SiteId } from '../core/site-id.ts';
import type { TabPost } from '../messages/contract.ts';
import { namedAuthor } from '../sites/names.ts';
import type { TrackedPost } from './tracked-post.ts';
import { labelsOf } from './tracked-post.ts';
import { postOf } from './what-it-said.ts';

/** A tracked post, under the key of its showing, as the extension's own pages see it; null when it cannot be unpacked. */
export function toTabPost(site: SiteId, key: string, tracked: TrackedPost): TabPost | null {
  const post = postOf(site, tracked);
  if (post === null) return null;
  const { label, reposterLabel } = labelsOf(tracked);
  return {
    key,
    path: tracked.read === null ? '' : pathOf(tracked.read.element),
    author: tracked.read === null ? post.author : namedAuthor(site, tracked.read),
    permalink: post.permalink,
    postedAt: post.postedAt,
    kind: post.kind,
    reposter: post.reposter,
    text: post.text,
    imageTexts: post.imageTexts,
    truncated: post.truncated,
    label,
    reposterLabel,
    verdict: tracked.answer?.verdict ?? null,
    reason: tracked.answer?.reason ?? null,
    notes: tracked.answer?.notes ?? [],
    micros: tracked.micros,
    badged: tracked.badge?.host.isConnected === true || tracked.reposterBadge?.host.isConnected === true,
  };
}

/** Child-index path from the document element ("0/1/3"); "" when the element has left the page. */
function pathOf(element: Element): string {
  if (!element.isConnected) return '';
  const steps: number[] = [];
  for (let at = element; at.parentElement !== null; at = at.parentElement) {
    steps.push(Array.prototype.indexOf.call(at.parentElement.children, at));
  }
  return steps.reverse().join('/');
}
