import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** One line of the corpus; see `../shared/data/README.md`. */
export interface CorpusLine {
  readonly id: string;
  readonly text: string;
  readonly tid?: string;
  readonly kind?: string;
  readonly grade?: number;
  readonly lang?: string;
  readonly author?: string;
}

/** The corpus that quality is measured on. */
export interface Corpus {
  readonly origin: 'shared' | 'generated';
  readonly templates: readonly CorpusLine[];
  readonly positives: readonly CorpusLine[];
  readonly hard: readonly CorpusLine[];
  readonly easy: readonly CorpusLine[];
  readonly synth: readonly CorpusLine[];
}

/** Reads the shared corpus, or null when the folder is absent (a clone of the project has none). */
export function readSharedCorpus(root: string): Corpus | null {
  const folder = join(root, '..', 'shared', 'data', 'corpus');
  if (!existsSync(folder)) return null;
  const read = (name: string): CorpusLine[] =>
    gunzipSync(readFileSync(join(folder, `${name}.jsonl.gz`)))
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as CorpusLine);
  return {
    origin: 'shared',
    templates: read('templates'),
    positives: read('positives'),
    hard: read('hard'),
    easy: read('easy'),
    synth: read('synth'),
  };
}
