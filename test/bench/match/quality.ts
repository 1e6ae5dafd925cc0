import { passesGate } from '../../../src/cli/gate/gate.ts';
import type { ListIndex } from '../../../src/core/match/index-bytes.ts';
import { judge } from '../../../src/core/match/judge.ts';
import { WRAPPERS } from '../../core/match/wrappers.ts';
import type { Corpus } from './corpus.ts';
import { hasOwnWords } from './own-words.ts';
import { asPost, POLICY } from './scale.ts';

/** How many of how many. */
export interface Share {
  readonly of: number;
  readonly found: number;
}

/** What the matcher found in the corpus. Real and synthetic variants count for templates that pass the information gate. */
export interface Quality {
  readonly templates: Share;
  readonly real: Share;
  readonly realByKind: Readonly<Record<string, Share>>;
  /** Real variants without own words (by the second opinion) at B or C. */
  readonly realAsMessage: Share;
  readonly synth: Share;
  readonly synthByKind: Readonly<Record<string, Share>>;
  /** Synthetic edits at B, by kind. */
  readonly synthAsMessage: Readonly<Record<string, Share>>;
  readonly hardHits: Share;
  readonly easyHits: Share;
  readonly precision: number;
  /** The corpus' own quotations: at B, and at B~ without own words. */
  readonly quotesAtB: Share;
  readonly quotesUnmarked: Share;
  /** Our wrappers around every template: those seen while the matcher was made, and those set aside. */
  readonly wrappers: Readonly<Record<'seen' | 'set aside', { atB: Share; unmarked: Share; found: Share }>>;
}

class Tally {
  of = 0;
  found = 0;
  add(hit: boolean): void {
    this.of++;
    if (hit) this.found++;
  }
}

/** Runs the judge over the whole corpus. */
export function measureQuality(corpus: Corpus, index: ListIndex): Quality {
  const run = (text: string) => judge(asPost(text), [index], POLICY).verdict;
  const texts = new Map(corpus.templates.map(({ id, text }) => [id, text]));
  const accepted = corpus.templates.filter(({ text }) => passesGate(text).accepted);
  const inGate = new Set(accepted.map(({ id }) => id));
  const real = new Tally();
  const realAsMessage = new Tally();
  const realByKind: Record<string, Tally> = {};
  const synth = new Tally();
  const synthByKind: Record<string, Tally> = {};
  const synthAsMessage: Record<string, Tally> = {};
  const quotesAtB = new Tally();
  const quotesUnmarked = new Tally();
  const count = (by: Record<string, Tally>, kind: string, hit: boolean) => {
    by[kind] ??= new Tally();
    by[kind].add(hit);
  };
  for (const { text, tid = '', kind = '' } of corpus.positives) {
    if (!inGate.has(tid)) continue;
    const verdict = run(text);
    real.add(verdict !== null);
    count(realByKind, kind, verdict !== null);
    if (!hasOwnWords(texts.get(tid) ?? '', text)) realAsMessage.add(verdict?.grade === 'B');
  }
  for (const { text, tid = '', kind = '' } of corpus.synth) {
    if (!inGate.has(tid)) continue;
    const verdict = run(text);
    if (kind === 'quote-disagree') {
      quotesAtB.add(verdict?.grade === 'B');
      quotesUnmarked.add(verdict?.grade === 'B~' && verdict.text?.own === 0);
      continue;
    }
    synth.add(verdict !== null);
    count(synthByKind, kind, verdict !== null);
    count(synthAsMessage, kind, verdict?.grade === 'B');
  }
  const hits = (lines: Corpus['easy']) => {
    const tally = new Tally();
    for (const { text } of lines) tally.add(run(text) !== null);
    return tally;
  };
  const hardHits = hits(corpus.hard);
  const easyHits = hits(corpus.easy);
  return {
    templates: { of: corpus.templates.length, found: accepted.length },
    real,
    realByKind,
    realAsMessage,
    synth,
    synthByKind,
    synthAsMessage,
    hardHits,
    easyHits,
    precision: real.found / Math.max(1, real.found + hardHits.found + easyHits.found),
    quotesAtB,
    quotesUnmarked,
    wrappers: { seen: wrap(accepted, true, run), 'set aside': wrap(accepted, false, run) },
  };
}

function wrap(
  templates: Corpus['templates'],
  seen: boolean,
  run: (text: string) => ReturnType<typeof judge>['verdict'],
): { atB: Tally; unmarked: Tally; found: Tally } {
  const atB = new Tally();
  const unmarked = new Tally();
  const found = new Tally();
  for (const wrapper of WRAPPERS) {
    if (wrapper.seen !== seen) continue;
    for (const { text } of templates) {
      const verdict = run(wrapper.text.replace('{t}', () => text));
      atB.add(verdict?.grade === 'B');
      unmarked.add(verdict?.grade === 'B~' && !(verdict.text !== null && verdict.text.own > 0));
      found.add(verdict !== null);
    }
  }
  return { atB, unmarked, found };
}
