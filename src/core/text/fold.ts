import { CONFUSABLE_FROM, CONFUSABLE_TO } from './confusables-data.ts';

/** Classes of `foldUnit`; every greater value is a folded UTF-16 unit. */
export const DROP = 1;
/** Ends a word. */
export const BREAK = 2;
/** Folds to several units or needs its whole code point: ask `foldPoint`. */
export const MULTI = 3;
/** An apostrophe: joins inside a word, breaks beside it. */
export const APOSTROPHE = 4;
/** An emoji: ends a word and is nothing itself. */
export const EMOJI = 5;
/** A mark or vowel that may compose with the unit before it. */
export const COMPOSE = 6;
/** The least folded unit; smaller results are classes. */
export const FIRST_UNIT = 32;

const IGNORABLE = /^\p{Default_Ignorable_Code_Point}$/u;
const PICTOGRAPH = /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier})$/u;
const WORD = /^[\p{L}\p{N}\p{M}]$/u;
const MARK = /^\p{M}$/u;
const APOSTROPHES = "'’‘ʼʹ`´′＇‛ꞌ";
// Folded by hand: letters that Unicode gives no decomposition and everybody types as these.
const BY_HAND: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
};
const SMALL_CAPITALS = 'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡxʏᴢ';

const units = new Uint16Array(65536);
const points = new Map<number, string | number>();
let confusables: Map<string, string> | null = null;

/** Folds one UTF-16 unit: a class, or the folded unit. Surrogates give MULTI. Remembered, so each unit is worked out once. */
export function foldUnit(unit: number): number {
  const known = units[unit] ?? 0;
  if (known !== 0) return known;
  let folded = MULTI;
  if (unit < 0xd800 || unit > 0xdfff) {
    const value = foldPoint(unit);
    if (typeof value === 'number') folded = value;
    else if (value.length === 1) folded = value.charCodeAt(0);
  }
  units[unit] = folded;
  return folded;
}

/**
 * Folds a code point: a class, or one or more folded units. NFKC, lower case, accents off, styled letters and confusables
 * to plain ones (UTS #39, "skeleton", restricted to letters of alphabets that look Latin).
 */
export function foldPoint(point: number): string | number {
  const known = points.get(point);
  if (known !== undefined) return known;
  const folded = work(point);
  points.set(point, folded);
  return folded;
}

function work(point: number): string | number {
  if (point >= 0xd800 && point <= 0xdfff) return BREAK;
  const styled = styledLetter(point);
  if (styled !== null) return styled;
  const char = String.fromCodePoint(point);
  if (APOSTROPHES.includes(char)) return APOSTROPHE;
  if (PICTOGRAPH.test(char)) return EMOJI;
  if (IGNORABLE.test(char) || isAccent(point)) return DROP;
  if (isComposing(point)) return COMPOSE;
  let folded = '';
  for (const part of char.normalize('NFKC').toLowerCase()) {
    if (!isAccent(part.codePointAt(0) ?? 0)) folded += plain(part);
  }
  let word = '';
  for (const part of folded) if (WORD.test(part)) word += part;
  return word === '' ? BREAK : word;
}

function plain(char: string): string {
  const hand = BY_HAND[char];
  if (hand !== undefined) return hand;
  const small = SMALL_CAPITALS.indexOf(char);
  if (small >= 0) return String.fromCharCode(97 + small);
  const base = char.normalize('NFD').charAt(0);
  // Only alphabets whose marks are accents lose them: in Indic scripts a mark is a vowel.
  const bare = base.charCodeAt(0) < 0x700 ? base : char;
  if (BY_HAND[bare] !== undefined) return BY_HAND[bare] ?? bare;
  confusables ??= readConfusables();
  return confusables.get(bare) ?? bare;
}

function readConfusables(): Map<string, string> {
  const to = [...CONFUSABLE_TO];
  return new Map([...CONFUSABLE_FROM].map((from, i) => [from, to[i] ?? from]));
}

// Circled, parenthesised and squared letters, on white and on black (Enclosed Alphanumerics and its supplement).
const STYLED: readonly (readonly [first: number, last: number])[] = [
  [0x249c, 0x24b5],
  [0x24b6, 0x24cf],
  [0x24d0, 0x24e9],
  [0x1f110, 0x1f129],
  [0x1f130, 0x1f149],
  [0x1f150, 0x1f169],
  [0x1f170, 0x1f189],
];

function styledLetter(point: number): string | null {
  if (point < 0x249c) return null;
  for (const [first, last] of STYLED) {
    if (point >= first && point <= last) return String.fromCharCode(97 + point - first);
  }
  return null;
}

// Accents, Hebrew points, Arabic vowel signs and enclosing marks: people leave them out or pile them up.
const ACCENTS: readonly (readonly [first: number, last: number])[] = [
  [0x300, 0x36f],
  [0x483, 0x489],
  [0x591, 0x5c7],
  [0x610, 0x61a],
  [0x640, 0x640],
  [0x64b, 0x65f],
  [0x670, 0x670],
  [0x6d6, 0x6ed],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x20d0, 0x20ff],
  [0xfe20, 0xfe2f],
];

function isAccent(point: number): boolean {
  if (point < 0x300 || point > 0xfe2f) return false;
  return ACCENTS.some(([first, last]) => point >= first && point <= last);
}

function isComposing(point: number): boolean {
  if (point >= 0x1161 && point <= 0x11ff) return true;
  return point > 0x700 && MARK.test(String.fromCodePoint(point));
}
