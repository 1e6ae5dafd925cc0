import { EDITS } from '../../core/match/edits.ts';
import { WRAPPERS } from '../../core/match/wrappers.ts';
import { Random } from '../random.ts';
import type { Corpus, CorpusLine } from './corpus.ts';

const SYLLABLES =
  'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bran clor drit fesk glim'.split(' ');

/**
 * A corpus of invented words for machines that have none: it says how fast the matcher is and that nothing is broken, and
 * nothing about the world.
 */
export function generateCorpus(): Corpus {
  const random = new Random(20_261_124);
  const words = Array.from({ length: 4000 }, () =>
    Array.from({ length: 1 + random.below(3) }, () => random.pick(SYLLABLES)).join(''),
  );
  // Low numbers come more often, as words do (Zipf).
  const word = () => words[Math.floor(words.length * random.next() ** 3)] ?? 'ba';
  const sentence = (least: number, more: number) =>
    Array.from({ length: least + random.below(more) }, word).join(' ');
  const line = (id: string, text: string, change: Partial<CorpusLine> = {}): CorpusLine => ({
    id,
    text,
    ...change,
  });
  const templates = Array.from({ length: 700 }, (_, i) =>
    line(`t${i}`, `${sentence(11, 12)} and ${sentence(2, 4)}.`),
  );
  const positives = templates.flatMap(({ id, text }, i) => [
    line(`p${i}a`, text, { tid: id, kind: 'exact' }),
    line(`p${i}b`, `RT @someone: ${text} https://t.co/x #${word()}`, { tid: id, kind: 'rt-prefix' }),
    line(`p${i}c`, `${text} ${sentence(2, 3)}`, { tid: id, kind: 'suffix-comment' }),
  ]);
  const synth = templates.flatMap(({ id, text }) => [
    ...EDITS.map((edit) => line(`s-${id}-${edit.kind}`, edit.apply(text), { tid: id, kind: edit.kind })),
    line(
      `s-${id}-quote`,
      random.pick(WRAPPERS).text.replace('{t}', () => text),
      { tid: id, kind: 'quote-disagree' },
    ),
  ]);
  const easy = Array.from({ length: 20_000 }, (_, i) => line(`e${i}`, sentence(6, 24)));
  const hard = templates.map(({ id, text }) => {
    const parts = text.split(' ');
    return line(`h-${id}`, `${parts.slice(0, 4).join(' ')} ${sentence(8, 8)} ${parts.slice(-3).join(' ')}`);
  });
  return { origin: 'generated', templates, positives, hard, easy, synth };
}
