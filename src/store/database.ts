import Dexie, { type EntityTable } from 'dexie';
import type { ListMeta } from '../core/list/entries.ts';
import type { PalCode } from '../core/list/publication/codes.ts';
import type { Trust } from '../core/list/publication/trust.ts';

/** One list, as the surfaces show it, and which of its generations is active. */
export interface ListRecord {
  /** `<origin>/<name>`. */
  readonly id: string;
  readonly meta: ListMeta;
  readonly on: boolean;
  /** ISO instant at which this generation came in; null for the list that ships with the release. */
  readonly importedAt: string | null;
  /** Lists stand in the order in which they came: the number of the list's first generation. */
  readonly place: number;
  /** Number of the active generation. Numbers are never used twice, not even after the list was removed. */
  readonly generation: number;
  /** Hex sha256 of the active generation's index bytes. */
  readonly hash: string;
  readonly accounts: number;
  readonly people: number;
  readonly templates: number;
  readonly payers: number;
}

/**
 * One whole version of a list: two files, never rows (performance.md: rows take 300 times as long), and as Blobs: what is
 * not read costs nothing at a wake-up, and what is read comes sooner than from an array (docs/adr/0502).
 */
export interface GenerationRecord {
  /** `<list id>@<number>`. */
  readonly key: string;
  readonly list: string;
  readonly number: number;
  readonly meta: ListMeta;
  /** Where everything is in the lines, compiled (match/compile.ts). */
  readonly index: Blob;
  /** The entries, line by line as they were received: labels are read from them, an index of an older engine is made anew. */
  readonly state: Blob;
  /** `checksumOf` the lines. */
  readonly stateSum: string;
  /** ISO instant. */
  readonly createdAt: string;
}

/** An account the reader does not want labelled; `key` as account.ts writes it. */
export interface OverrideRecord {
  readonly key: string;
  /** ISO instant. */
  readonly addedAt: string;
}

/** A publication that the reader subscribed to: what is trusted of it, and how the last sync went. */
export interface SubscriptionRecord {
  /** Of its list: `subscription/<first half of the pin>`. */
  readonly id: string;
  /** Ends in "/". */
  readonly base: string;
  /** The address named no pin: the reader chose to trust what was there. */
  readonly firstUse: boolean;
  readonly trust: Trust;
  /** Of the active release: when it was issued, and the ids it readmits. */
  readonly issued: string;
  readonly readmitted: readonly string[];
  /** What the active release changed: numbers of entries. */
  readonly changes: { readonly added: number; readonly removed: number; readonly corrected: number };
  /** Syncs that failed one after the other, and the code of the last one; null after a good one. */
  readonly failures: number;
  readonly fault: PalCode | null;
}

/** An artefact of an active release as it travelled: the base of the next journal. */
export interface ArtefactRecord {
  /** `<list id>/<sha256>`. */
  readonly key: string;
  readonly list: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** One request that left this browser, for the debug panel; the newest REQUESTS_KEPT are kept. */
export interface RequestRecord {
  readonly n: number;
  /** ISO instant. */
  readonly at: string;
  readonly url: string;
  /** Bytes that came, or why none did. */
  readonly outcome: number | PalCode;
}

/** A number that only grows. */
export interface CounterRecord {
  readonly name: 'generation';
  readonly value: number;
}

/**
 * The trusted store: lists, their generations and the reader's overrides, in the extension's own origin. Nothing about
 * what was read ever enters it. Every write is durable before it is reported (`strict`): a label must not come back after
 * a power cut that followed its removal.
 */
export class Database extends Dexie {
  declare readonly lists: EntityTable<ListRecord, 'id'>;
  declare readonly generations: EntityTable<GenerationRecord, 'key'>;
  declare readonly overrides: EntityTable<OverrideRecord, 'key'>;
  declare readonly counters: EntityTable<CounterRecord, 'name'>;
  declare readonly subscriptions: EntityTable<SubscriptionRecord, 'id'>;
  declare readonly artefacts: EntityTable<ArtefactRecord, 'key'>;
  declare readonly requests: EntityTable<RequestRecord, 'n'>;

  constructor(name = 'fieldmark') {
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      lists: 'id',
      generations: 'key, list',
      overrides: 'key',
      counters: 'name',
    });
    this.version(2).stores({ subscriptions: 'id', artefacts: 'key, list', requests: '++n' });
  }
}
