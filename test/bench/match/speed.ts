import {
  LINE_STARTS,
  POSTING_DIRECTORY,
  POSTINGS,
  SECTIONS,
  WEIGHTS,
} from '../../../src/core/match/compile.ts';
import { buildIndex } from '../../../src/core/match/compile-entries.ts';
import { type ListIndex, openIndex } from '../../../src/core/match/index-bytes.ts';
import { judge } from '../../../src/core/match/judge.ts';
import { openSections } from '../../../src/core/match/sections.ts';
import { readWords } from '../../../src/core/text/words.ts';
import { HOSTILE_64K } from '../../core/text/hostile.ts';
import type { Corpus } from './corpus.ts';
import { asPost, listOf, manyTemplates, ordinaryPosts, POLICY } from './scale.ts';
import { type Times, timeEach, timeOnce } from './timing.ts';

/** The judge at one size of list. */
export interface SpeedAt {
  readonly templates: number;
  readonly judge: Times;
  readonly buildMs: number;
  readonly openUs: number;
  /** Inverted index; the entries' own text and dates stand apart. */
  readonly indexBytes: number;
  readonly entryBytes: number;
}

const INDEX_SECTIONS = [POSTING_DIRECTORY, POSTINGS, WEIGHTS];
const ASKED = 6000;

/** Compiles and opens a list; a failure is a bug. */
export function compiled(templates: Parameters<typeof listOf>[0]): ListIndex {
  const opened = openIndex(buildIndex(listOf(templates)));
  if (!opened.ok) throw new Error(opened.error);
  return opened.value;
}

/** Judges ordinary posts against lists of these sizes, in turns, so that a busy machine slows all of them. */
export function measureSpeed(corpus: Corpus, sizes: readonly number[]): readonly SpeedAt[] {
  const posts = ordinaryPosts(corpus, ASKED).map(asPost);
  return sizes.map((size) => {
    const templates = manyTemplates(corpus, size);
    const built = timeOnce(() => buildIndex(listOf(templates)));
    const opened = timeOnce(() => openIndex(built.value));
    const sections = openSections(built.value.index, SECTIONS);
    if (!opened.value.ok || !sections.ok) throw new Error('an index that was just built cannot be opened');
    const index = [opened.value.value];
    const bytes = (list: readonly number[]) =>
      list.reduce((sum, section) => sum + sections.value.bytes(section).length, 0);
    return {
      templates: opened.value.value.templates.count,
      judge: timeEach(posts, (post) => judge(post, index, POLICY), 2),
      buildMs: built.ms,
      openUs: opened.ms * 1000,
      indexBytes: bytes(INDEX_SECTIONS),
      entryBytes: bytes([LINE_STARTS]) + built.value.lines.length,
    };
  });
}

/** How the time of one text grows when it doubles, for the worst of the hostile texts: 2 is linear. */
export function measureGrowth(): { readonly worst: string; readonly ratio: number; readonly ms: number } {
  let worst = { worst: '', ratio: 0, ms: 0 };
  for (const [name, text] of Object.entries(HOSTILE_64K)) {
    const half = best(text.slice(0, text.length / 2));
    const whole = best(text);
    if (whole / half > worst.ratio) worst = { worst: name, ratio: whole / half, ms: whole };
  }
  return worst;
}

function best(text: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 7; round++) least = Math.min(least, timeOnce(() => readWords(text)).ms);
  return least;
}
