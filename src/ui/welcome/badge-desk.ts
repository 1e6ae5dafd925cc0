import type { BadgeLabel } from '../../messages/badge-label.ts';
import type { Evidence } from '../../messages/contract.ts';
import type { Badge } from '../badge/badge.ts';
import { createBadge } from '../badge/badge.ts';
import { guardEvents } from '../badge/guard-events.ts';
import { readPageTheme, watchPageTheme } from '../badge/page-theme.ts';
import type { PopoverActions } from '../badge/popover/action-bar.ts';
import { openPopover } from '../badge/popover/open-popover.ts';

/**
 * Real badges on a page of our own: the same element, guard, theme and evidence as in a feed, without a site around them.
 * Everything ends with the signal.
 */
export class BadgeDesk {
  readonly #badges = new Map<EventTarget, Badge>();
  readonly #document: Document;

  constructor(window: Window, signal: AbortSignal) {
    this.#document = window.document;
    guardEvents(window, signal, (target) => (target === null ? undefined : this.#badges.get(target)));
    watchPageTheme(window.document, signal, (theme) => {
      for (const badge of this.#badges.values()) badge.setTheme(theme);
    });
  }

  /** Puts a badge into `place`; it opens this evidence. Returns a function that takes it away. */
  place(place: Element, label: BadgeLabel, evidence: Evidence, actions: PopoverActions): () => void {
    const badge = createBadge(label, readPageTheme(this.#document), () =>
      openPopover(badge, evidence, actions),
    );
    this.#badges.set(badge.host, badge);
    place.append(badge.host);
    return () => {
      this.#badges.delete(badge.host);
      badge.host.remove();
    };
  }
}
