import { describe, expect, test } from 'vitest';
import { directionOf, hasRightToLeft, isolate, oneLine, plainText } from '../../src/platform/bidi.ts';
import { formatAge, formatDay, formatShare, plural, t, tOne, uiLocale } from '../../src/platform/i18n.ts';
import { installWords } from '../support/words.ts';

describe('words', () => {
  test('substitutes by place and by name, and shows a missing key as itself', () => {
    installWords();
    expect(t('gradeA', 'Ada')).toBe('Paid by Ada');
    expect(t('badgeName', 'K', 'S')).toBe('K: S, label added by Fieldmark');
    expect(t('thereIsNoSuchKey')).toBe('thereIsNoSuchKey');
  });

  test('one of a closed set: no hyphen and no tilde in a key', () => {
    installWords();
    expect(tOne('origin', 'built-in')).toBe('part of this release, not signed');
    expect(tOne('labelName', 'B~')).toBe('Contains or resembles a campaign message');
  });

  test('plurals follow the language', () => {
    installWords();
    expect([0, 1, 2].map((count) => plural('countAccounts', count))).toEqual([
      '0 accounts',
      '1 account',
      '2 accounts',
    ]);
    expect(plural('countAccounts', 1204)).toBe('1,204 accounts');
    installWords('es');
    expect(plural('countAccounts', 1)).toBe('1 cuenta');
    // Spanish has a category "many" for millions; its words are those of "other".
    expect(plural('countAccounts', 1_000_000)).toBe('1.000.000 cuentas');
  });
});

describe('dates and numbers', () => {
  test('follow the reader where the language is ours, else the language of the words', () => {
    installWords('en', 'en-GB');
    expect(uiLocale()).toBe('en-GB');
    expect(formatDay('2026-11-12')).toBe('12 Nov 2026');
    installWords('en', 'de');
    expect(uiLocale()).toBe('en');
    installWords('es', 'es-MX');
    expect(uiLocale()).toBe('es-MX');
  });

  test('a bare day is that day in every time zone, and nonsense stays as it is', () => {
    installWords();
    expect(formatDay('2026-01-01')).toBe('Jan 1, 2026');
    expect(formatDay('soon')).toBe('soon');
  });

  test('ages in the largest whole unit', () => {
    installWords();
    const now = '2026-11-24T12:00:00Z';
    expect(formatAge('2026-11-24T10:00:00Z', now)).toBe('2 hours ago');
    expect(formatAge('2026-11-21T10:00:00Z', now)).toBe('3 days ago');
    expect(formatAge('2026-11-24T11:59:50Z', now)).toBe('this minute');
    // A clock that runs behind does not make a list of the future.
    expect(formatAge('2026-11-25T00:00:00Z', now)).toBe('this minute');
    expect(formatShare(0.856)).toBe('86%');
  });
});

describe('names in sentences', () => {
  test('unseen characters go, lines become one', () => {
    expect(oneLine('  A\u202e\nB\u200b \u0007 C\ufeff ')).toBe('A B C');
    expect(plainText('A\u202eB\r\nC\u0000')).toBe('AB\nC');
  });

  test('joiners of scripts and emoji stay', () => {
    expect(oneLine('👩‍🌾 क्‍ष')).toBe('👩‍🌾 क्‍ष');
  });

  test('a long name ends in an ellipsis and never in half a character', () => {
    const cut = oneLine('😀'.repeat(500), 10);
    expect(Array.from(cut)).toHaveLength(10);
    expect(cut.endsWith('😀…')).toBe(true);
  });

  test('isolation only where directions mix', () => {
    expect(isolate('Ada', 'ltr')).toBe('Ada');
    expect(isolate('Ada', 'rtl')).toBe('\u2068Ada\u2069');
    expect(isolate('ليلى', 'ltr')).toBe('\u2068ليلى\u2069');
    expect(hasRightToLeft('Ada ליל')).toBe(true);
  });

  test('a sentence has the direction of its first letter', () => {
    expect(directionOf('123 Paid by ليلى')).toBe('ltr');
    expect(directionOf('“مدفوع” by Ada')).toBe('rtl');
    expect(directionOf('12 · 3')).toBe('ltr');
  });
});
