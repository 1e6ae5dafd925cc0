import { expect, test } from 'vitest';
import { textInImage, withoutMarks } from '../../src/sites/image-text.ts';

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
])('%s', (alt, words) => expect(textInImage(alt)).toBe(words));

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
])('%s says nothing', (alt) => expect(textInImage(alt)).toBeNull());

test('marks go, letters and joiners stay', () => {
  expect(withoutMarks('S\u200bponsored\u2060\u034f')).toBe('Sponsored');
  expect(withoutMarks('👩\u200d💻 می\u200cروم')).toBe('👩\u200d💻 می\u200cروم');
});
