import { runSteps, type Steps } from '../steps.ts';
import { pairFeature, wholeFeature, wordFeature } from '../text/shingles.ts';
import type { WordsBuffer } from '../text/words-buffer.ts';

/** Most features of one kind that a template of ordinary length puts into the index; longer ones get a third more per word. */
const MOST_PAIRS = 14;
const MOST_WORDS = 6;
const LEAST = 4;

/** The inverted index of a list's templates: from the hash of a feature to the templates that have it. */
export interface PostingParts {
  /** Start of each bucket in `postings`, plus the end. */
  readonly directory: Uint32Array;
  /** `tag << idBits | template`, sorted within a bucket. */
  readonly postings: Uint32Array;
  /** For each template the summed weight of the features it put in. */
  readonly weights: Float32Array;
}

/** Bits that a template's number takes in a posting. */
export function idBitsFor(templates: number): number {
  return Math.max(1, Math.ceil(Math.log2(Math.max(2, templates))));
}

/** Weight of a feature that `frequency` of `templates` have: its information in bits (Spärck Jones 1972), plus one. */
export function featureWeight(templates: number, frequency: number): number {
  return 1 + Math.log2((templates + 1) / frequency);
}

/** Features in more templates than this are left out, unless a template would keep fewer than LEAST. */
const MOST_TEMPLATES = 64;

/** Builds the inverted index of these templates, in their order. */
export function buildPostings(templates: readonly WordsBuffer[]): PostingParts {
  return runSteps(postingSteps(templates));
}

/** The same in pieces. */
export function* postingSteps(templates: readonly WordsBuffer[]): Steps<PostingParts> {
  const idBits = idBitsFor(templates.length);
  const features: Features[] = [];
  for (const [i, template] of templates.entries()) {
    if (i % PIECE === 0) yield;
    features.push(featuresOf(template));
  }
  const frequency = new Map<number, number>();
  for (const [i, { pairs, words, whole }] of features.entries()) {
    if (i % PIECE === 0) yield;
    for (const feature of [...pairs, ...words, whole])
      frequency.set(feature, (frequency.get(feature) ?? 0) + 1);
  }
  const kept: ReadonlySet<number>[] = [];
  for (const [i, { pairs, words, whole, count }] of features.entries()) {
    if (i % PIECE === 0) yield;
    const more = Math.max(0, Math.floor((count - MOST_PAIRS) / 3));
    const rarest = (list: Iterable<number>, most: number) => {
      const sorted = [...list].sort((a, b) => (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0) || a - b);
      const rare = sorted.filter((feature) => (frequency.get(feature) ?? 0) <= MOST_TEMPLATES);
      return (rare.length < LEAST ? sorted.slice(0, LEAST) : rare).slice(0, most + more);
    };
    kept.push(new Set([...rarest(pairs, MOST_PAIRS), ...rarest(words, MOST_WORDS), whole]));
  }
  yield;
  return pack(kept, idBits);
}

/** Messages between two breaths. */
const PIECE = 128;

interface Features {
  readonly pairs: ReadonlySet<number>;
  readonly words: ReadonlySet<number>;
  readonly whole: number;
  readonly count: number;
}

function featuresOf(template: WordsBuffer): Features {
  const pairs = new Set<number>();
  const words = new Set<number>();
  for (let i = 0; i < template.count; i++) {
    const hash = template.hash[i] ?? 0;
    words.add(wordFeature(hash));
    if (i > 0) pairs.add(pairFeature(template.hash[i - 1] ?? 0, hash));
  }
  return { pairs, words, whole: wholeFeature(template), count: template.count };
}

function pack(kept: readonly ReadonlySet<number>[], idBits: number): PostingParts {
  let total = 0;
  for (const features of kept) total += features.size;
  const bits = Math.min(26, Math.max(4, Math.ceil(Math.log2(total + 1)) - 2));
  const tagBits = 32 - idBits;
  const directory = new Uint32Array(2 ** bits + 1);
  for (const features of kept) {
    for (const feature of features) {
      const next = (feature >>> (32 - bits)) + 1;
      directory[next] = (directory[next] ?? 0) + 1;
    }
  }
  for (let b = 1; b < directory.length; b++) directory[b] = (directory[b] ?? 0) + (directory[b - 1] ?? 0);
  const postings = new Uint32Array(total);
  const ends = directory.slice();
  kept.forEach((features, template) => {
    for (const feature of features) {
      const bucket = feature >>> (32 - bits);
      const at = ends[bucket] ?? 0;
      postings[at] = ((tagOf(feature, bits, tagBits) << idBits) | template) >>> 0;
      ends[bucket] = at + 1;
    }
  });
  const weights = new Float32Array(kept.length);
  for (let b = 0; b + 1 < directory.length; b++) {
    const run = postings.subarray(directory[b], directory[b + 1]).sort();
    addWeights(run, idBits, kept.length, weights);
  }
  return { directory, postings, weights };
}

/** The part of a feature that a posting stores beside the template: the bits after those that chose the bucket. */
export function tagOf(feature: number, bucketBits: number, tagBits: number): number {
  return ((feature << bucketBits) >>> 0) >>> (32 - tagBits);
}

function addWeights(run: Uint32Array, idBits: number, templates: number, weights: Float32Array): void {
  for (let i = 0; i < run.length; ) {
    const tag = (run[i] ?? 0) >>> idBits;
    let end = i;
    while (end < run.length && (run[end] ?? 0) >>> idBits === tag) end++;
    const weight = featureWeight(templates, end - i);
    for (; i < end; i++) {
      const template = (run[i] ?? 0) & (2 ** idBits - 1);
      weights[template] = (weights[template] ?? 0) + weight;
    }
  }
}
