/** Letters of scripts written from right to left: Hebrew, Arabic and their neighbours, and their presentation forms. */
const RTL_LETTER = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Characters that are not seen and can turn or hide the words around them: controls, bidi marks, zero widths. */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]+/gu;

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/**
 * A name as one short line that cannot disturb the sentence around it: spaces collapse, unseen characters go, and more
 * than `most` code points end in "…".
 */
export function oneLine(name: string, most = 120): string {
  const line = name.replace(/\s/g, ' ').replace(UNSEEN, '').replace(/ +/g, ' ').trim();
  const points = Array.from(line.slice(0, 2 * most + 2));
  return points.length > most
    ? `${points
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
    : line;
}

/** A text of several lines, without unseen characters; lines stay lines. */
export function plainText(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.replace(UNSEEN, ''))
    .join('\n');
}

/** True when the text holds a letter that is written from right to left. */
export function hasRightToLeft(text: string): boolean {
  return RTL_LETTER.test(text);
}

/**
 * A name for the middle of a sentence. Where directions mix it stands between U+2068 and U+2069; a plain name in a
 * left-to-right sentence stays as it is, so that the sentence can be found by its own characters.
 */
export function isolate(name: string, sentenceDirection: 'ltr' | 'rtl', most = 120): string {
  const line = oneLine(name, most);
  return sentenceDirection === 'rtl' || hasRightToLeft(line)
    ? `${FIRST_STRONG_ISOLATE}${line}${POP_ISOLATE}`
    : line;
}

/** The direction of a sentence: that of its first letter. */
export function directionOf(sentence: string): 'ltr' | 'rtl' {
  const first = /\p{L}/u.exec(sentence);
  return first !== null && RTL_LETTER.test(first[0]) ? 'rtl' : 'ltr';
}
