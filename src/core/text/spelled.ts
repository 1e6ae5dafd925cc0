import { HASH_START, hashStep, mix32 } from './hash.ts';
import { JOINED, SEGMENTED, type WordsBuffer } from './words-buffer.ts';

const LEAST_RUN = 3;

/** Joins words that are spelt out ("v o t e") into one word each run, flagged JOINED: where one ends cannot be known. */
export function joinSpelledWords(text: string, words: WordsBuffer): void {
  let singles = 0;
  for (let i = 0; i < words.count; i++) if (words.length(i) === 1) singles++;
  if (singles < LEAST_RUN) return;
  const { count } = words;
  let kept = 0;
  for (let i = 0; i < count; ) {
    let end = i;
    while (end < count && isSpelled(text, words, i, end)) end++;
    if (end - i >= LEAST_RUN) {
      keepJoined(words, kept++, i, end);
      i = end;
    } else {
      keep(words, kept++, i++);
    }
  }
  words.count = kept;
}

function isSpelled(text: string, words: WordsBuffer, first: number, i: number): boolean {
  if (words.length(i) !== 1 || ((words.flags[i] ?? 0) & SEGMENTED) !== 0) return false;
  const unit = words.chars[words.charStart[i] ?? 0] ?? 0;
  if (unit >= 0x30 && unit <= 0x39) return false;
  if (i === first) return true;
  const gap = text.slice(words.to[i - 1], words.from[i]);
  return gap.length <= 4 && /^[^\p{L}\p{N}]*\s[^\p{L}\p{N}]*$/u.test(gap);
}

function keep(words: WordsBuffer, to: number, i: number): void {
  // charStart[to] is right already: words only move down and keep their order in chars.
  const start = words.charStart[i] ?? 0;
  const end = words.charStart[i + 1] ?? 0;
  words.charStart[to] = start;
  words.charStart[to + 1] = end;
  words.from[to] = words.from[i] ?? 0;
  words.to[to] = words.to[i] ?? 0;
  words.hash[to] = words.hash[i] ?? 0;
  words.mask[to] = words.mask[i] ?? 0;
  words.flags[to] = words.flags[i] ?? 0;
}

function keepJoined(words: WordsBuffer, to: number, first: number, end: number): void {
  const charStart = words.charStart[first] ?? 0;
  const charEnd = words.charStart[end] ?? 0;
  let hash = HASH_START;
  let mask = 0;
  for (let k = charStart; k < charEnd; k++) {
    const unit = words.chars[k] ?? 0;
    hash = hashStep(hash, unit);
    mask |= 1 << (unit & 31);
  }
  words.charStart[to] = charStart;
  words.charStart[to + 1] = charEnd;
  words.from[to] = words.from[first] ?? 0;
  words.to[to] = words.to[end - 1] ?? 0;
  words.hash[to] = mix32(hash);
  words.mask[to] = mask >>> 0;
  words.flags[to] = JOINED;
}
