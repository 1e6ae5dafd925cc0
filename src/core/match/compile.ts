import type { ListMeta, PayerEntry } from '../list/entries.ts';
import type { Steps } from '../steps.ts';
import { encodeUtf8, utf8Length } from '../text/utf8.ts';
import type { AccountParts } from './account-table.ts';
import { type KeyedRecord, keyTableSteps } from './key-table.ts';
import { payerKeys } from './payer-keys.ts';
import { postingSteps } from './postings.ts';
import { joinSections } from './sections.ts';

/** How much a list holds: what the popup's coverage sentence counts. Retracted entries do not count. */
export interface ListCounts {
  readonly accounts: number;
  readonly people: number;
  readonly templates: number;
  readonly payers: number;
}

/** What is known of an entry that is found by its number: where its line begins. */
export interface Placed<T> {
  readonly line: number;
  readonly value: T;
}

/** Everything that an index is made of. */
export interface Contents {
  readonly meta: ListMeta;
  readonly counts: ListCounts;
  /** Bytes of all lines together. */
  readonly size: number;
  readonly accounts: AccountParts;
  /** The hashes of each message's words. */
  readonly templates: readonly Placed<Uint32Array>[];
  readonly payers: readonly Placed<PayerEntry>[];
  /** The ids. */
  readonly sources: readonly Placed<string>[];
}

/** What the small JSON head of an index says. */
export interface IndexHead {
  readonly meta: ListMeta;
  readonly counts: ListCounts;
  readonly size: number;
}

/** Numbers of the sections. */
export const META = 0;
export const ACCOUNT_SLOTS = 1;
export const ACCOUNT_KEYS = 2;
export const NAME_DIRECTORY = 3;
export const NAME_DATA = 4;
/** Where the lines begin of templates, then payers, then sources: record numbers count in this order. */
export const LINE_STARTS = 5;
export const POSTING_DIRECTORY = 6;
export const POSTINGS = 7;
export const WEIGHTS = 8;
export const SECTIONS = 9;

/** Compiles what is known of a list into one buffer (matching.md). The same contents give the same bytes. */
export function* compileSteps(contents: Contents): Steps<Uint8Array<ArrayBuffer>> {
  const { meta, counts, size, accounts, templates, payers, sources } = contents;
  const payersFrom = templates.length;
  const sourcesFrom = payersFrom + payers.length;
  const names: KeyedRecord[] = [];
  for (const [i, { value: payer }] of payers.entries()) {
    names.push({ key: `p:${payer.id}`, record: payersFrom + i });
    for (const key of payerKeys(payer)) names.push({ key, record: payersFrom + i });
  }
  yield;
  for (const [i, { value: id }] of sources.entries()) {
    names.push({ key: `s:${id}`, record: sourcesFrom + i });
  }
  yield;
  const nameTable = yield* keyTableSteps(names);
  const starts = new Uint32Array(sourcesFrom + sources.length);
  templates.forEach(({ line }, i) => {
    starts[i] = line;
  });
  payers.forEach(({ line }, i) => {
    starts[payersFrom + i] = line;
  });
  sources.forEach(({ line }, i) => {
    starts[sourcesFrom + i] = line;
  });
  const postings = yield* postingSteps(templates.map(({ value }) => value));
  yield;
  const head: IndexHead = { meta, counts, size };
  return joinSections([
    encodeText(JSON.stringify(head)),
    accounts.slots,
    accounts.keys,
    nameTable.directory,
    nameTable.data,
    starts,
    postings.directory,
    postings.postings,
    postings.weights,
  ]);
}

function encodeText(text: string): Uint8Array {
  const bytes = new Uint8Array(utf8Length(text));
  encodeUtf8(text, bytes, 0);
  return bytes;
}
