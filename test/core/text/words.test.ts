import { describe, expect, test } from 'vitest';
import { LINK_TOKEN } from '../../../src/core/post.ts';
import { normalizeText } from '../../../src/core/text/normalize.ts';
import { readWords } from '../../../src/core/text/words.ts';
import { HASHTAG, JOINED, SEGMENTED } from '../../../src/core/text/words-buffer.ts';

describe('what is the same text', () => {
  const plain = 'vote early and bring a friend';
  const same: readonly (readonly [string, string])[] = [
    ['case', 'VOTE Early AND bring a Friend'],
    ['punctuation', 'Vote early — and bring... a friend!'],
    ['a link of an adapter', `Vote early and bring a friend ${LINK_TOKEN}`],
    ['a link', 'Vote early and bring a friend https://t.co/abc?x=1&y=2'],
    ['a link that touches a word', 'Vote early and bring a friend.https://t.co/abc'],
    ['a bare domain', 'Vote early and bring a friend example.org/x'],
    ['a bare domain with a hyphen', 'Vote early and bring a friend www.my-site.com'],
    ['a mention', '@ada Vote early and bring a friend @brook.sample'],
    ['a genitive of a mention', "Vote early and bring @ada's a friend"],
    ['a fullwidth mention', '＠ada Vote early and bring a friend'],
    ['emoji', '🗳️ Vote early 👨‍👩‍👧 and 🇺🇸 bring a friend 👍🏽'],
    ['hashtags as words', '#Vote early and #bring a #friend'],
    ['a hashtag mark with an invisible character', '#\u200bVote early and bring a friend'],
    ['zero width', 'Vo\u200bte ear\u2060ly and br\u00ading a fri\ufeffend'],
    ['variation selectors', 'Vote\ufe0f early and bring a friend'],
    ['direction marks', '\u202eVote early\u202c and bring a friend'],
    ['Cyrillic look-alikes', 'Vоtе еаrlу аnd brіng а frіеnd'],
    ['Armenian look-alikes', 'Vote early aոd briոg a frieոd'],
    ['capital look-alikes', 'VΟТЕ EАRLY AND BRING A FRIEND'],
    ['bold', '𝗩𝗼𝘁𝗲 𝗲𝗮𝗿𝗹𝘆 and bring a friend'],
    ['script and fraktur', '𝒱𝑜𝓉𝑒 𝔢𝔞𝔯𝔩𝔶 and bring a friend'],
    ['fullwidth', 'Ｖｏｔｅ ｅａｒｌｙ and bring a friend'],
    ['circled and squared', 'ⓋⓄⓉⒺ 🅴🅰🆁🅻🆈 and bring a friend'],
    ['small capitals', 'ᴠᴏᴛᴇ ᴇᴀʀʟʏ and bring a friend'],
    ['accents piled up', 'V̷o̴t̵e̶ early and bring a friend'],
    ['an HTML entity', 'Vote early &amp; and bring a friend'],
    ['a rest of a link', 'Vote early and bring a friend htt…'],
    ['RT', 'RT @ada: Vote early and bring a friend'],
    ['RT without the mark', 'RT ada_example: Vote early and bring a friend'],
  ];
  test.each(same)('%s', (_, text) => {
    expect(normalizeText(text)).toBe(plain);
  });
});

describe('what is a word', () => {
  const words: readonly (readonly [string, string, string])[] = [
    ['an apostrophe joins', "don’t won't l‘eau", 'dont wont leau'],
    ['an apostrophe beside a word is a mark', "'tis the voters' day'", 'tis the voters day'],
    ['dots of an abbreviation join', 'the U.S.A. and a.m.', 'the usa and am'],
    ['a sentence without a space is two words', 'for all.Now is it', 'for all now is it'],
    ['a number keeps its marks inside', '1,000 jobs, 2.5 years, 3, 4', '1000 jobs 25 years 3 4'],
    ['a hyphen parts', 'well-known re-open', 'well known re open'],
    ['sharp s and ligatures', 'Straße STRASSE œuvre', 'strasse strasse oeuvre'],
    ['final sigma', 'ΟΔΟΣ οδος', 'oδoσ oδoσ'],
    ['composed and split', 'clés cle\u0301s всё все\u0308', 'cles cles bce bce'],
    ['Hangul, composed and split', `투표 ${'투표'.normalize('NFD')}`, '투표 투표'],
    ['kana, composed and split', 'が か\u3099', 'が が'],
    ['Arabic vowel signs are nothing', 'مَرْحَبًا مرحبا', 'مرحبا مرحبا'],
    ['Indic vowels stay', 'की का', 'की का'],
    ['a lone surrogate is a mark', 'a\ud83d b\udc00c', 'a b c'],
    ['a trade mark is no letter', 'Foo™ bar®', 'foo bar'],
  ];
  test.each(words)('%s', (_, text, expected) => {
    expect(normalizeText(text)).toBe(expected);
  });

  test('case never changes a word, in any alphabet', () => {
    for (const text of ['Вот НОВЫЙ закон', 'Πρώτη ΨΗΦΟΣ', 'Ünlü İSTANBUL', 'Երևան ԵՐԵՎԱՆ']) {
      expect(normalizeText(text.toUpperCase())).toBe(normalizeText(text.toLowerCase()));
    }
  });

  test('scripts without spaces are cut into words', () => {
    for (const text of ['私たちは新しい図書館を建てます', '我们要建一座新的图书馆', 'เราจะสร้างห้องสมุดใหม่']) {
      const words = readWords(text);
      expect(words.count).toBeGreaterThan(3);
      for (let i = 0; i < words.count; i++) expect((words.flags[i] ?? 0) & SEGMENTED).not.toBe(0);
      expect(words.to[words.count - 1]).toBe(text.length);
    }
  });

  test('letters spelt out are one word', () => {
    const words = readWords('V o t e early');
    expect([words.word(0), words.word(1)]).toEqual(['vote', 'early']);
    expect((words.flags[0] ?? 0) & JOINED).not.toBe(0);
  });
});

describe('offsets', () => {
  test('lead back to the original', () => {
    const text = 'RT @ada: “𝗩𝗼𝘁𝗲” #early, don’t wait… 🗳️ https://t.co/x';
    const words = readWords(text);
    const originals = Array.from({ length: words.count }, (_, i) => text.slice(words.from[i], words.to[i]));
    expect(originals).toEqual(['𝗩𝗼𝘁𝗲', 'early', 'don’t', 'wait']);
    expect((words.flags[1] ?? 0) & HASHTAG).not.toBe(0);
    expect(words.retweet).toBe(true);
  });
});

describe('a cut text', () => {
  test.each([
    ['a whole word', false, false],
    ['cut in a wo…', true, true],
    ['cut after a word …', true, false],
    ['with dots...', true, true],
    ['behind it a link… https://t.co/x', true, true],
    ['dots … in the middle', false, false],
  ])('%s', (text, cut, inWord) => {
    const words = readWords(text);
    expect([words.cut, words.cutInWord]).toEqual([cut, inWord]);
  });
});
