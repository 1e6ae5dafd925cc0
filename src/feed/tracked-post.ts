import type { BadgeLabel } from '../messages/badge-label.ts';
import type { JudgedPost } from '../messages/contract.ts';
import { packPost } from '../messages/wire-post.ts';
import type { ReadPost } from '../sites/site.ts';
import type { Badge } from '../ui/badge/badge.ts';

/** After so many removals by the page the badge stays away, and the popup says "removed by the page". */
export const MOST_REMOVALS = 3;

/** One post that stands or stood in the page, and what we put beside it. */
export interface TrackedPost {
  /** Null once it has left the page, or its row has become another post: what is kept of it then is its signature. */
  read: ReadPost | null;
  /** Everything that is sent (a WirePost), as JSON: the identity of an answer. */
  readonly signature: string;
  answer: JudgedPost | null;
  /** The answer is of an older epoch: it stands only until the new one comes. */
  stale: boolean;
  badge: Badge | null;
  reposterBadge: Badge | null;
  /** Its name in the log, once it stands there. */
  logKey: string | null;
  /** How often the page took our badge away from this post. */
  removals: number;
}

/** A unit of the feed with its posts, in document order. */
export interface TrackedUnit {
  readonly unit: Element;
  readonly finder: string;
  posts: TrackedPost[];
}

/** A post as read just now, not yet judged. */
export function trackPost(read: ReadPost): TrackedPost {
  return {
    read,
    signature: JSON.stringify(packPost(read.post)),
    answer: null,
    stale: false,
    badge: null,
    reposterBadge: null,
    logKey: null,
    removals: 0,
  };
}

/** True when the answer labels the author or the reposter. */
export function hasLabel(answer: JudgedPost | null): boolean {
  return answer !== null && (answer.label !== null || answer.reposterLabel !== null);
}

/** The labels a post shows now: none until it is judged. */
export function labelsOf(post: TrackedPost): { label: BadgeLabel | null; reposterLabel: BadgeLabel | null } {
  return { label: post.answer?.label ?? null, reposterLabel: post.answer?.reposterLabel ?? null };
}
