import { readWords } from '../../core/text/words.ts';
import { COMMON_WORDS } from './word-ranks-data.ts';

/** Least information of a template, in bits: below it, ordinary people write the same by chance. */
export const LEAST_BITS = 60;

/** Words this frequent hold a sentence together and say nothing about who wrote it. */
const FUNCTION_WORDS = 100;
/** log2 of Zipf's constant: a word of rank r has probability 1 / (12 r) in running text (Zipf 1949). */
const ZIPF_BITS = Math.log2(12);
/** A word that no table holds counts as one of this rank. */
const UNKNOWN_RANK = 12_000;

interface Language {
  readonly ranks: ReadonlyMap<string, number>;
}

let languages: readonly Language[] | null = null;

/**
 * Information of a text in bits: −log2 of each different word's probability by its rank in the language of the text, words
 * of grammar left out. Links, mentions and emoji are nothing. Deterministic: the same text has the same bits everywhere.
 */
export function bits(text: string): number {
  const read = readWords(text);
  const words = new Set<string>();
  for (let i = 0; i < read.count; i++) words.add(read.word(i));
  const { ranks } = languageOf(words);
  let sum = 0;
  for (const word of words) {
    const rank = ranks.get(word) ?? UNKNOWN_RANK;
    if (rank > FUNCTION_WORDS) sum += Math.log2(rank) + ZIPF_BITS;
  }
  return Math.round(sum * 10) / 10;
}

// The language whose common words cover the text best; frequent words tell more.
function languageOf(words: ReadonlySet<string>): Language {
  languages ??= Object.values(COMMON_WORDS).map((line) => ({
    ranks: new Map(line.split(' ').map((word, i) => [word, i + 1])),
  }));
  let best: Language = { ranks: new Map() };
  let most = 0;
  for (const language of languages) {
    let score = 0;
    for (const word of words) {
      const rank = language.ranks.get(word);
      if (rank !== undefined) score += 1 / Math.log2(rank + 1);
    }
    if (score > most) {
      most = score;
      best = language;
    }
  }
  return best;
}
