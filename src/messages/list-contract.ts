import type { ListMeta } from '../core/list/entries.ts';
import type { PalCode, PalFault } from '../core/list/publication/codes.ts';
import type { Freshness } from '../core/list/publication/freshness.ts';
import type { Publisher } from '../core/list/publication/root.ts';
import type { SiteId } from '../core/site-id.ts';

/** A key of a publisher, by its fingerprint and what it may sign. */
export interface KeyInfo {
  readonly id: string;
  readonly role: 'root' | 'list' | 'pulse';
}

/** Whose a signed list is: everything a reader should know before and after they subscribe. */
export interface PublisherInfo {
  readonly publisher: Publisher;
  readonly keys: readonly KeyInfo[];
  /** Signatures that a release needs, and keys that may make them. */
  readonly threshold: readonly [needed: number, keys: number];
}

/** A publication behind an address, before anybody subscribes to it. Nothing of it is stored. */
export interface OfferedList extends PublisherInfo {
  readonly id: string;
  readonly base: string;
  readonly list: string;
  /** It lies on this computer: a test list. */
  readonly loopback: boolean;
  /** The address had no pin: subscribing means trusting what is there now. */
  readonly firstUse: boolean;
}

/** How a subscribed list stands: what the surfaces say about its signature and its age. */
export interface ListStanding {
  readonly freshness: Freshness;
  /** ISO instant of the newest pulse that was accepted; null when there was none. */
  readonly checked: string | null;
  readonly firstUse: boolean;
  readonly threshold: PublisherInfo['threshold'];
  readonly loopback: boolean;
}

/** A subscription, as the options page and the popup show it. */
export interface SubscriptionInfo extends ListStanding {
  readonly base: string;
  /** Null when what is stored of the publisher's root is damaged. */
  readonly publisher: PublisherInfo | null;
  /** Code of the last sync; null after a good one. */
  readonly fault: PalCode | null;
  /** A newer release was set aside: it would add more than its signatures allow. */
  readonly quarantined: boolean;
  /** The reader allows requests to its host. */
  readonly permitted: boolean;
  /** Ids that the publisher took back. */
  readonly held: number;
  /** What the newest release changed, in numbers of entries. */
  readonly changes: { readonly added: number; readonly removed: number; readonly corrected: number };
}

/** One entry that a new version of a list added, took away or corrected. */
export interface ChangedEntry {
  readonly id: string;
  readonly site: SiteId | null;
  /** An account's handle and role, or the beginning of a message. */
  readonly words: string;
}

/** What changed between the version before and the one in force; at most CHANGES_SHOWN of each kind. */
export interface ListChanges {
  readonly from: ListMeta | null;
  readonly added: readonly ChangedEntry[];
  readonly removed: readonly ChangedEntry[];
  readonly corrected: readonly ChangedEntry[];
}

/** Entries of each kind that a list of changes holds. */
export const CHANGES_SHOWN = 50;

/** What asking an address or subscribing to it came to. */
export type OfferAnswer =
  | { readonly ok: true; readonly offer: OfferedList }
  | { readonly ok: false; readonly fault: PalFault };

/** What subscribing came to. */
export type SubscribeAnswer =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly fault: PalFault };

/** How the sync of one list ended: null when it went well. */
export interface SyncOutcome {
  readonly id: string;
  readonly fault: PalCode | null;
}

/** Requests of the extension's own pages about subscribed lists. */
export interface SubscriptionRequests {
  /** Reads the first root behind an address. The reader must have allowed its host. */
  'inspect-address': { request: { address: string }; answer: OfferAnswer };
  /** `trustFirst`: an address without a pin is the reader's explicit choice. */
  subscribe: { request: { address: string; trustFirst: boolean }; answer: SubscribeAnswer };
  /** Syncs one list, or with null all that are on. */
  'sync-now': { request: { id: string | null }; answer: readonly SyncOutcome[] };
  'list-changes': { request: { id: string }; answer: ListChanges | null };
}
