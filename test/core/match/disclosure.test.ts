import { describe, expect, test } from 'vitest';
import { findDisclosure } from '../../../src/core/match/disclosure.ts';
import { indexOf, state } from './invented.ts';

const index = indexOf(state());
const find = (text: string, label: string | null = null) => findDisclosure(text, label, [index]);

describe('a disclosure', () => {
  test.each([
    [
      '84513 by name',
      'Great day! The author was paid by Ada for Mayor 2026 in connection with this posting.',
      'ca-84513',
    ],
    [
      '84513 by name and number',
      'The author was paid by Ada for Mayor 2026 (ID #1234567) in connection with this posting',
      'ca-84513',
    ],
    [
      '84513 by number',
      'The author was paid by A.F.M., ID 1234567 in connection with this posting. #ferry',
      'ca-84513',
    ],
    [
      '84513 by an alias',
      'the author was paid by FRIENDS OF ADA EXAMPLE in connection with this posting!',
      'ca-84513',
    ],
    [
      '84513 on its own line',
      'Ferry news\nThe author was paid by Ada for Mayor 2026 in connection with this posting',
      'ca-84513',
    ],
    [
      'FEC, not authorized',
      "Paid for by Ada for Mayor 2026 and not authorized by any candidate or candidate's committee.",
      'fec-110.11',
    ],
    ['FEC, authorized', 'Paid for by Ada for Mayor 2026, authorized by Ada Example.', 'fec-110.11'],
  ])('%s', (_, text, rule) => {
    const { evidence } = find(text);
    expect(evidence?.rule).toBe(rule);
    expect(evidence?.payer?.id).toBe('ada-for-mayor');
    expect(text.slice(...(evidence?.span ?? [0, 0])).toLowerCase()).toMatch(
      /^(the author was paid by|paid for by)/,
    );
  });

  test('with a committee number needs no known payer', () => {
    const { evidence } = find(
      'The author was paid by Unheard Committee (ID# 9999999) in connection with this posting.',
    );
    expect(evidence).toMatchObject({ rule: 'ca-84513', payer: null, list: null });
  });

  test('may be the site’s own label', () => {
    expect(find('', 'Paid partnership with Ada for Mayor 2026').evidence?.rule).toBe('platform-label');
    expect(find('', 'Paid for by Friends of Ada Example').evidence?.payer?.id).toBe('ada-for-mayor');
  });
});

describe('no disclosure', () => {
  test.each([
    ['an unknown payer', 'The author was paid by Unheard Committee in connection with this posting.'],
    ['an unknown payer, FEC', 'Paid for by Unheard Committee and not authorized by any candidate.'],
  ])('%s, and it is noted', (_, text) => {
    expect(find(text)).toEqual({ evidence: null, notes: ['unknown-payer'] });
  });

  test.each([
    ['a quotation', 'She wrote “The author was paid by Ada for Mayor 2026 in connection with this posting.”'],
    [
      'news about the law',
      'Posts must say the author was paid by the committee in connection with this posting.',
    ],
    ['a told post', 'RT @vera: The author was paid by Ada for Mayor 2026 in connection with this posting.'],
    [
      'a colon before it',
      'The rule: the author was paid by Ada for Mayor 2026 in connection with this posting.',
    ],
    ['no such thing', 'I was paid by Ada for Mayor 2026'],
    ['half of the FEC sentence', 'Paid for by Ada for Mayor 2026'],
    ['a question', 'Was the author was paid by Ada for Mayor 2026 in connection with this posting?'],
  ])('%s', (_, text) => {
    expect(find(text).evidence).toBeNull();
  });

  test('is a commercial partnership', () => {
    expect(find('', 'Paid partnership with Example Shoes')).toEqual({
      evidence: null,
      notes: ['unknown-payer'],
    });
  });
});
