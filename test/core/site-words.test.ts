import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SITE_IDS } from '../../src/core/site-id.ts';
import type { FacebookWord } from '../../src/core/site-words.ts';
import { SITE_WORDS } from '../../src/core/site-words.ts';
import '../support/seed.ts';

function find(name: FacebookWord, text: string): boolean {
  const [source, flags] = SITE_WORDS.facebook?.[name] ?? ['(?!)', ''];
  return new RegExp(source, flags).test(text);
}
const sorted = (letters: string) => [...letters].sort().join('');

test('a site that is not read with words has none; what one has survives the way to a page', () => {
  expect(SITE_IDS.filter((site) => SITE_WORDS[site] !== undefined)).toEqual(['facebook', 'instagram']);
  expect(JSON.parse(JSON.stringify(SITE_WORDS))).toEqual(SITE_WORDS);
});

test('every pattern compiles, and none remembers where it was', () => {
  for (const words of Object.values(SITE_WORDS))
    for (const pattern of Object.values(words)) expect(new RegExp(...pattern).flags).not.toMatch(/[gy]/);
});

describe('the word for an ad', () => {
  test('letters out of order', () => {
    expect(find('shuffled', sorted('nsopdores'))).toBe(true);
    expect(find('shuffled', sorted('ได้รับการสนับสนุน'))).toBe(true);
    for (const other of ['may4at7:15', 'ad', 'sponsoredd', 'ponsored']) {
      expect(find('shuffled', sorted(other)), other).toBe(false);
    }
  });

  test('letters with decoys between', () => {
    expect(find('interleaved', 'spsonssosreds')).toBe(true);
    expect(find('interleaved', 'sponsored')).toBe(false);
    expect(find('interleaved', 'spendonsomeredsoup')).toBe(false);
  });

  test('decoys are letters of the word, between its letters in order, and at most as many of them', () => {
    // No other word is written with the letters of these two alone.
    const label = fc.constantFrom('sponsored', 'реклама').chain((word) => {
      const decoys = fc.array(fc.constantFrom(...word), { maxLength: 2 });
      const ends = fc.constantFrom('', '', '', 'z', word);
      return fc.record({
        word: fc.constant(word),
        text: fc
          .tuple(fc.array(decoys, { minLength: word.length, maxLength: word.length }), ends)
          .map(([all, end]) => all.map((some, at) => some.join('') + word.charAt(at)).join('') + end),
      });
    });
    let found = 0;
    fc.assert(
      fc.property(label, ({ word, text }) => {
        const is = isInterleaved(text, word);
        if (is) found += 1;
        expect(find('interleaved', text), text).toBe(is);
      }),
      { numRuns: 2000 },
    );
    expect(found).toBeGreaterThan(100);
  });
});

/** Says the rule step by step. */
function isInterleaved(text: string, word: string): boolean {
  let at = 0;
  for (const letter of text) {
    if (letter === word[at]) at += 1;
    else if (!word.includes(letter)) return false;
  }
  return at === word.length && text.length > word.length && text.length <= word.length * 2;
}

test('what says who paid has one of the words that are looked for first', () => {
  for (const sentence of [
    'Paid for by A',
    'PAGADO POR A',
    'Partenariat rémunéré avec A',
    'оплачено A',
    'タイアップ投稿',
  ]) {
    expect(find('paid', `4 h · ${sentence}`), sentence).toBe(true);
    expect(find('maybePaid', `4 h · ${sentence}`), sentence).toBe(true);
  }
  expect(find('maybePaid', '4 h · Harbour')).toBe(false);
});
