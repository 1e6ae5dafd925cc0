import { authorKeys } from '../account.ts';
import type { AccountEntry } from '../list/entries.ts';
import { runSteps, type Steps } from '../steps.ts';
import { HASH_START, hashStep, mix32 } from '../text/hash.ts';
import { decodeUtf8, encodeUtf8, utf8Length } from '../text/utf8.ts';

/** The accounts of a list as bytes: a hash table, and the entries it leads to. */
export interface AccountParts {
  /** Pairs of (hash, 1 + place of the entry in `entries`); two zeros are an empty slot. */
  readonly slots: Uint32Array;
  /** Entry after entry: length and handle key, length and id key, length of the JSON (3 bytes), the JSON. */
  readonly entries: Uint8Array;
}

/** Finds accounts by key. A place is the position of an entry's bytes, or NO_PLACE. */
export interface AccountTable {
  /** Place of the first entry under the key. */
  find(key: string): number;
  /** Places of all entries under the key. */
  findAll(key: string): readonly number[];
  /** JSON of the entry at a place. */
  json(place: number): string;
}

/** No entry is there. */
export const NO_PLACE = -1;
/** Share of the slots that are taken: fuller, and keys that are absent take long; emptier, and the table is large. */
const LOAD = 0.7;
const JSON_LENGTH = 3;
/** Accounts between two breaths. */
const PIECE = 256;

/**
 * Builds an open-addressing table (linear probing; Knuth, TAOCP 3, 6.4) over the accounts' keys. The whole keys stand before
 * each entry, where a look-up compares them without reading JSON. The bytes depend on the input alone.
 */
export function buildAccountTable(accounts: readonly AccountEntry[]): AccountParts {
  return runSteps(accountTableSteps(accounts));
}

/** The same in pieces. */
export function* accountTableSteps(accounts: readonly AccountEntry[]): Steps<AccountParts> {
  const keys: (readonly [handle: string, id: string])[] = [];
  const lines: string[] = [];
  let size = 0;
  for (const [i, account] of accounts.entries()) {
    if (i % PIECE === 0) yield;
    const [handle, id] = keysOf(account);
    const line = JSON.stringify(account);
    keys.push([handle, id]);
    lines.push(line);
    size += 2 + handle.length + id.length + JSON_LENGTH + utf8Length(line);
  }
  const entries = new Uint8Array(size);
  const count = keys.reduce((sum, [handle, id]) => sum + (handle === '' ? 0 : 1) + (id === '' ? 0 : 1), 0);
  const slots = new Uint32Array(2 * (Math.ceil(count / LOAD) + 1));
  let place = 0;
  for (const [i, pair] of keys.entries()) {
    if (i % PIECE === 0) yield;
    let at = place;
    for (const key of pair) {
      if (key !== '') insert(slots, key, place);
      entries[at] = key.length;
      at = encodeUtf8(key, entries, at + 1);
    }
    const length = utf8Length(lines[i] ?? '');
    for (let shift = 0; shift < JSON_LENGTH * 8; shift += 8) entries[at++] = (length >>> shift) & 255;
    place = encodeUtf8(lines[i] ?? '', entries, at);
  }
  return { slots, entries };
}

/** Opens a table over its parts. The whole key is compared: a hash never decides. */
export function openAccountTable({ slots, entries }: AccountParts): AccountTable {
  const scan = (key: string, all: number[] | null): number => {
    const hash = hashKey(key);
    let at = slotOf(hash, slots.length);
    for (let mark = slots[at + 1] ?? 0; mark !== 0; mark = slots[at + 1] ?? 0) {
      if (slots[at] === hash && hasKey(entries, mark - 1, key)) {
        if (all === null) return mark - 1;
        all.push(mark - 1);
      }
      at = at + 2 === slots.length ? 0 : at + 2;
    }
    return NO_PLACE;
  };
  return {
    find: (key) => scan(key, null),
    findAll: (key) => {
      const all: number[] = [];
      scan(key, all);
      return all;
    },
    json: (place) => {
      let at = place + 1 + (entries[place] ?? 0);
      at += 1 + (entries[at] ?? 0);
      const length = (entries[at] ?? 0) | ((entries[at + 1] ?? 0) << 8) | ((entries[at + 2] ?? 0) << 16);
      return decodeUtf8(entries, at + JSON_LENGTH, at + JSON_LENGTH + length);
    },
  };
}

// The keys under which an author of this account is looked up, "" for one it does not have.
function keysOf({ platform, handle, platform_id: id }: AccountEntry): readonly [handle: string, id: string] {
  const keys = authorKeys(platform, id === undefined ? { handle } : { handle, id });
  return [keys.handle ?? '', keys.id ?? ''];
}

function insert(slots: Uint32Array, key: string, place: number): void {
  const hash = hashKey(key);
  let at = slotOf(hash, slots.length);
  while (slots[at + 1] !== 0) at = at + 2 === slots.length ? 0 : at + 2;
  slots[at] = hash;
  slots[at + 1] = place + 1;
}

// Spreads 32 bits over any number of slots without a division (Lemire 2019).
function slotOf(hash: number, length: number): number {
  return 2 * Math.floor((hash * (length / 2)) / 2 ** 32);
}

function hashKey(key: string): number {
  let hash = HASH_START;
  for (let i = 0; i < key.length; i++) hash = hashStep(hash, key.charCodeAt(i));
  return mix32(hash);
}

function hasKey(entries: Uint8Array, place: number, key: string): boolean {
  const length = entries[place] ?? 0;
  if (isKey(entries, place + 1, length, key)) return true;
  const next = place + 1 + length;
  return isKey(entries, next + 1, entries[next] ?? 0, key);
}

function isKey(entries: Uint8Array, at: number, length: number, key: string): boolean {
  if (length !== key.length || length === 0) return false;
  for (let i = 0; i < length; i++) if (entries[at + i] !== key.charCodeAt(i)) return false;
  return true;
}
