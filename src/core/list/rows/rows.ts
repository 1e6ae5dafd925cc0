import { decodeUtf8 } from '../../text/utf8.ts';
import type { PayerEntry } from '../entries.ts';

/** The types of entries, in the order of a state: bytewise. */
export const ROW_TYPES = ['account', 'payer', 'source', 'template'] as const;

/** One of them. */
export type RowType = (typeof ROW_TYPES)[number];

/** Numbers of the types. */
export const ACCOUNTS = 0;
export const PAYERS = 1;
export const SOURCES = 2;
export const TEMPLATES = 3;

/** What is known of a row besides where its parts stand. */
export const DISPUTED = 1;
export const RETRACTED = 2;
export const LINKS_HANDLE = 4;
export const READMITTED = 8;
/** The parts stand in the pool's text: the line itself is written in a way that only the strict reader takes. */
export const REWRITTEN = 16;
/** The entry breaks a rule; `more` is the number of the sentence that says which. */
export const BROKEN = 32;

/** Parts of a row: where they stand. Texts stand without their quotes, `SOURCES_PART` with its brackets. */
export const ID_PART = 0;
export const PAYER_PART = 1;
export const SOURCES_PART = 2;
export const NUMBER_PART = 3;
export const PERSON_PART = 4;
export const HANDLE_PART = 5;
export const VALID_TO_PART = 6;
export const RECHECK_PART = 7;
const PARTS = 8;
const ZERO = 48;

/** What rows refer to and do not hold themselves; shared by all rows of one import. */
export class Pool {
  /** Lines in the spelling of JSON.stringify, for those that came in another. */
  text: Uint8Array<ArrayBuffer> = new Uint8Array(1024);
  textEnd = 0;
  readonly payers: PayerEntry[] = [];
  /** The hashes of a template's words. */
  readonly words: Uint32Array[] = [];
  readonly faults: string[] = [];

  /** Makes room for so many bytes behind what is there. */
  room(bytes: number): void {
    if (this.textEnd + bytes <= this.text.length) return;
    const grown = new Uint8Array(Math.max(2 * this.text.length, this.textEnd + bytes));
    grown.set(this.text.subarray(0, this.textEnd));
    this.text = grown;
  }
}

/** Where a part stands: `to` is behind it. Nothing is there when both are equal. */
export interface Part {
  readonly text: Uint8Array;
  readonly from: number;
  readonly to: number;
}

/**
 * Entries as lines, and for each what checking and compiling ask for, in typed arrays: a list of 100,000 entries never
 * becomes objects.
 */
export class Rows {
  readonly pool: Pool;
  /** The lines, each with its line feed. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each line begins; one more: where the last ends. */
  readonly starts: Uint32Array;
  readonly types: Uint8Array;
  readonly flags: Uint8Array;
  /** Number of the payer, the words or the sentence in the pool. */
  readonly more: Uint32Array;
  /** Of rewritten rows: where the row's text begins in the pool. */
  readonly rewritten: Uint32Array;
  /** Pairs of (from, to), counted from the beginning of the row's text: a line has at most 4 KiB. */
  readonly parts: Uint16Array;
  count = 0;

  /** `most`: how many rows there may be. */
  constructor(pool: Pool, bytes: Uint8Array<ArrayBuffer>, most: number) {
    this.pool = pool;
    this.bytes = bytes;
    this.starts = new Uint32Array(most + 1);
    this.types = new Uint8Array(most);
    this.flags = new Uint8Array(most);
    this.more = new Uint32Array(most);
    this.rewritten = new Uint32Array(most);
    this.parts = new Uint16Array(most * PARTS * 2);
  }

  is(row: number, flag: number): boolean {
    return ((this.flags[row] ?? 0) & flag) !== 0;
  }

  /** The bytes in which the row's parts stand. */
  text(row: number): Uint8Array {
    return this.is(row, REWRITTEN) ? this.pool.text : this.bytes;
  }

  /** Where a part begins in `text`. */
  from(row: number, part: number): number {
    return this.#base(row) + (this.parts[(row * PARTS + part) * 2] ?? 0);
  }

  /** Where a part ends in `text`. */
  to(row: number, part: number): number {
    return this.#base(row) + (this.parts[(row * PARTS + part) * 2 + 1] ?? 0);
  }

  #base(row: number): number {
    return (this.is(row, REWRITTEN) ? this.rewritten[row] : this.starts[row]) ?? 0;
  }

  /** Says where a part stands, counted from the beginning of the row's text. */
  setPart(row: number, part: number, from: number, to: number): void {
    this.parts[(row * PARTS + part) * 2] = from;
    this.parts[(row * PARTS + part) * 2 + 1] = to;
  }

  /** A part as a string. */
  string(row: number, part: number): string {
    return decodeUtf8(this.text(row), this.from(row, part), this.to(row, part));
  }

  /** True when a part of two rows is the same. */
  isSame(one: number, two: number, part: number): boolean {
    const [left, right] = [this.text(one), this.text(two)];
    const from = this.from(one, part);
    const start = this.from(two, part);
    const length = this.to(one, part) - from;
    if (this.to(two, part) - start !== length) return false;
    for (let i = 0; i < length; i++) if (left[from + i] !== right[start + i]) return false;
    return true;
  }

  /** A day as a number: 20260331. */
  day(row: number, part: number): number {
    const text = this.text(row);
    const from = this.from(row, part);
    let day = 0;
    for (let i = from; i < from + 10; i++) {
      const digit = (text[i] ?? 0) - ZERO;
      if (digit >= 0) day = 10 * day + digit;
    }
    return day;
  }

  /** The id of a row. */
  id(row: number): string {
    return this.string(row, ID_PART);
  }

  /** The line of a row, without its line feed. */
  line(row: number): string {
    return decodeUtf8(this.bytes, this.starts[row] ?? 0, (this.starts[row + 1] ?? 0) - 1);
  }

  /** Puts rows of others behind those that are there; without `copied` their lines are there already. */
  append(other: Rows, from: number, to: number, copied: boolean): void {
    const at = this.count;
    const [first, last] = [other.starts[from] ?? 0, other.starts[to] ?? 0];
    const start = this.starts[at] ?? 0;
    if (copied) this.bytes.set(other.bytes.subarray(first, last), start);
    for (let row = from; row <= to; row++) {
      this.starts[at + row - from] = (other.starts[row] ?? 0) - first + start;
    }
    this.types.set(other.types.subarray(from, to), at);
    this.flags.set(other.flags.subarray(from, to), at);
    this.more.set(other.more.subarray(from, to), at);
    this.rewritten.set(other.rewritten.subarray(from, to), at);
    this.parts.set(other.parts.subarray(from * PARTS * 2, to * PARTS * 2), at * PARTS * 2);
    this.count += to - from;
  }
}

/** Compares two ids as their bytes do (lists.md: states are sorted bytewise); negative when the first is smaller. */
export function compareIds(one: string, two: string): number {
  const length = Math.min(one.length, two.length);
  for (let i = 0; i < length; i++) {
    const [left, right] = [one.charCodeAt(i), two.charCodeAt(i)];
    if (left !== right) return inBytes(left) - inBytes(right);
  }
  return one.length - two.length;
}

// Pairs of surrogates stand behind every other unit in UTF-8.
function inBytes(unit: number): number {
  return unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit;
}
