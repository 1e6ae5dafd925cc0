import Dexie, { type EntityTable } from 'dexie';
import type { ListMeta } from '../core/list/entries.ts';

/** One list, as the surfaces show it, and which of its generations is active. */
export interface ListRecord {
  /** `<origin>/<name>`. */
  readonly id: string;
  readonly meta: ListMeta;
  readonly on: boolean;
  /** ISO instant at which this generation came in; null for the list that ships with the release. */
  readonly importedAt: string | null;
  /** Number of the active generation. Numbers are never used twice, not even after the list was removed. */
  readonly generation: number;
  /** Hex sha256 of the active generation's index bytes. */
  readonly hash: string;
  readonly accounts: number;
  readonly people: number;
  readonly templates: number;
  readonly payers: number;
}

/** One whole version of a list: two blobs, never rows (performance.md: rows take 300 times as long). */
export interface GenerationRecord {
  /** `<list id>@<number>`. */
  readonly key: string;
  readonly list: string;
  readonly number: number;
  /** What `buildIndex` made. */
  readonly index: Uint8Array;
  /** The ListState as UTF-8 JSON: an index of an older engine is made anew from it. */
  readonly state: Uint8Array;
  /** ISO instant. */
  readonly createdAt: string;
}

/** An account the reader does not want labelled; `key` as account.ts writes it. */
export interface OverrideRecord {
  readonly key: string;
  /** ISO instant. */
  readonly addedAt: string;
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

  constructor(name = 'fieldmark') {
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      lists: 'id',
      generations: 'key, list',
      overrides: 'key',
      counters: 'name',
    });
  }
}
