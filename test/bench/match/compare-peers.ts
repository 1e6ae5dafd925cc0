import { passesGate } from '../../../src/cli/gate/gate.ts';
import type { Corpus } from './corpus.ts';
import { PEERS } from './peers.ts';
import { FULL_LIST, manyTemplates, ordinaryPosts } from './scale.ts';
import { type Times, timeEach, timeOnce } from './timing.ts';

/** A method's recall of real variants, its false hits, and its time, on the corpus' own templates. */
export interface Compared {
  readonly name: string;
  readonly asked: number;
  readonly recall: number;
  readonly synth: number;
  readonly hardHits: number;
  readonly hardAsked: number;
  readonly easyHits: number;
  readonly easyAsked: number;
  readonly times: Times;
  /** The same against a list of as many templates as one may hold; null for a method that is too slow for it. */
  readonly timesFull: Times | null;
  readonly buildMs: number;
}

const TIMED = 1500;
const MOST_QUICK = 15;
const TIMED_FULL = 400;
/** Methods that are asked fewer posts than this at all are not asked against a full list. */
const QUICK_ENOUGH = 600;

/** Asks every method the same posts; a slow one is asked every nth. Ours stands first. */
export function comparePeers(
  corpus: Corpus,
  ours: (templates: readonly string[]) => (post: string) => boolean,
  quick: boolean,
): readonly Compared[] {
  const templates = corpus.templates.map(({ text }) => text).filter((text) => passesGate(text).accepted);
  const accepted = new Set(templates);
  const texts = new Map(corpus.templates.map(({ id, text }) => [id, text]));
  const isAsked = ({ tid = '' }: { readonly tid?: string }) => accepted.has(texts.get(tid) ?? '');
  const real = corpus.positives.filter(isAsked).map(({ text }) => text);
  const synth = corpus.synth
    .filter((line) => line.kind !== 'quote-disagree' && isAsked(line))
    .map(({ text }) => text);
  const hard = corpus.hard.map(({ text }) => text);
  const easy = corpus.easy.map(({ text }) => text);
  const full = manyTemplates(corpus, FULL_LIST).map(({ text }) => text);
  const ordinary = ordinaryPosts(corpus, TIMED_FULL);
  const measure = (
    name: string,
    sample: number,
    build: (templates: readonly string[]) => (post: string) => boolean,
  ): Compared => {
    const most = quick ? Math.min(sample, MOST_QUICK) : sample;
    const built = timeOnce(() => build(templates));
    const matches = built.value;
    const hits = (posts: readonly string[]) => posts.filter((post) => matches(post)).length;
    const some = everyNth(real, most);
    const someSynth = everyNth(synth, most);
    const someHard = everyNth(hard, most);
    const someEasy = everyNth(easy, most);
    return {
      name,
      asked: some.length,
      recall: hits(some) / some.length,
      synth: hits(someSynth) / someSynth.length,
      hardHits: hits(someHard),
      hardAsked: someHard.length,
      easyHits: hits(someEasy),
      easyAsked: someEasy.length,
      times: timeEach(everyNth(easy, Math.min(most, TIMED)), matches),
      timesFull: sample < QUICK_ENOUGH ? null : timeEach(ordinary, build(full)),
      buildMs: built.ms,
    };
  };
  return [
    measure('fieldmark', Number.POSITIVE_INFINITY, ours),
    ...PEERS.map((peer) => measure(peer.name, peer.sample, peer.build)),
  ];
}

function everyNth<T>(list: readonly T[], most: number): T[] {
  const step = Math.max(1, Math.ceil(list.length / most));
  return list.filter((_, i) => i % step === 0);
}
