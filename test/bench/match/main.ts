import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { judge } from '../../../src/core/match/judge.ts';
import { type LookUp, measureLookUps } from './accounts.ts';
import { comparePeers } from './compare-peers.ts';
import { readSharedCorpus } from './corpus.ts';
import { gatesOf } from './gates.ts';
import { generateCorpus } from './generated.ts';
import { measureQuality } from './quality.ts';
import { printTables } from './report.ts';
import { asPost, POLICY } from './scale.ts';
import { compiled, measureGrowth, measureSpeed } from './speed.ts';

// npm run bench -- match [--json <file>] [--quick]: quality and speed of the matcher beside what npm has, in one run.
const args = process.argv.slice(2);
const jsonAt = args.indexOf('--json');
const quick = args.includes('--quick');
const root = resolve(import.meta.dirname, '../../..');

const shared = readSharedCorpus(root);
if (shared === null)
  console.log('There is no ../shared/data: a generated corpus is used. It says nothing about the world.');
const corpus = shared ?? generateCorpus();
const index = compiled(corpus.templates);

const quality = measureQuality(corpus, index);
const peers = comparePeers(
  corpus,
  (templates) => {
    const lists = [compiled(templates.map((text, i) => ({ id: `t${i}`, text })))];
    return (post) => judge(asPost(post), lists, POLICY).verdict !== null;
  },
  quick,
);
const speed = measureSpeed(corpus, quick ? [1000, 10_000] : [1000, 10_000, 100_000]);
const lookUps: LookUp[] = (quick ? [1000, 100_000] : [1000, 100_000, 1_000_000]).flatMap((count) => [
  ...measureLookUps(count),
]);
const growth = measureGrowth();
const result = { corpus: corpus.origin, quality, peers, speed, lookUps, growth };
const gates = gatesOf(result);

printTables(result, gates);
const file = jsonAt < 0 ? undefined : args[jsonAt + 1];
if (file !== undefined) writeFileSync(file, `${JSON.stringify({ ...result, gates }, null, 2)}\n`);
process.exitCode = gates.every((gate) => gate.held) ? 0 : 1;
