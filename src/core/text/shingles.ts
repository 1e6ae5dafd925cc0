import { mix32 } from './hash.ts';

/** Feature of two neighbouring words (Broder 1997, "shingling"), unsigned 32 bits. */
export function pairFeature(first: number, second: number): number {
  return mix32(Math.imul(first, 0x9e3779b1) ^ second);
}

/** Feature of one word by itself, apart from every pair's by its salt. */
export function wordFeature(word: number): number {
  return mix32(word ^ 0x5bd1e995);
}

/** Feature of a whole text: its words in their order. */
export function wholeFeature(words: { readonly count: number; readonly hash: Uint32Array }): number {
  let state = 0x1b873593;
  for (let i = 0; i < words.count; i++)
    state = Math.imul(state ^ (words.hash[i] ?? 0), 0x01000193) ^ (state >>> 15);
  return mix32(state);
}
