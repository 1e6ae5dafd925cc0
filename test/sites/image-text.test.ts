import { expect, test } from 'vitest';
import { SITE_WORDS } from '../../src/core/site-words.ts';
import { textInImage } from '../../src/sites/image-text.ts';
import { compileWords } from '../../src/sites/words.ts';

const WORDS = compileWords<'picture'>(SITE_WORDS.instagram ?? {});

test.each([
  ["May be an image of 1 person and text that says 'VOTE on Tuesday'", 'VOTE on Tuesday'],
  ['May be a cartoon of text that says "They said “no”. We say yes."', 'They said “no”. We say yes.'],
  ["May be an image of text that says 'IT'S TIME'", "IT'S TIME"],
  ["Photo by Ada 'Countess' Field on June 26, 2021. May be an image of text that says 'PIER 4'.", 'PIER 4'],
  ['May be an image of \u200etext that says "\u200eSave the ferry\u200e"\u200e', 'Save the ferry'],
  ["Image may contain: 2 people, text that says 'OLD FORM'", 'OLD FORM'],
  ['Puede ser una imagen de 2 personas y texto que dice “Vota el martes”', 'Vota el martes'],
  ['画像に含まれている可能性があるもの:1人、「海を守ろう」というテキスト', '海を守ろう'],
  ['可能包含：文字“星期五见”', '星期五见'],
  ['「海を守ろう」というテキストの画像のようです', '海を守ろう'],
  // The language that comes first in the list, whatever stands first in the words; the next when that one quotes nothing.
  ["Puede ser texto que dice “dos”. May be text that says 'one'", 'one'],
  ['Puede ser texto que dice “dos”. May be text that says', 'dos'],
])('%s', (alt, quoted) => expect(textInImage(WORDS, alt)).toBe(quoted));

test.each([
  [null],
  [''],
  ['May be an image of text.'],
  ['Image may contain: text'],
  ['No photo description available.'],
  ["Ada Field's 'holiday' picture, long enough"],
  ["May be an image of somebody's dog and a boy's ball"],
  ["May be an image of text that says ''"],
  ['😀'],
  ["teslamotors's profile picture"],
  ["May be an image of text that says ' '"],
  ['可能是「短」'],
])('%s says nothing', (alt) => expect(textInImage(WORDS, alt)).toBeNull());

test('a picture whose words are made to be searched for long is read in no time', () => {
  const started = performance.now();
  for (const words of ['May be text says ', 'May be text ', "Puede ser texto que dice '"])
    textInImage(WORDS, words.repeat(100));
  textInImage(WORDS, `May be text says '${' x'.repeat(5000)}`);
  expect(performance.now() - started).toBeLessThan(500);
});
