import type { Post } from '../core/post.ts';
import type { BadgeLabel } from '../messages/badge-label.ts';
import type { BadgeSlot } from '../sites/site.ts';
import type { Badge } from '../ui/badge/badge.ts';
import { createBadge } from '../ui/badge/badge.ts';
import type { Theme } from '../ui/badge/tokens.ts';
import type { Spoken } from './thread-form.ts';
import { isSaidBefore } from './thread-form.ts';
import type { TrackedPost } from './tracked-post.ts';
import { labelsOf, MOST_REMOVALS } from './tracked-post.ts';

/** Puts badges beside posts and takes them away. It knows which nodes of the page are ours. */
export class Labeller {
  readonly #hosts = new WeakMap<Node, Badge>();
  readonly #posts = new WeakMap<Badge, TrackedPost>();
  readonly #live = new Set<Badge>();
  /** Where each badge was put. */
  readonly #parents = new WeakMap<Badge, Element>();
  readonly #onActivate: (post: TrackedPost, badge: Badge) => void;
  #spoken: Spoken = new Map();
  #theme: Theme;

  constructor(theme: Theme, onActivate: (post: TrackedPost, badge: Badge) => void) {
    this.#theme = theme;
    this.#onActivate = onActivate;
  }

  /** True for a node we put into the page. */
  isOurs(node: Node): boolean {
    return this.#hosts.has(node);
  }

  /** True while this badge should stand where it was put and does not: the page took it away, or somewhere else. */
  isMissing(node: Node): boolean {
    const badge = this.#hosts.get(node);
    return badge !== undefined && this.#live.has(badge) && !this.#isInPlace(badge);
  }

  /** The badge whose host this is. */
  badgeOf(target: EventTarget | null): Badge | undefined {
    return target instanceof Node ? this.#hosts.get(target) : undefined;
  }

  /** Makes the page show exactly the labels of this post's answer: nothing while there is none. */
  apply(post: TrackedPost): void {
    const { read } = post;
    if (read === null) return;
    const { label, reposterLabel } = labelsOf(post);
    post.badge = this.#place(post, read.post, post.badge, label, read.slot);
    post.reposterBadge = this.#place(post, read.post, post.reposterBadge, reposterLabel, read.contextSlot);
  }

  /** Takes both badges of a post out of the page at once. */
  clear(post: TrackedPost): void {
    // A badge that the page took away is no news of ours: it must not come back as if it were the first.
    if ([post.badge, post.reposterBadge].some((badge) => badge !== null && this.#isTaken(badge)))
      post.removals += 1;
    this.#drop(post.badge);
    this.#drop(post.reposterBadge);
    post.badge = null;
    post.reposterBadge = null;
  }

  /** Another page: what was said on the last one counts no more. */
  enterPage(): void {
    this.#spoken = new Map();
  }

  /** Follows the page's theme. */
  setTheme(theme: Theme): void {
    this.#theme = theme;
    for (const badge of this.#live) badge.setTheme(theme);
  }

  #place(
    post: TrackedPost,
    says: Post,
    before: Badge | null,
    label: BadgeLabel | null,
    slot: BadgeSlot | null,
  ): Badge | null {
    if (label === null || slot === null) {
      this.#drop(before);
      return null;
    }
    const badge = before ?? createBadge(label, this.#theme, (activated) => this.#activate(activated));
    this.#hosts.set(badge.host, badge);
    this.#posts.set(badge, post);
    this.#live.add(badge);
    if (before !== null && !sameLabel(before.label, label)) badge.show(label);
    badge.setCompact(isSaidBefore(this.#spoken, says, label));
    if (badge.host.parentNode === slot.parent && badge.host.nextSibling === slot.before) return badge;
    if (before !== null && slot.parent === this.#parents.get(badge) && this.#isTaken(badge))
      post.removals += 1;
    if (post.removals > MOST_REMOVALS) {
      this.#drop(badge);
      return null;
    }
    // A slot that was read before the row changed may be gone: no place is better than a wrong one.
    if (slot.before !== null && slot.before.parentNode !== slot.parent) {
      this.#drop(badge);
      return null;
    }
    slot.parent.insertBefore(badge.host, slot.before);
    this.#parents.set(badge, slot.parent);
    return badge;
  }

  #isInPlace(badge: Badge): boolean {
    return badge.host.isConnected && badge.host.parentNode === this.#parents.get(badge);
  }

  /** Only a removal from where it stood is the page's own doing: a row that was drawn anew has another place. */
  #isTaken(badge: Badge): boolean {
    return this.#parents.get(badge)?.isConnected === true && !this.#isInPlace(badge);
  }

  #activate(badge: Badge): void {
    const post = this.#posts.get(badge);
    if (post !== undefined) this.#onActivate(post, badge);
  }

  #drop(badge: Badge | null): void {
    if (badge === null) return;
    badge.host.remove();
    this.#live.delete(badge);
  }
}

function sameLabel(one: BadgeLabel, other: BadgeLabel): boolean {
  return one.grade === other.grade && one.name === other.name && one.sentence === other.sentence;
}
