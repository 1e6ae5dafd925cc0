import { expect, test } from 'vitest';
import { SITE_WORDS } from '../../src/core/site-words.ts';
import { isAdWord, paidSentence } from '../../src/sites/paid-label.ts';
import { compileWords } from '../../src/sites/words.ts';

const words = compileWords<'ad' | 'paid'>(SITE_WORDS.instagram ?? {});

test.each([
  ['Sponsored', true],
  ['Spon\u200bsored\u200b', true],
  [' SPONSORED · ', true],
  ['Sponsored ⋅ Paid for by Somebody', true],
  ['Ad', true],
  ['Gesponsert', true],
  ['مُموَّل', true],
  ['Được  tài\u00a0trợ', true],
  ['2 h', false],
  ['2 h · Sponsored', false],
  ['Suggested for you', false],
  ['Sponsored by my uncle', false],
  ['sponsored|ad', false],
  ['', false],
  [null, false],
])('%s', (text, is) => expect(isAdWord(words, text)).toBe(is));

test.each([
  ['Sponsored ⋅ Paid for by JB Demo', 'Paid for by JB Demo'],
  ['Paid partnership with Lamp Works · 2h', 'Paid partnership with Lamp Works'],
  ['Sponsored\n·\n Paid  for\u200b by  JB \n·', 'Paid for by JB'],
  ['Colaboración pagada con Faros', 'Colaboración pagada con Faros'],
  ['Paid for by A · Paid for by B', 'Paid for by A'],
  [`Paid for by ${'x'.repeat(188)}`, `Paid for by ${'x'.repeat(188)}`],
  [`Paid for by ${'x'.repeat(189)} · Paid for by B`, null],
  ['I was paid for by nobody', null],
  ['', null],
  [null, null],
])('%s', (line, sentence) => expect(paidSentence(words, line)).toBe(sentence));
