import type { BadgeLabel } from '../messages/badge-label.ts';
import type { JudgedPost } from '../messages/contract.ts';
import type { WirePost } from '../messages/wire-post.ts';
import type { ReadPost } from '../sites/site.ts';
import type { Badge } from '../ui/badge/badge.ts';

/** After so many removals by the page the badge stays away, and the popup says "removed by the page". */
export const MOST_REMOVALS = 3;

/** One post that stands or stood in the page, and what we put beside it. */
export interface TrackedPost {
  /** Null once it has left the page, or its row has become another post: what is kept of it then is what was sent. */
  read: ReadPost | null;
  /** The unit it was read in; null with `read`: what has left the page must not be held by us. */
  unit: TrackedUnit | null;
  /** Everything that is sent: the identity of an answer. */
  readonly wire: WirePost;
  answer: JudgedPost | null;
  /** Time in the judge, µs; 0 before an answer. */
  micros: number;
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
  posts: readonly TrackedPost[];
  /** It waits to be read again. */
  isDirty: boolean;
  /** A post was read in it once. */
  wasRead: boolean;
}

/** A post as read just now, not yet judged. `wire`: the same, packed. */
export function trackPost(unit: TrackedUnit, read: ReadPost, wire: WirePost): TrackedPost {
  return {
    read,
    unit,
    wire,
    answer: null,
    micros: 0,
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
