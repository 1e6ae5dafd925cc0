import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COLUMNS, CSV_FILES, isForbiddenColumn, nearestColumn } from '../../../src/core/list/columns.ts';
import { mixesScripts } from '../../../src/core/list/name-scripts.ts';
import {
  addDays,
  codePoints,
  hasControl,
  hasTextControl,
  isDay,
  isEntryId,
  isHttpsUrl,
  isLongEnough,
  isName,
} from '../../../src/core/list/rules.ts';
import '../../support/seed.ts';

describe('days', () => {
  test.each(['2026-02-28', '2024-02-29', '2026-12-31', '1900-01-01', '2199-12-31'])('%s exists', (day) => {
    expect(isDay(day)).toBe(true);
  });

  test.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '20260101',
    '2026-01-01T00:00',
    '3000-01-01',
    '',
  ])('%j does not', (day) => {
    expect(isDay(day)).toBe(false);
  });

  test('a day exists when the calendar of Date writes it back', () => {
    const part = (min: number, max: number) =>
      fc.integer({ min, max }).map((value) => String(value).padStart(2, '0'));
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2199 }), part(0, 13), part(0, 32), (year, month, day) => {
        const text = `${year}-${month}-${day}`;
        const time = Date.parse(`${text}T00:00:00Z`);
        const exists = !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
        expect(isDay(text)).toBe(exists);
      }),
      { numRuns: 3000 },
    );
  });

  test('adding days and taking them away comes back, and order is kept', () => {
    const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2150-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 3000 }), (date, days) => {
        const text = date.toISOString().slice(0, 10);
        const later = addDays(text, days);
        expect(isDay(later)).toBe(true);
        expect(later > text).toBe(true);
        expect(addDays(later, -days)).toBe(text);
      }),
    );
  });
});

describe('addresses', () => {
  test.each([
    'https://example.org',
    'https://example.org/a/b?c=d&e=%20#f',
    'https://WWW.Example.ORG:8443/x',
    'https://xn--bcher-kva.example/Bücher/ä',
  ])('%s is one', (url) => {
    expect(isHttpsUrl(url)).toBe(true);
  });

  test.each([
    'http://example.org/',
    'HTTPS//example.org',
    'https://',
    'https://localhost/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://user@example.org/',
    'https://user:pw@example.org/',
    'https://example.org\\@evil.example/',
    'https://example.org/ a',
    'https://example.org/\u202e',
    'https://exämple.org/',
    'https://-a.example/',
    'javascript:alert(1)//https://example.org',
    ' https://example.org',
    `https://example.org/${'a'.repeat(2048)}`,
  ])('%j is none', (url) => {
    expect(isHttpsUrl(url)).toBe(false);
  });

  test('whatever passes is https for the platform too, with the host that stands there', () => {
    const piece = fc.constantFrom(
      'https://',
      'a',
      'example.org',
      '/',
      '?',
      '#',
      '@',
      ':',
      '8',
      '.',
      '\\',
      '%2f',
      '-',
      'é',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = `https://example.org${pieces.join('')}`;
        if (!isHttpsUrl(text)) return;
        const url = new URL(text);
        expect(url.protocol).toBe('https:');
        expect(url.username).toBe('');
        expect(text.toLowerCase().startsWith(`https://${url.hostname}`)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('names', () => {
  test.each([
    'Ada Verne',
    "Siobhán O'Neill-Kåre",
    'Иван Петров',
    'Σοφία',
    '北川 Hikari',
    '北川ひかり',
    '김민준',
    'ליאת',
    'محمد علي',
    'Vale 2026, Inc.',
  ])('%s is one script', (name) => {
    expect(isName(name)).toBe(true);
    expect(mixesScripts(name)).toBe(false);
  });

  test.each(['\u0410da', 'Ad\u0430 Verne', 'Vale Вперёд', 'Αda', 'Hikari川', 'adaعلي'])(
    '%s mixes scripts',
    (name) => {
      expect(mixesScripts(name)).toBe(true);
    },
  );

  test.each([
    '',
    ' Ada',
    'Ada ',
    'A\u200bda',
    'A\nda',
    'A\u0301da'.normalize('NFD'),
    'a'.repeat(121),
    '\ud800',
    'A\u202eda',
    '\ue000',
  ])('%j is no name', (name) => {
    expect(isName(name)).toBe(false);
  });

  test('a text may have joiners and direction marks, a line may not', () => {
    for (const text of ['👩‍👩‍👧', 'می‌خواهم', 'one\ntwo', 'a\u200fb']) {
      expect(hasTextControl(text)).toBe(false);
      expect(hasControl(text)).toBe(true);
    }
    for (const text of ['a\u0000', 'a\rb', 'a\u202db', 'a\u2066b', 'a\u2028b', '\udc00']) {
      expect(hasTextControl(text)).toBe(true);
    }
  });
});

describe('ids and messages', () => {
  test('an id never holds a slash or begins with a sign', () => {
    for (const id of ['a', 'P-001', 'M001198', 'a.b_c-d', '9']) expect(isEntryId(id)).toBe(true);
    for (const id of ['', 'a/b', '__proto__', '-a', '=a', 'a b', 'é', 'a'.repeat(81)])
      expect(isEntryId(id)).toBe(false);
  });

  test('length counts code points, and links are no words', () => {
    expect(codePoints('a😀é')).toBe(3);
    expect(isLongEnough('one two three four five six seven')).toBe(false);
    expect(isLongEnough('one two three four five six seven eight')).toBe(false);
    expect(isLongEnough('one two three four five six seven eight nine')).toBe(true);
    expect(isLongEnough(`one two three ${'https://example.org/x '.repeat(8)}`)).toBe(false);
    expect(
      isLongEnough(
        '川の水をきれいに保つことは贅沢ではありません。春の洪水が戻ってくる前に、議会に賛成票を求めてください。',
      ),
    ).toBe(true);
  });
});

describe('columns', () => {
  test('no known column is a forbidden one', () => {
    const known = CSV_FILES.flatMap((file) => [...COLUMNS[file].required, ...COLUMNS[file].optional]);
    expect(known.filter(isForbiddenColumn)).toEqual([]);
    for (const column of [
      'email',
      'E-Mail',
      'phone number',
      'home_address',
      'Birth date',
      'birthday',
      'party',
      'photo',
    ]) {
      expect(isForbiddenColumn(column)).toBe(true);
    }
  });

  test('the nearest column is the one with the fewest changes', () => {
    expect(nearestColumn('people.csv', 'persn_id')).toBe('person_id');
    expect(nearestColumn('accounts.csv', 'Platfrom')).toBe('platform');
    expect(nearestColumn('templates.csv', 'source_id')).toBe('source_ids');
    expect(nearestColumn('payers.csv', 'x'.repeat(5000))).toBeTypeOf('string');
  });
});
