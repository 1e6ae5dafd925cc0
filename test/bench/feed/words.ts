import { COMMON_WORDS } from '../../../src/cli/gate/word-ranks-data.ts';
import type { Random } from '../random.ts';

const WORDS = (COMMON_WORDS.english ?? '').split(' ').filter((word) => /^[a-z]+$/.test(word));
const ENDS = ['.', '.', '.', '!', '?', '…'];

/** A word as often as in ordinary texts: the more common, the likelier (Zipf). */
export function word(random: Random): string {
  // The logarithm of the rank is spread evenly: that is what a frequency of 1 / rank means.
  const rank = Math.floor(WORDS.length ** random.next()) - 1;
  return WORDS[Math.max(0, rank)] ?? 'the';
}

/** Sentences of ordinary words, `from` to `to` words in all. */
export function sentences(random: Random, from: number, to: number): string {
  const count = from + random.below(to - from + 1);
  const parts: string[] = [];
  let start = true;
  for (let at = 0; at < count; at += 1) {
    const plain = word(random);
    const shown = start ? `${plain.charAt(0).toUpperCase()}${plain.slice(1)}` : plain;
    start = at === count - 1 || (at > 3 && random.next() < 0.09);
    parts.push(start ? shown + random.pick(ENDS) : shown);
  }
  return parts.join(' ');
}
