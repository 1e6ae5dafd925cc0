import type { Comparison } from './compare.ts';
import type { TextToMatch } from './text.ts';

const OPENING = /["“”„«»‹›「『〝‘'‚＂]\s*[^\p{L}\p{N}]*$/u;
const CLOSING = /^[^\p{L}\p{N}]*?["“”«»‹›」』〞’'＂]/u;

/** True when the span stands behind "RT @x:", or between quote marks with nothing but punctuation between. */
export function isQuoted(subject: TextToMatch, found: Comparison): boolean {
  const { words, text } = subject;
  if (words.retweet) return true;
  const before = text.slice(found.first > 0 ? words.to[found.first - 1] : 0, words.from[found.first]);
  const after = text.slice(
    words.to[found.last],
    found.last + 1 < words.count ? words.from[found.last + 1] : text.length,
  );
  return OPENING.test(before) && CLOSING.test(after);
}
