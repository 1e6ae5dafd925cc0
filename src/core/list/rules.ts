import { readWords } from '../text/words.ts';
import { MAX_ID, MAX_NAME, MAX_URL, MIN_TEMPLATE, MIN_TEMPLATE_WORDS } from './limits.ts';

const ISO_DAY = /^((?:19|20|21)\d\d)-(\d\d)-(\d\d)$/;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const ENTRY_ID = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
const CONTROL = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u;
/** In a text, joiners and direction marks belong to a script or an emoji; embeddings, overrides and isolates do not. */
const TEXT_CONTROL = /[\u202a-\u202e\u2066-\u2069\ufeff\p{Cs}\p{Co}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u;
const HTTPS =
  /^https:\/\/(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*(?::\d{1,5})?(?:[/?#][^\s\p{Cc}\p{Cf}\p{Cs}"<>\\^`{|}]*)?$/iu;
const SHA256 = /^[0-9a-f]{64}$/;
const DAY_MS = 86_400_000;

/** True for an existing calendar day written as 2026-03-31, 1900–2199. */
export function isDay(value: string): boolean {
  const parts = ISO_DAY.exec(value);
  if (parts === null) return false;
  // By hand: Date turns 30 February into 2 March, and a list has four days for each of its 100,000 accounts.
  const year = Number(parts[1]);
  const month = Number(parts[2]);
  const day = Number(parts[3]);
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= (MONTH_DAYS[month - 1] ?? 0) + (leap ? 1 : 0);
}

/** The ISO day that many days later (or earlier); `day` must satisfy isDay. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** True when a day has begun nowhere on Earth yet while it is `today` (UTC): east of Greenwich it is tomorrow already. */
export function isStillToCome(day: string, today: string): boolean {
  return day > addDays(today, 1);
}

/** True for an entry's id: ASCII letters, digits, ".", "_", "-"; no slash, because account ids are joined with it. */
export function isEntryId(value: string): boolean {
  return value.length <= MAX_ID && ENTRY_ID.test(value);
}

/** True for an https address of a named host, without user name or spaces, at most MAX_URL units. */
export function isHttpsUrl(value: string): boolean {
  return value.length <= MAX_URL && HTTPS.test(value);
}

/** True for a lower-case hex sha256. */
export function isSha256(value: string): boolean {
  return SHA256.test(value);
}

/** Length in code points. */
export function codePoints(value: string): number {
  let count = 0;
  for (const _ of value) count += 1;
  return count;
}

/** True when a one-line value holds a control, format, surrogate or private-use character or a line separator. */
export function hasControl(value: string): boolean {
  return CONTROL.test(value);
}

/** The same for a text of several lines: line feeds, joiners and direction marks are its own; overrides never. */
export function hasTextControl(value: string): boolean {
  return TEXT_CONTROL.test(value);
}

/** True for a name fit for a badge: NFC, not empty, no outer spaces, no control or format character, at most MAX_NAME. */
export function isName(value: string): boolean {
  return (
    value !== '' &&
    value === value.trim() &&
    value === value.normalize('NFC') &&
    !hasControl(value) &&
    codePoints(value) <= MAX_NAME
  );
}

/** The number of words as matching counts them: links, mentions and emoji are none. */
export function countWords(text: string): number {
  return readWords(text).count;
}

/** True when a message is long enough to mean somebody: MIN_TEMPLATE code points and MIN_TEMPLATE_WORDS words. */
export function isLongEnough(text: string): boolean {
  return codePoints(text) >= MIN_TEMPLATE && countWords(text) >= MIN_TEMPLATE_WORDS;
}
