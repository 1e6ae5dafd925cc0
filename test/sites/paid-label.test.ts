import { expect, test } from 'vitest';
import { isAdWord, isInterleavedAdWord, isShuffledAdWord, paidSentence } from '../../src/sites/paid-label.ts';

test.each([
  ['Sponsored', true],
  ['Spon\u200bsored\u200b', true],
  [' SPONSORED · ', true],
  ['Sponsored ⋅ Paid for by Somebody', true],
  ['Ad', true],
  ['Gesponsert', true],
  ['مُموَّل', true],
  ['2 h', false],
  ['Suggested for you', false],
  ['Sponsored by my uncle', false],
  [null, false],
])('%s', (text, is) => expect(isAdWord(text)).toBe(is));

test('letters out of order', () => {
  expect(isShuffledAdWord('nSopdores')).toBe(true);
  expect(isShuffledAdWord('May 4 at 7:15')).toBe(false);
  expect(isShuffledAdWord('ad')).toBe(false);
});

test('letters with decoys between', () => {
  expect(isInterleavedAdWord('Sp S on S so S red S')).toBe(true);
  expect(isInterleavedAdWord('Sponsored')).toBe(false);
  expect(isInterleavedAdWord('spend on some red soup')).toBe(false);
});

test.each([
  ['Sponsored ⋅ Paid for by JB Demo', 'Paid for by JB Demo'],
  ['Paid partnership with Lamp Works · 2h', 'Paid partnership with Lamp Works'],
  ['Colaboración pagada con Faros', 'Colaboración pagada con Faros'],
  ['I was paid for by nobody', null],
  ['', null],
  [null, null],
])('%s', (line, sentence) => expect(paidSentence(line)).toBe(sentence));
