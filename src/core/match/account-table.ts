import { HASH_START, hashStep, mix32 } from '../text/hash.ts';

/** The accounts of a list as bytes: a hash table, and the keys it leads to. */
export interface AccountParts {
  /** Pairs of (hash, 1 + place of the keys in `keys`); two zeros are an empty slot. */
  readonly slots: Uint32Array;
  /** Account after account: where its line begins (4 bytes), its keys as `x/ada`, `x/ada#123` or `facebook#123`, a line feed. */
  readonly keys: Uint8Array;
}

/** Finds accounts by key. A place is the position of an account's keys, or NO_PLACE. */
export interface AccountTable {
  /** Place of the first account under the key. */
  find(key: string): number;
  /** Places of all accounts under the key. */
  findAll(key: string): readonly number[];
  /** Where the line of the account at a place begins. */
  lineAt(place: number): number;
}

/** No account is there. */
export const NO_PLACE = -1;
/** Share of the slots that are taken: fuller, and keys that are absent take long; emptier, and the table is large. */
const LOAD = 0.7;
const LINE_BYTES = 4;
const LF = 10;
const SLASH = 47;
const COLON = 58;
const HASH_SIGN = 35;

/** How much room the accounts of a table take: their number of keys, and the bytes that `keyBytes` gives for them together. */
export interface TableSize {
  readonly keys: number;
  readonly bytes: number;
}

/** Bytes that an account takes in `keys`: of its site, its handle and its number, 0 for one it does not have. */
export function keyBytes(site: number, handle: number, number: number): number {
  return LINE_BYTES + site + (handle === 0 ? 0 : 1 + handle) + (number === 0 ? 0 : 1 + number) + 1;
}

/** Where the parts of an account's keys stand in a text: its site, its canonical handle, its number. Empty when there is none. */
export interface KeyRanges {
  readonly siteFrom: number;
  readonly siteTo: number;
  readonly handleFrom: number;
  readonly handleTo: number;
  readonly numberFrom: number;
  readonly numberTo: number;
}

/**
 * Fills an open-addressing table (linear probing; Knuth, TAOCP 3, 6.4) with accounts, from bytes. The bytes of the table
 * depend on the accounts and their order alone.
 */
export class AccountTableWriter {
  readonly parts: AccountParts;
  #place = 0;

  constructor({ keys, bytes }: TableSize) {
    this.parts = { slots: new Uint32Array(2 * (Math.ceil(keys / LOAD) + 1)), keys: new Uint8Array(bytes) };
  }

  /** Adds an account whose line begins at `line`. Gives the place of one that has one of its keys already, or NO_PLACE. */
  add(line: number, text: Uint8Array, where: KeyRanges): number {
    const { keys } = this.parts;
    const place = this.#place;
    let at = place;
    for (let shift = 0; shift < 8 * LINE_BYTES; shift += 8) keys[at++] = (line >>> shift) & 255;
    let hash = HASH_START;
    for (let i = where.siteFrom; i < where.siteTo; i++) {
      const letter = text[i] ?? 0;
      hash = hashStep(hash, letter);
      keys[at++] = letter;
    }
    const siteEnd = at;
    let handleHash = hashStep(hash, COLON);
    const hasHandle = where.handleTo > where.handleFrom;
    if (hasHandle) keys[at++] = SLASH;
    for (let i = where.handleFrom; i < where.handleTo; i++) {
      const letter = text[i] ?? 0;
      handleHash = hashStep(handleHash, letter);
      keys[at++] = letter;
    }
    let numberHash = hashStep(hash, HASH_SIGN);
    const numberAt = at;
    const hasNumber = where.numberTo > where.numberFrom;
    if (hasNumber) keys[at++] = HASH_SIGN;
    for (let i = where.numberFrom; i < where.numberTo; i++) {
      const digit = text[i] ?? 0;
      numberHash = hashStep(numberHash, digit);
      keys[at++] = digit;
    }
    keys[at++] = LF;
    this.#place = at;
    const other = hasHandle ? this.#insert(mix32(handleHash), place, siteEnd, numberAt) : NO_PLACE;
    const second = hasNumber ? this.#insert(mix32(numberHash), place, numberAt, at - 1) : NO_PLACE;
    return other === NO_PLACE ? second : other;
  }

  // The key is the site's name and what stands in [from, to). Gives the place of the first account that has it already.
  #insert(hash: number, place: number, from: number, to: number): number {
    const { slots } = this.parts;
    let other = NO_PLACE;
    let at = slotOf(hash, slots.length);
    for (let mark = slots[at + 1] ?? 0; mark !== 0; mark = slots[at + 1] ?? 0) {
      if (other === NO_PLACE && slots[at] === hash && this.#isSame(mark - 1, place, from, to))
        other = mark - 1;
      at = at + 2 === slots.length ? 0 : at + 2;
    }
    slots[at] = hash;
    slots[at + 1] = place + 1;
    return other;
  }

  #isSame(one: number, place: number, from: number, to: number): boolean {
    const { keys } = this.parts;
    let at = one + LINE_BYTES;
    let mine = place + LINE_BYTES;
    while (isLetter(keys[at]) || isLetter(keys[mine])) if (keys[at++] !== keys[mine++]) return false;
    if (keys[from] === HASH_SIGN) while (keys[at] !== HASH_SIGN && keys[at] !== LF) at++;
    for (let i = from; i < to; i++) if (keys[at++] !== keys[i]) return false;
    return isEnd(keys[at]);
  }
}

/** Opens a table over its parts. The whole key is compared: a hash never decides. */
export function openAccountTable({ slots, keys }: AccountParts): AccountTable {
  const scan = (key: string, all: number[] | null): number => {
    const hash = hashKey(key);
    let at = slotOf(hash, slots.length);
    for (let mark = slots[at + 1] ?? 0; mark !== 0; mark = slots[at + 1] ?? 0) {
      if (slots[at] === hash && hasKey(keys, mark - 1, key)) {
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
    lineAt: (place) =>
      ((keys[place] ?? 0) |
        ((keys[place + 1] ?? 0) << 8) |
        ((keys[place + 2] ?? 0) << 16) |
        ((keys[place + 3] ?? 0) << 24)) >>>
      0,
  };
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

// "x:ada" stands as "x/ada", "x#123" as "x", whatever handle, "#123".
function hasKey(keys: Uint8Array, place: number, key: string): boolean {
  let at = place + LINE_BYTES;
  let i = 0;
  while (i < key.length && keys[at] === key.charCodeAt(i) && isLetter(keys[at])) {
    at++;
    i++;
  }
  const mark = key.charCodeAt(i++);
  if (mark === COLON) {
    if (keys[at] !== SLASH) return false;
  } else if (mark === HASH_SIGN) {
    if (isLetter(keys[at])) return false;
    while (keys[at] !== HASH_SIGN) if (keys[at++] === LF) return false;
  } else return false;
  for (at++; i < key.length; i++) if (keys[at++] !== key.charCodeAt(i)) return false;
  return isEnd(keys[at]) && (mark === COLON || keys[at] === LF);
}

// Of the name of a site.
function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 97 && byte <= 122;
}

function isEnd(byte: number | undefined): boolean {
  return byte === HASH_SIGN || byte === LF;
}
