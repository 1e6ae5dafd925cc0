import { siteOfAddress } from '../core/site-hosts.ts';
import { answerTab } from '../messages/answer-tab.ts';
import type { TabReport } from '../messages/contract.ts';
import { askBackground } from '../messages/send.ts';
import { isExtensionAlive } from '../platform/inbox.ts';
import { logBug } from '../platform/log.ts';
import type { Badge } from '../ui/badge/badge.ts';
import { guardEvents } from '../ui/badge/guard-events.ts';

/** What the door and the reader share, in the isolated world of one page. */
export interface Door {
  /** The badge whose host this is; set by the reader. */
  badgeOf: (target: EventTarget | null) => Badge | undefined;
  /** The reader is in this page. */
  hasReader: boolean;
  /** Ends with the extension: everything of ours in this page hangs on it. */
  readonly life: AbortController;
}

/** A global of our isolated world, which no page can see. */
const KEY = Symbol.for('fieldmark.door');
const MOST_TRIES = 5;
const RETRY_MS = 500;

type Shelf = { [KEY]?: Door };

/** The door of this page; made by the first who asks. */
export function doorOf(): Door {
  const shelf = globalThis as Shelf;
  shelf[KEY] ??= { badgeOf: () => undefined, hasReader: false, life: new AbortController() };
  return shelf[KEY];
}

/**
 * All that runs in a page at load, at document_start: the guard of the events, which must be registered before any script of
 * the page, and one question to the background, which puts the reader of the site into the page when the site is switched on
 * (docs/adr/0009). Where it is off, nothing else is ever loaded.
 */
export function startDoor(window: Window): void {
  const door = doorOf();
  guardEvents(window, door.life.signal, (target) => door.badgeOf(target));
  answerTab({
    refresh: ({ on }) => {
      if (on && !door.hasReader) knock(window, 1);
      return null;
    },
    report: () => (door.hasReader ? undefined : closedReport(window)),
  });
  knock(window, 1);
}

function knock(window: Window, attempt: number): void {
  askBackground('load-reader', {}).catch((cause: unknown) => {
    if (!isExtensionAlive()) return;
    if (attempt === MOST_TRIES) logBug('load-reader', cause);
    else window.setTimeout(() => knock(window, attempt + 1), RETRY_MS * attempt);
  });
}

/** The report of a page that is not read: the site is switched off, or the reader is still on its way. */
function closedReport(window: Window): TabReport {
  return {
    site: siteOfAddress(window.location.href) ?? 'x',
    view: 'other',
    on: false,
    ready: false,
    broken: null,
    seen: 0,
    parsed: 0,
    checked: 0,
    withheld: {},
    hooks: {},
    finders: {},
    removedByPage: 0,
    labelled: [],
    recent: [],
    messages: 0,
    slices: [],
    profile: null,
  };
}
