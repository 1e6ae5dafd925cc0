import { HASH_START, hashStep, mix32 } from '../text/hash.ts';
import { pairFeature, wholeFeature, wordFeature } from '../text/shingles.ts';
import { readWords } from '../text/words.ts';
import { JOINED, SEGMENTED, WordsBuffer } from '../text/words-buffer.ts';
import { featureWeight, idBitsFor, type PostingParts, tagOf } from './postings.ts';

/** A template that shares rare features with a post. */
export interface Candidate {
  readonly template: number;
  /** Share of the template's feature weight that stands in the post, 0–1. */
  readonly share: number;
}

/** The templates of a list, ready for look-up. */
export interface TemplateIndex {
  readonly count: number;
  /** Templates worth a closer look, best first, at most MOST_CANDIDATES. `postCut`: the post may be only a beginning. */
  candidates(post: WordsBuffer, postCut: boolean): readonly Candidate[];
  /** The words of a template; read once and kept for the most used. */
  words(template: number): WordsBuffer;
}

/** The most templates that are compared word by word for one post and list. */
export const MOST_CANDIDATES = 4;
const LEAST_SHARE = 0.28;
/** A post that has lost its spaces in a quarter of its letters or more shares only single words. */
const LEAST_SHARE_GLUED = 0.06;
const GLUED = 24;
const MOST_GLUED = 300;
const WORD_FROM = 4;
const WORD_TO = 14;
const RECENT_MASK = 511;
const KEPT_WEIGHTS = 65;
const KEPT_WORDS = 512;
const NONE: readonly Candidate[] = [];

/** Opens the inverted index; `textOf` gives a template's text. */
export function openTemplates(parts: PostingParts, textOf: (template: number) => string): TemplateIndex {
  const { directory, postings, weights } = parts;
  const count = weights.length;
  const idBits = idBitsFor(count);
  const tagBits = 32 - idBits;
  const idMask = 2 ** idBits - 1;
  const bucketBits = Math.log2(directory.length - 1);
  const scores = new Float32Array(count);
  const touched = new Uint32Array(count);
  const weightOf = Float64Array.from({ length: KEPT_WEIGHTS }, (_, frequency) =>
    featureWeight(count, Math.max(1, frequency)),
  );
  const rarest = featureWeight(count, 1);
  const recent = new Uint32Array(RECENT_MASK + 1);
  let touchedCount = 0;
  let postWeight = 0;
  const kept = new Map<number, WordsBuffer>();

  const look = (feature: number): number => {
    // A post that repeats itself must not count a feature twice. A slot that was taken over merely counts it again.
    if (recent[feature & RECENT_MASK] === feature) return 0;
    recent[feature & RECENT_MASK] = feature;
    const bucket = feature >>> (32 - bucketBits);
    const end = directory[bucket + 1] ?? 0;
    const tag = tagOf(feature, bucketBits, tagBits);
    let at = directory[bucket] ?? 0;
    while (at < end && (postings[at] ?? 0) >>> idBits < tag) at++;
    const from = at;
    while (at < end && (postings[at] ?? 0) >>> idBits === tag) at++;
    if (at === from) {
      postWeight += rarest;
      return 0;
    }
    const weight = weightOf[at - from] ?? featureWeight(count, at - from);
    postWeight += weight;
    for (let k = from; k < at; k++) {
      const template = (postings[k] ?? 0) & idMask;
      if (scores[template] === 0) touched[touchedCount++] = template;
      scores[template] = (scores[template] ?? 0) + weight;
    }
    return at - from;
  };

  const candidates = (post: WordsBuffer, postCut: boolean): readonly Candidate[] => {
    if (count === 0 || post.count === 0) return NONE;
    touchedCount = 0;
    postWeight = 0;
    recent.fill(0);
    let glued = 0;
    for (let i = 0; i < post.count; i++) {
      const hash = post.hash[i] ?? 0;
      if (look(wordFeature(hash)) === 0 && isGlued(post, i)) {
        lookInside(post, i, look);
        glued += post.length(i);
      }
      if (i > 0) look(pairFeature(post.hash[i - 1] ?? 0, hash));
    }
    look(wholeFeature(post));
    if (touchedCount === 0) return NONE;
    const leastShare = glued * 4 > (post.charStart[post.count] ?? 0) ? LEAST_SHARE_GLUED : LEAST_SHARE;
    const best: { template: number; share: number }[] = [];
    for (let k = 0; k < touchedCount; k++) {
      const template = touched[k] ?? 0;
      const score = scores[template] ?? 0;
      scores[template] = 0;
      const share =
        score /
        Math.max(1, postCut ? Math.min(weights[template] ?? 0, postWeight) : (weights[template] ?? 0));
      if (share < leastShare) continue;
      if (best.length === MOST_CANDIDATES && share <= (best[MOST_CANDIDATES - 1]?.share ?? 0)) continue;
      let at = best.length;
      while (at > 0 && (best[at - 1]?.share ?? 0) < share) at--;
      best.splice(at, 0, { template, share: Math.min(1, share) });
      if (best.length > MOST_CANDIDATES) best.pop();
    }
    return best;
  };

  const words = (template: number): WordsBuffer => {
    const known = kept.get(template);
    if (known !== undefined) return known;
    if (kept.size >= KEPT_WORDS) kept.clear();
    const read = readWords(textOf(template), new WordsBuffer(24));
    kept.set(template, read);
    return read;
  };

  return { count, candidates, words };
}

// Words spelt out or written without spaces: where one ends is not known.
function isGlued(post: WordsBuffer, i: number): boolean {
  return (
    ((post.flags[i] ?? 0) & JOINED) !== 0 ||
    (post.length(i) >= GLUED && ((post.flags[i] ?? 0) & SEGMENTED) === 0)
  );
}

// Looks up every stretch of a glued word that could be a word of a template.
function lookInside(post: WordsBuffer, i: number, look: (feature: number) => number): void {
  const start = post.charStart[i] ?? 0;
  const end = Math.min(post.charStart[i + 1] ?? 0, start + MOST_GLUED);
  for (let from = start; from + WORD_FROM <= end; from++) {
    let hash = HASH_START;
    for (let k = from; k < Math.min(end, from + WORD_TO); k++) {
      hash = hashStep(hash, post.chars[k] ?? 0);
      if (k - from >= WORD_FROM - 1) look(wordFeature(mix32(hash)));
    }
  }
}
