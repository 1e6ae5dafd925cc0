import { type Alignment, align, alignVerbatim, NO_PARTNER } from '../text/align.ts';
import { likeness } from '../text/typing.ts';
import { HASHTAG, type WordsBuffer } from '../text/words-buffer.ts';
import { bestStretch } from './stretch.ts';

/** What a word-by-word comparison of a template with a post found. Word numbers are of the post. */
export interface Comparison {
  /** Share of the template's words that stand in the post, in their order, 0–1. Hashtags at its ends count only when there. */
  readonly coverage: number;
  /** The same for the part of the template up to the last word found: for posts that are cut. */
  readonly beginning: number;
  /** Template words found in order. */
  readonly found: number;
  /** The post's own words between the first and the last word found; a hashtag there is a word. */
  readonly ownInside: number;
  /** The post's own words beside them; a hashtag there is nothing. */
  readonly ownBeside: number;
  /** Share of the template's letters found, in order or not, equal or alike, 0–1. */
  readonly closeness: number;
  /** Post words inside the span that not even a moved or misspelt template word explains. */
  readonly foreign: number;
  /** Letters of the template words found, at most ten a word. */
  readonly mass: number;
  /** Longest run of found words that stand together in both. */
  readonly run: number;
  /** First and last post word of the span, or −1. */
  readonly first: number;
  readonly last: number;
}

const NOTHING: Comparison = {
  coverage: 0,
  beginning: 0,
  found: 0,
  ownInside: 0,
  ownBeside: 0,
  closeness: 0,
  foreign: 0,
  mass: 0,
  run: 0,
  first: -1,
  last: -1,
};
/** A template keeps its end hashtags as ordinary words when fewer words than this would remain. */
const LEAST_CORE = 8;
/** Below this coverage nothing comes close enough: the costly comparison of letters is left out. */
const LEAST_COVERAGE = 0.5;
const MOVED = 0.7;
const ALIKE_FROM = 0.5;

/** Compares a template with a post, word by word. `postCut`: the post's last word may be a part of one. */
export function compare(template: WordsBuffer, post: WordsBuffer, postCut: boolean): Comparison {
  if (template.count === 0 || post.count === 0) return NOTHING;
  const at = verbatimAt(template, post);
  const [from, to] = at < 0 ? bestStretch(template, post) : [at, at + template.count];
  const alignment = at < 0 ? align(template, post, from, to, postCut) : alignVerbatim(template, at);
  const [coreFrom, coreTo] = core(template);
  let found = 0;
  let whole = 0;
  let lastT = -1;
  let beginning = 0;
  let run = 0;
  let runNow = 0;
  let mass = 0;
  for (let i = 0; i < template.count; i++) {
    const partner = alignment.ofTemplate[i] ?? NO_PARTNER;
    const isCore = i >= coreFrom && i < coreTo;
    if (partner !== NO_PARTNER) {
      found++;
      whole++;
      mass += Math.min(template.length(i), 10);
      lastT = i;
      beginning = whole;
      const before = i > 0 ? (alignment.ofTemplate[i - 1] ?? NO_PARTNER) : NO_PARTNER;
      runNow = before !== NO_PARTNER && partner - before <= 1 ? runNow + 1 : 1;
      if (runNow > run) run = runNow;
    } else if (isCore) whole++;
  }
  const { first, last } = ends(template, alignment);
  if (lastT < 0) return NOTHING;
  let ownInside = 0;
  let ownBeside = 0;
  for (let j = 0; j < post.count; j++) {
    const paired = j >= from && j < to && (alignment.ofPost[j - from] ?? NO_PARTNER) !== NO_PARTNER;
    if (paired) continue;
    if (j > first && j < last) ownInside++;
    else if (!isTag(post, j)) ownBeside++;
  }
  // Marks the partners of moved and misspelt words in the alignment, so the foreign words are counted after it.
  const coverage = found / whole;
  const close = coverage < LEAST_COVERAGE ? 0 : closeness(template, post, alignment, coreFrom, coreTo);
  return {
    coverage,
    beginning: found / beginning,
    found,
    ownInside,
    ownBeside,
    closeness: close,
    foreign: foreignWords(alignment, first, last),
    mass,
    run,
    first,
    last,
  };
}

// The first post word from which on the template stands word for word, or −1. Copies are the common case.
function verbatimAt(template: WordsBuffer, post: WordsBuffer): number {
  const { hash, count } = template;
  const first = hash[0];
  for (let at = 0; at + count <= post.count; at++) {
    if (post.hash[at] !== first) continue;
    let i = 1;
    while (i < count && post.hash[at + i] === hash[i]) i++;
    if (i === count) return at;
  }
  return -1;
}

function foreignWords(alignment: Alignment, first: number, last: number): number {
  let foreign = 0;
  for (let j = first + 1; j < last; j++)
    if (alignment.ofPost[j - alignment.postFrom] === NO_PARTNER) foreign++;
  return foreign;
}

// The span is held by the words of the message proper: hashtags that frame it are outside, in the post as in the template.
function ends(template: WordsBuffer, alignment: Alignment): { first: number; last: number } {
  let from = 0;
  let to = template.count - 1;
  const skip = (i: number) => isTag(template, i) || alignment.ofTemplate[i] === NO_PARTNER;
  while (from < to && skip(from)) from++;
  while (to > from && skip(to)) to--;
  const first = alignment.ofTemplate[from] ?? NO_PARTNER;
  let last = alignment.ofTemplate[to] ?? NO_PARTNER;
  // The last template word may stand in several post words.
  while (last + 1 < alignment.postTo && alignment.ofPost[last + 1 - alignment.postFrom] === to) last++;
  return { first, last };
}

function isTag(words: WordsBuffer, i: number): boolean {
  return ((words.flags[i] ?? 0) & HASHTAG) !== 0;
}

// The template without the hashtags at its ends: supporters drop and add those.
function core(template: WordsBuffer): readonly [from: number, to: number] {
  let from = 0;
  let to = template.count;
  while (to > 0 && isTag(template, to - 1)) to--;
  while (from < to && isTag(template, from)) from++;
  return to - from < LEAST_CORE ? [0, template.count] : [from, to];
}

// Found words count whole; a word that moved counts MOVED, one that is merely alike counts by its likeness.
function closeness(
  t: WordsBuffer,
  p: WordsBuffer,
  alignment: Alignment,
  coreFrom: number,
  coreTo: number,
): number {
  const { ofTemplate, ofPost, postFrom, postTo } = alignment;
  const size = postTo - postFrom;
  let sum = 0;
  let total = 0;
  let at = 0;
  for (let i = 0; i < t.count; i++) {
    const weight = 2 + Math.min(t.length(i), 10);
    const partner = ofTemplate[i] ?? NO_PARTNER;
    if (partner !== NO_PARTNER) {
      sum += weight;
      total += weight;
      at = partner - postFrom + 1;
      continue;
    }
    let best = 0;
    let bestAt = -1;
    for (let j = Math.max(0, at - 6); j < Math.min(size, at + 7); j++) {
      if (ofPost[j] !== NO_PARTNER) continue;
      const like = p.hash[postFrom + j] === t.hash[i] ? MOVED : likenessIf(t, i, p, postFrom + j);
      if (like > best) {
        best = like;
        bestAt = j;
      }
    }
    if (bestAt >= 0) ofPost[bestAt] = i;
    sum += weight * best;
    if (best > 0 || (i >= coreFrom && i < coreTo)) total += weight;
  }
  return total === 0 ? 0 : sum / total;
}

function likenessIf(t: WordsBuffer, i: number, p: WordsBuffer, j: number): number {
  const a = t.length(i);
  const b = p.length(j);
  if (a < 3 || b < 3 || a > 2 * b || b > 2 * a) return 0;
  const like = likeness(t, i, p, j);
  return like >= ALIKE_FROM ? like : 0;
}
