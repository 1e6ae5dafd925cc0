import flexsearch from 'flexsearch';
import { partial_ratio, token_set_ratio } from 'fuzzball';
import minhash from 'minhash';
import MiniSearch from 'minisearch';
import simhash from 'simhash-js';
import { normalizeText } from '../../../src/core/text/normalize.ts';

/** A method that others use: built from the templates, asked for one post. All but `exact` get the text normalised by us. */
export interface Peer {
  readonly name: string;
  /** Posts asked when it is too slow for all: real variants and negatives. */
  readonly sample: number;
  build(templates: readonly string[]): (post: string) => boolean;
}

const DICE = 0.6;
const BAND = 4;
const ELSEWHERE = /https?:\/\/\S+|@\w+/g;

function wordSet(text: string): Set<string> {
  return new Set(normalizeText(text).split(' '));
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const word of a) if (b.has(word)) both++;
  return (2 * both) / Math.max(1, a.size + b.size);
}

const exact: Peer = {
  name: 'exact',
  sample: Number.POSITIVE_INFINITY,
  build: (templates) => {
    const known = new Set(templates.map((text) => text.trim()));
    return (post) => known.has(post.trim());
  },
};

const normalised: Peer = {
  name: 'normalised exact (Set)',
  sample: Number.POSITIVE_INFINITY,
  build: (templates) => {
    const known = new Set(templates.map(normalizeText));
    return (post) => known.has(normalizeText(post));
  },
};

const simHash: Peer = {
  name: 'SimHash (simhash-js)',
  sample: 600,
  build: (templates) => {
    const hasher = new simhash.SimHash();
    const known = templates.map((text) => hasher.hash(normalizeText(text)));
    return (post) => {
      const hash = hasher.hash(normalizeText(post));
      return known.some((other) => simhash.Comparator.similarity(hash, other) > 0.5);
    };
  },
};

const minHash: Peer = {
  name: 'MinHash (minhash) + LSH',
  sample: 1500,
  build: (templates) => {
    const sign = (text: string) => {
      const hash = new minhash.Minhash({ numPerm: 128 });
      const words = normalizeText(text).split(' ');
      words.forEach((word, i) => {
        hash.update(i === 0 ? word : `${words[i - 1]} ${word}`);
      });
      return hash;
    };
    // The package's own LshIndex throws when a band of the question is new to it: banding is done here.
    const bandsOf = ({ hashvalues }: { readonly hashvalues: readonly number[] }) =>
      Array.from(
        { length: hashvalues.length / BAND },
        (_, i) => `${i}:${hashvalues.slice(i * BAND, (i + 1) * BAND)}`,
      );
    const known = templates.map(sign);
    const index = new Map<string, number[]>();
    known.forEach((hash, i) => {
      for (const band of bandsOf(hash)) index.set(band, [...(index.get(band) ?? []), i]);
    });
    return (post) => {
      const hash = sign(post);
      const found = new Set(bandsOf(hash).flatMap((band) => index.get(band) ?? []));
      return [...found].some((i) => (known[i]?.jaccard(hash) ?? 0) >= 0.4);
    };
  },
};

const flexSearch: Peer = {
  name: 'FlexSearch + Dice',
  sample: 1500,
  build: (templates) => {
    const index = new flexsearch.Index({ tokenize: 'strict' });
    const sets = templates.map(wordSet);
    templates.forEach((text, i) => {
      index.add(i, normalizeText(text));
    });
    return (post) => {
      const words = wordSet(post);
      const found = index.search(normalizeText(post), { limit: 10, suggest: true });
      return found.some((id) => dice(words, sets[Number(id)] ?? new Set()) >= DICE);
    };
  },
};

const miniSearch: Peer = {
  name: 'MiniSearch + Dice',
  sample: 1500,
  build: (templates) => {
    const index = new MiniSearch({ fields: ['text'] });
    const sets = templates.map(wordSet);
    index.addAll(templates.map((text, id) => ({ id, text: normalizeText(text) })));
    return (post) => {
      const words = wordSet(post);
      const found = index.search(normalizeText(post)).slice(0, 10);
      return found.some(({ id }) => dice(words, sets[Number(id)] ?? new Set()) >= DICE);
    };
  },
};

function fuzzy(name: string, score: (a: string, b: string) => number, least: number): Peer {
  return {
    name,
    sample: 60,
    build: (templates) => {
      const known = templates.map((text) => normalizeText(text.replace(ELSEWHERE, ' ')));
      return (post) => {
        const text = normalizeText(post);
        let best = 0;
        for (const template of known) best = Math.max(best, score(text, template));
        return best >= least;
      };
    },
  };
}

const ready = { full_process: false };

/** The methods that npm has, cheapest first. */
export const PEERS: readonly Peer[] = [
  exact,
  normalised,
  minHash,
  simHash,
  flexSearch,
  miniSearch,
  fuzzy('fuzzball token_set_ratio', (a, b) => token_set_ratio(a, b, ready), 85),
  fuzzy('fuzzball partial_ratio', (a, b) => partial_ratio(a, b, ready), 85),
];
