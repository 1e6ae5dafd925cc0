import type { SiteId } from '../site-id.ts';

/** How a listed person stands to the payer. `official` is the payer's own account: no badge, never text evidence. */
export type Relation = 'paid_staff' | 'contractor' | 'vendor' | 'creator' | 'volunteer' | 'official';

/** An entry's standing with its publisher. Only `active` entries are evidence. */
export type EntryStatus = 'active' | 'disputed' | 'retracted';

/** One disclosed account. `id` is `<person_id>/<platform>/<canonical handle>`. Days are ISO dates, inclusive. */
export interface AccountEntry {
  readonly type: 'account';
  readonly id: string;
  readonly platform: SiteId;
  readonly handle: string;
  /** Digits as a string: many exceed 2^53. */
  readonly platform_id?: string;
  readonly person: string;
  readonly name?: string;
  readonly role: string;
  readonly relation: Relation;
  readonly payer: string;
  readonly sources: readonly string[];
  readonly valid_from: string;
  readonly valid_to: string;
  /** Once past, the entry is no person evidence: handles are re-registered. */
  readonly recheck_by: string;
  readonly status: EntryStatus;
  /** The person's own statement, at most 500 code points. */
  readonly reply?: string;
}

/** One message a payer handed out. */
export interface TemplateEntry {
  readonly type: 'template';
  readonly id: string;
  readonly payer: string;
  readonly text: string;
  readonly lang: string;
  readonly first_distributed: string;
  readonly last_distributed: string;
  /** `exact`: only the message itself counts; `near`: close variants may too. */
  readonly match: 'exact' | 'near';
  readonly sources: readonly string[];
  readonly status?: EntryStatus;
}

/** Who pays: a committee, company or party. `aliases` and `registry` serve self-disclosures (grade S). */
export interface PayerEntry {
  readonly type: 'payer';
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly jurisdiction: string;
  readonly registry: Readonly<Record<string, string>>;
  readonly url?: string;
  readonly start?: string;
  readonly end?: string;
  readonly aliases?: readonly string[];
}

/** A document that shows what an entry claims. `url` and `archive_url` are https. */
export interface SourceEntry {
  readonly type: 'source';
  readonly id: string;
  readonly kind: 'filing' | 'platform' | 'self' | 'campaign' | 'court' | 'press' | 'screenshot';
  readonly title: string;
  readonly publisher: string;
  readonly date: string;
  readonly url: string;
  readonly archive_url?: string;
  readonly sha256?: string;
  readonly locator?: string;
  /** This source shows that the handle belongs to the person. */
  readonly links_handle?: boolean;
}

/** Where a list came from. Unsigned kinds are said so in every popover. */
export type ListOrigin = 'built-in' | 'folder' | 'subscription';

/** What the surfaces say about a list. */
export interface ListMeta {
  readonly id: string;
  readonly name: string;
  readonly publisher: string;
  readonly contact?: string;
  readonly licence?: string;
  readonly version: string;
  /** ISO day of the newest change the publisher states. */
  readonly updated: string;
  readonly origin: ListOrigin;
}

/** One whole list, validated: what the index is compiled from. */
export interface ListState {
  readonly meta: ListMeta;
  readonly accounts: readonly AccountEntry[];
  readonly templates: readonly TemplateEntry[];
  readonly payers: readonly PayerEntry[];
  readonly sources: readonly SourceEntry[];
}
