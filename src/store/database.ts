import type { EntityTable } from 'dexie';
import { Dexie } from 'dexie';
import type { ListMeta } from '../core/list/entries.ts';

/** One list as the store knows it; its index bytes stand in `generations`. */
export interface ListRecord {
  readonly id: string;
  readonly meta: ListMeta;
  readonly on: boolean;
  /** ISO instant; null for the built-in list. */
  readonly importedAt: string | null;
  /** The active generation; grows by one with every activation. */
  readonly generation: number;
  /** Hex sha256 of the index bytes. */
  readonly hash: string;
  readonly engine: number;
  readonly accounts: number;
  readonly people: number;
  readonly templates: number;
  readonly payers: number;
}

/** One activated state of a list: what it was made of, and what it was compiled into. */
export interface GenerationRecord {
  /** `<list id>@<generation>` */
  readonly key: string;
  readonly list: string;
  readonly generation: number;
  /** The compiled index. */
  readonly index: Uint8Array<ArrayBuffer>;
  /** The ListState as UTF-8 JSON, so that an index of an older engine can be made anew. */
  readonly state: Uint8Array<ArrayBuffer>;
}

/** An account the reader does not want labelled. */
export interface OverrideRecord {
  /** Account key (core/account.ts). */
  readonly key: string;
  readonly addedAt: string;
}

/** The trusted store, in the extension's own origin. Nothing about what was read is in it. */
export class Database extends Dexie {
  declare readonly lists: EntityTable<ListRecord, 'id'>;
  declare readonly generations: EntityTable<GenerationRecord, 'key'>;
  declare readonly overrides: EntityTable<OverrideRecord, 'key'>;

  constructor(name = 'fieldmark') {
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ lists: 'id', generations: 'key, list', overrides: 'key' });
  }
}
