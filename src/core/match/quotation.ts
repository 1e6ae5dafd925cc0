import { HASHTAG, type WordsBuffer } from '../text/words-buffer.ts';
import type { Comparison } from './compare.ts';
import type { TextToMatch } from './text.ts';

const OPENING = /["“”„«»‹›「『〝‘'‚＂]/u;
const CLOSING = /["“”«»‹›」』〞’'＂]/u;
const NOT_WORDS = /(?:https?:\/\/|@)[^\s"“”«»」』]*/giu;

/** True when the span stands behind "RT @x:", or between quote marks with nothing but links and hashtags between. */
export function isQuoted({ words, text }: TextToMatch, found: Comparison): boolean {
  if (words.retweet) return true;
  let before = found.first - 1;
  while (before >= 0 && isTag(words, before)) before--;
  let after = found.last + 1;
  while (after < words.count && isTag(words, after)) after++;
  const ahead = text.slice(before >= 0 ? words.to[before] : 0, words.from[found.first]);
  const behind = text.slice(words.to[found.last], after < words.count ? words.from[after] : text.length);
  return OPENING.test(ahead.replace(NOT_WORDS, '')) && CLOSING.test(behind.replace(NOT_WORDS, ''));
}

function isTag(words: WordsBuffer, i: number): boolean {
  return ((words.flags[i] ?? 0) & HASHTAG) !== 0;
}
