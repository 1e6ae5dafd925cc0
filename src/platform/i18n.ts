import { isolate, oneLine } from './bidi.ts';
import { ownWord } from './own-words.ts';
import { runtime } from './runtime.ts';

/**
 * The words of one key in the reader's language, with `$1`, `$2` … replaced. A key without words is a bug of ours: it
 * comes back as itself, so that nothing ever shows an empty place. Works in content scripts too.
 */
export function t(key: string, ...substitutions: readonly (string | number)[]): string {
  return message(key, substitutions.map(String)) || key;
}

function message(key: string, substitutions: string[]): string {
  return runtime().i18n.getMessage(key, substitutions) || ownWord(key, substitutions);
}

/** Chromium knows no words at all in the first moments after an installation. */
const FALLBACK_LOCALE = 'en';

/** True when there are words for this key. */
export function hasWords(key: string): boolean {
  return message(key, []) !== '';
}

/** The words for one value of a closed set: key `<prefix>_<value>`, hyphens and dots as underscores (a key may hold neither). */
export function tOne(prefix: string, value: string): string {
  return t(`${prefix}_${value.replace(/[-.]/g, '_').replace('~', 'n')}`);
}

/** The words for a number of things: key `<key>_<plural category>`, else `<key>_other`; `$1` is the number, written out. */
export function plural(key: string, count: number, ...more: readonly (string | number)[]): string {
  const category = new Intl.PluralRules(uiLocale()).select(count);
  const exact = `${key}_${category}`;
  return t(hasWords(exact) ? exact : `${key}_other`, formatNumber(count), ...more);
}

/**
 * BCP 47 tag for dates and numbers: the reader's own ("en-GB") where it is the language of our words, else the language of
 * our words, so that no English sentence holds a German date.
 */
export function uiLocale(): string {
  const words = hasWords('localeTag') ? t('localeTag') : FALLBACK_LOCALE;
  const reader = runtime().i18n.getUILanguage().replaceAll('_', '-');
  return reader.split('-')[0] === words.split('-')[0] ? reader : words;
}

/** The direction of our words, for `dir`. */
export function textDirection(): 'ltr' | 'rtl' {
  return t('localeDirection') === 'rtl' ? 'rtl' : 'ltr';
}

/** A name from a list or a page, safe in the middle of one of our sentences. */
export function nameInSentence(name: string, most?: number): string {
  return isolate(name, textDirection(), most);
}

/** A number in the reader's form ("1,204"). */
export function formatNumber(value: number, options?: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(uiLocale(), options).format(value);
}

/** A share of 1 as a whole per cent ("85%"). */
export function formatShare(share: number): string {
  return formatNumber(share, { style: 'percent', maximumFractionDigits: 0 });
}

/** An ISO day or instant as a day ("12 Nov 2026"); what is no date comes back as it is, on one line. A bare day is not shifted by the time zone. */
export function formatDay(iso: string): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return oneLine(iso, 40);
  const zone = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? { timeZone: 'UTC' } : {};
  return new Intl.DateTimeFormat(uiLocale(), { dateStyle: 'medium', ...zone }).format(time);
}

/** An ISO instant as day and time of the reader's own zone ("Nov 26, 2026, 3:04 PM"); what is none comes back as one short line. */
export function formatInstant(iso: string): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return oneLine(iso, 40);
  return new Intl.DateTimeFormat(uiLocale(), { dateStyle: 'medium', timeStyle: 'short' }).format(time);
}

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** How long ago an instant was, in the largest whole unit ("2 hours ago"); a moment ago counts as "this minute". */
export function formatAge(iso: string, now: string): string {
  const past = Math.max(0, Date.parse(now) - Date.parse(iso));
  const format = new Intl.RelativeTimeFormat(uiLocale(), { numeric: 'auto' });
  for (const [unit, length] of STEPS) {
    if (past >= length) return format.format(-Math.floor(past / length), unit);
  }
  return format.format(0, 'minute');
}

const BYTE_STEPS = [
  ['megabyte', 1_000_000],
  ['kilobyte', 1000],
] as const;

/** A number of bytes as a size ("1.2 MB", "34 kB"). */
export function formatBytes(bytes: number): string {
  for (const [unit, size] of BYTE_STEPS) {
    if (bytes >= size)
      return formatNumber(bytes / size, {
        style: 'unit',
        unit,
        maximumFractionDigits: bytes < 10 * size ? 1 : 0,
      });
  }
  return formatNumber(bytes, { style: 'unit', unit: 'byte' });
}
