import type { Steps } from '../steps.ts';
import { HASH_START, hashStep, mix32 } from '../text/hash.ts';
import { encodeUtf8, utf8Length } from '../text/utf8.ts';

/** Keys between two breaths. */
const PIECE = 1024;

/** No record has this number. */
export const NO_RECORD = -1;

/** A key and the number of the record it leads to. A key may come more than once. */
export interface KeyedRecord {
  readonly key: string;
  readonly record: number;
}

/** The two parts of a key table, as `openKeyTable` takes them. */
export interface KeyTableParts {
  readonly directory: Uint32Array;
  readonly data: Uint8Array;
}

/** Finds records by key. A hash only leads to a bucket: the key itself is stored and compared byte for byte. */
export interface KeyTable {
  /** Number of the first record under the key, or NO_RECORD. */
  find(key: string): number;
  /** Numbers of all records under the key. */
  findAll(key: string): readonly number[];
}

/**
 * Builds a hash table with one bucket for about two keys. A bucket is a run of `[key length (LEB128), record (4 bytes), key
 * (UTF-8)]`; the directory holds each bucket's start. Order and bytes depend on the input alone.
 */
export function* keyTableSteps(records: readonly KeyedRecord[]): Steps<KeyTableParts> {
  const bits = Math.max(1, Math.ceil(Math.log2(records.length + 1)) - 1);
  const directory = new Uint32Array(2 ** bits + 1);
  const buckets = new Uint32Array(records.length);
  for (const [i, { key }] of records.entries()) {
    if (i % PIECE === 0) yield;
    const bucket = hashKey(key) >>> (32 - bits);
    buckets[i] = bucket;
    const bytes = utf8Length(key);
    directory[bucket + 1] = (directory[bucket + 1] ?? 0) + lebLength(bytes) + 4 + bytes;
  }
  for (let b = 1; b < directory.length; b++) directory[b] = (directory[b] ?? 0) + (directory[b - 1] ?? 0);
  const data = new Uint8Array(directory[directory.length - 1] ?? 0);
  const ends = directory.slice();
  for (const [i, { key, record }] of records.entries()) {
    if (i % PIECE === 0) yield;
    const bucket = buckets[i] ?? 0;
    let at = writeLeb(utf8Length(key), data, ends[bucket] ?? 0);
    for (let shift = 0; shift < 32; shift += 8) data[at++] = (record >>> shift) & 255;
    ends[bucket] = encodeUtf8(key, data, at);
  }
  return { directory, data };
}

/** Opens a table over its parts, without copying them. */
export function openKeyTable({ directory, data }: KeyTableParts): KeyTable {
  const shift = 32 - Math.log2(directory.length - 1);
  let scratch = new Uint8Array(256);
  const scan = (key: string, all: number[] | null): number => {
    const bucket = hashKey(key) >>> shift;
    let at = directory[bucket] ?? 0;
    const end = directory[bucket + 1] ?? 0;
    if (at === end) return NO_RECORD;
    if (key.length * 3 > scratch.length) scratch = new Uint8Array(key.length * 3);
    const bytes = encodeUtf8(key, scratch, 0);
    while (at < end) {
      let length = data[at++] ?? 0;
      for (let more = length, shift = 7; more >= 128; shift += 7) {
        more = data[at++] ?? 0;
        length = (length & ((1 << shift) - 1)) | ((more & 127) << shift);
      }
      if (length === bytes && isSame(data, at + 4, scratch, bytes)) {
        const record =
          (data[at] ?? 0) |
          ((data[at + 1] ?? 0) << 8) |
          ((data[at + 2] ?? 0) << 16) |
          ((data[at + 3] ?? 0) << 24);
        if (all === null) return record;
        all.push(record);
      }
      at += 4 + length;
    }
    return NO_RECORD;
  };
  return {
    find: (key) => scan(key, null),
    findAll: (key) => {
      const all: number[] = [];
      scan(key, all);
      return all;
    },
  };
}

function hashKey(key: string): number {
  let hash = HASH_START;
  for (let i = 0; i < key.length; i++) hash = hashStep(hash, key.charCodeAt(i));
  return mix32(hash);
}

function isSame(data: Uint8Array, at: number, key: Uint8Array, length: number): boolean {
  for (let i = 0; i < length; i++) if (data[at + i] !== key[i]) return false;
  return true;
}

function lebLength(value: number): number {
  return value < 128 ? 1 : 1 + lebLength(value >>> 7);
}

function writeLeb(value: number, into: Uint8Array, at: number): number {
  let rest = value;
  let end = at;
  while (rest >= 128) {
    into[end++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  into[end++] = rest;
  return end;
}
