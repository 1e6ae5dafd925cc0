import type { PayerEntry } from '../list/entries.ts';
import { readWords } from '../text/words.ts';
import type { ListIndex } from './index-bytes.ts';

/** Words of a text that are looked at, and of a payer's name at most. */
const MOST_WORDS = 200;
const LONGEST_NAME = 12;
/** A name of one short word is a word like any other. */
const LEAST_LETTERS = 8;

/**
 * The payer that a profile's own description names, by a whole name or alias of a list, word for word after normalising;
 * the longest name wins. Null when it names none. It makes no badge (product.md, "Self-identification").
 */
export function findNamedPayer(text: string, indexes: readonly ListIndex[]): PayerEntry | null {
  const read = readWords(text);
  const words = Array.from({ length: Math.min(read.count, MOST_WORDS) }, (_, at) => read.word(at));
  for (let length = Math.min(LONGEST_NAME, words.length); length > 0; length -= 1) {
    for (let from = 0; from + length <= words.length; from += 1) {
      const name = words.slice(from, from + length).join(' ');
      if (length === 1 && name.length < LEAST_LETTERS) continue;
      for (const index of indexes) {
        const payer = index.payersFor(`n:${name}`)[0];
        if (payer !== undefined) return payer;
      }
    }
  }
  return null;
}
