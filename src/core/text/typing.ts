import type { WordsBuffer } from './words-buffer.ts';

/** A word this long may hold one typing error and still be the same word. */
export const LONG_WORD = 5;

/**
 * True when word i of `a` and word j of `b` differ by at most one typing error: a letter changed, left out, put in, or two
 * neighbours swapped (Damerau 1964), and both have at least LONG_WORD units.
 */
export function isTypo(a: WordsBuffer, i: number, b: WordsBuffer, j: number): boolean {
  const la = a.length(i);
  const lb = b.length(j);
  if (la < LONG_WORD || lb < LONG_WORD || la - lb > 1 || lb - la > 1) return false;
  let apart = (a.mask[i] ?? 0) ^ (b.mask[j] ?? 0);
  // One error changes at most two bits of the letter masks.
  apart &= apart - 1;
  apart &= apart - 1;
  if (apart !== 0) return false;
  const ca = a.chars;
  const cb = b.chars;
  let sa = a.charStart[i] ?? 0;
  let sb = b.charStart[j] ?? 0;
  let ea = sa + la;
  let eb = sb + lb;
  while (sa < ea && sb < eb && ca[sa] === cb[sb]) {
    sa++;
    sb++;
  }
  while (ea > sa && eb > sb && ca[ea - 1] === cb[eb - 1]) {
    ea--;
    eb--;
  }
  const ra = ea - sa;
  const rb = eb - sb;
  // Another digit is another fact, not a slip.
  if (isDigit(ca[sa], ra) || isDigit(cb[sb], rb)) return false;
  if (ra <= 1 && rb <= 1) return true;
  return ra === 2 && rb === 2 && ca[sa] === cb[sb + 1] && ca[sa + 1] === cb[sb];
}

function isDigit(unit: number | undefined, rest: number): boolean {
  return rest > 0 && unit !== undefined && unit >= 0x30 && unit <= 0x39;
}

const MOST_UNITS = 32;
const rowA = new Uint8Array(MOST_UNITS + 1);
const rowB = new Uint8Array(MOST_UNITS + 1);
const rowC = new Uint8Array(MOST_UNITS + 1);

/**
 * Share of units that two words have in common, 0–1: 1 − distance / longer length, distance by optimal string alignment.
 * Words over 32 units compare by their first 32.
 */
export function likeness(a: WordsBuffer, i: number, b: WordsBuffer, j: number): number {
  const la = Math.min(a.length(i), MOST_UNITS);
  const lb = Math.min(b.length(j), MOST_UNITS);
  const longer = Math.max(la, lb);
  if (longer === 0) return 1;
  let two = rowA;
  let one = rowB;
  let now = rowC;
  const sa = a.charStart[i] ?? 0;
  const sb = b.charStart[j] ?? 0;
  for (let y = 0; y <= lb; y++) one[y] = y;
  for (let x = 1; x <= la; x++) {
    now[0] = x;
    const ca = a.chars[sa + x - 1];
    for (let y = 1; y <= lb; y++) {
      const cb = b.chars[sb + y - 1];
      let best = Math.min((one[y] ?? 0) + 1, (now[y - 1] ?? 0) + 1, (one[y - 1] ?? 0) + (ca === cb ? 0 : 1));
      if (x > 1 && y > 1 && ca === b.chars[sb + y - 2] && a.chars[sa + x - 2] === cb) {
        best = Math.min(best, (two[y - 2] ?? 0) + 1);
      }
      now[y] = best;
    }
    const spare = two;
    two = one;
    one = now;
    now = spare;
  }
  return 1 - (one[lb] ?? 0) / longer;
}

/** True when word j of `b` begins with word i of `a`. */
export function isPrefix(a: WordsBuffer, i: number, b: WordsBuffer, j: number): boolean {
  const la = a.length(i);
  if (la > b.length(j)) return false;
  const sa = a.charStart[i] ?? 0;
  const sb = b.charStart[j] ?? 0;
  for (let k = 0; k < la; k++) if (a.chars[sa + k] !== b.chars[sb + k]) return false;
  return true;
}

/**
 * How many words of `b`, from j on, stand one after another in word i of `a` without a space: at least 2, or 0. The letters
 * must be used up exactly, unless `open` lets word i go on after them.
 */
export function runInside(a: WordsBuffer, i: number, b: WordsBuffer, j: number, open = false): number {
  const length = a.length(i);
  const start = a.charStart[i] ?? 0;
  let used = 0;
  let words = 0;
  while (used < length && j + words < b.count) {
    const part = b.length(j + words);
    const from = b.charStart[j + words] ?? 0;
    if (used + part > length) break;
    for (let k = 0; k < part; k++)
      if (a.chars[start + used + k] !== b.chars[from + k]) return finish(words, open);
    used += part;
    words++;
  }
  return used === length || open ? finish(words, true) : 0;
}

function finish(words: number, accept: boolean): number {
  return accept && words >= 2 ? words : 0;
}
