import type { Steps } from '../steps.ts';
import { pairFeature, wholeFeature, wordFeature } from '../text/shingles.ts';

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

/** Builds the inverted index of these templates, each as the hashes of its words, in their order. */
export function* postingSteps(templates: readonly Uint32Array[]): Steps<PostingParts> {
  const features = new Runs(templates);
  const frequency = new FrequencyTable(features.most);
  for (const [i, template] of templates.entries()) {
    if (i % PIECE === 0) yield;
    features.read(template);
    frequency.addAll(features);
  }
  const kept = new Runs(templates);
  for (const [i, { length: words }] of templates.entries()) {
    if (i % PIECE === 0) yield;
    const more = Math.max(0, Math.floor((words - MOST_PAIRS) / 3));
    const first = kept.end;
    for (const [kind, most] of [
      [0, MOST_PAIRS + more],
      [1, MOST_WORDS + more],
      [2, 1],
    ] as const) {
      frequency.keepRarest(features, 3 * i + kind, most, kept);
    }
    kept.close(first);
  }
  return yield* pack(kept, idBitsFor(templates.length), templates.length);
}

/** Messages between two breaths. */
const PIECE = 64;

/** Runs of different features one behind the other, in ascending order. A list's features are hundreds of thousands. */
class Runs {
  readonly features: Uint32Array;
  /** Where each run begins; `runs` says how many there are. */
  readonly starts: Uint32Array;
  readonly most: number;
  runs = 0;
  end = 0;

  constructor(templates: readonly Uint32Array[]) {
    let words = 0;
    for (const { length } of templates) words += length;
    // A template of n words has at most n words and n − 1 pairs, and one feature for the whole.
    this.most = 2 * words + templates.length;
    this.features = new Uint32Array(this.most);
    this.starts = new Uint32Array(3 * templates.length + 1);
  }

  /** Adds a template's features as three runs: its pairs, its words, the whole. */
  read(hash: Uint32Array): void {
    const { features } = this;
    const count = hash.length;
    const pairs = this.end;
    for (let i = 1; i < count; i++) {
      features[this.end++] = pairFeature(hash[i - 1] ?? 0, hash[i] ?? 0);
    }
    this.close(pairs);
    const words = this.end;
    for (let i = 0; i < count; i++) features[this.end++] = wordFeature(hash[i] ?? 0);
    this.close(words);
    const whole = this.end;
    features[this.end++] = wholeFeature({ count, hash });
    this.close(whole);
  }

  /** Makes a run of what was added from there on: sorted, each feature once. */
  close(from: number): void {
    const { features } = this;
    sortPart(features, from, this.end);
    let end = from;
    for (let i = from; i < this.end; i++) {
      if (i === from || features[i] !== features[end - 1]) features[end++] = features[i] ?? 0;
    }
    this.end = end;
    this.starts[++this.runs] = end;
  }
}

/** Counts features: open addressing over 32-bit numbers, which are hashes already. */
class FrequencyTable {
  readonly #features: Uint32Array;
  readonly #counts: Uint32Array;
  readonly #mask: number;
  /** Where the features of the runs are counted, in their order. */
  readonly #slots: Uint32Array;
  #added = 0;
  #ranks = new Float64Array(256);

  /** `most`: how many features there may be. */
  constructor(most: number) {
    const size = 2 ** Math.ceil(Math.log2(1.5 * most + 2));
    this.#features = new Uint32Array(size);
    this.#counts = new Uint32Array(size);
    this.#mask = size - 1;
    this.#slots = new Uint32Array(most);
  }

  /** Counts what was added to the runs since the last time. */
  addAll({ features, end }: Runs): void {
    for (; this.#added < end; this.#added++) {
      const feature = features[this.#added] ?? 0;
      let slot = feature & this.#mask;
      while (this.#counts[slot] !== 0 && this.#features[slot] !== feature) slot = (slot + 1) & this.#mask;
      this.#features[slot] = feature;
      this.#counts[slot] = (this.#counts[slot] ?? 0) + 1;
      this.#slots[this.#added] = slot;
    }
  }

  /** Keeps the rarest features of a run, at most so many; common ones only when there are few. Of equals the smaller counts first. */
  keepRarest({ features, starts }: Runs, run: number, most: number, into: Runs): void {
    const [from, to] = [starts[run] ?? 0, starts[run + 1] ?? 0];
    if (to - from > this.#ranks.length) this.#ranks = new Float64Array(2 * (to - from));
    const ranks = this.#ranks;
    let rare = 0;
    for (let i = from; i < to; i++) {
      const count = this.#counts[this.#slots[i] ?? 0] ?? 0;
      if (count <= MOST_TEMPLATES) rare++;
      ranks[i - from] = count * 2 ** 32 + (features[i] ?? 0);
    }
    sortPart(ranks, 0, to - from);
    const kept = Math.min(to - from, most, Math.max(rare, LEAST));
    // The lower 32 bits are the feature.
    for (let i = 0; i < kept; i++) into.features[into.end++] = (ranks[i] ?? 0) >>> 0;
  }
}

/** Buckets between two breaths. */
const BUCKETS = 4096;

function* pack({ features, starts, end }: Runs, idBits: number, templates: number): Steps<PostingParts> {
  const bits = Math.min(26, Math.max(4, Math.ceil(Math.log2(end + 1)) - 2));
  const tagBits = 32 - idBits;
  const directory = new Uint32Array(2 ** bits + 1);
  for (let i = 0; i < end; i++) {
    const next = ((features[i] ?? 0) >>> (32 - bits)) + 1;
    directory[next] = (directory[next] ?? 0) + 1;
  }
  yield;
  for (let b = 1; b < directory.length; b++) directory[b] = (directory[b] ?? 0) + (directory[b - 1] ?? 0);
  yield;
  const postings = new Uint32Array(end);
  const ends = directory.slice();
  for (let template = 0; template < templates; template++) {
    if (template % PIECE === 0) yield;
    const last = starts[template + 1] ?? 0;
    for (let i = starts[template] ?? 0; i < last; i++) {
      const feature = features[i] ?? 0;
      const bucket = feature >>> (32 - bits);
      const at = ends[bucket] ?? 0;
      postings[at] = ((tagOf(feature, bits, tagBits) << idBits) | template) >>> 0;
      ends[bucket] = at + 1;
    }
  }
  const weights = new Float32Array(templates);
  for (let b = 0; b + 1 < directory.length; b++) {
    if (b % BUCKETS === 0) yield;
    const [from, to] = [directory[b] ?? 0, directory[b + 1] ?? 0];
    sortPart(postings, from, to);
    addWeights(postings, from, to, idBits, templates, weights);
  }
  return { directory, postings, weights };
}

/** From here on the engine's own sort is faster than one by insertion. */
const LONG = 48;

function sortPart(numbers: Uint32Array | Float64Array, from: number, to: number): void {
  if (to - from > LONG) {
    numbers.subarray(from, to).sort();
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const number = numbers[i] ?? 0;
    let at = i;
    for (; at > from && (numbers[at - 1] ?? 0) > number; at--) numbers[at] = numbers[at - 1] ?? 0;
    numbers[at] = number;
  }
}

/** The part of a feature that a posting stores beside the template: the bits after those that chose the bucket. */
export function tagOf(feature: number, bucketBits: number, tagBits: number): number {
  return ((feature << bucketBits) >>> 0) >>> (32 - tagBits);
}

function addWeights(
  postings: Uint32Array,
  from: number,
  to: number,
  idBits: number,
  templates: number,
  weights: Float32Array,
): void {
  for (let i = from; i < to; ) {
    const tag = (postings[i] ?? 0) >>> idBits;
    let end = i;
    while (end < to && (postings[end] ?? 0) >>> idBits === tag) end++;
    const weight = featureWeight(templates, end - i);
    for (; i < end; i++) {
      const template = (postings[i] ?? 0) & (2 ** idBits - 1);
      weights[template] = (weights[template] ?? 0) + weight;
    }
  }
}
