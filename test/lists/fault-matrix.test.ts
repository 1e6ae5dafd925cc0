import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FaultCase, ROWS, verdictOn } from '../support/faults/case.ts';
import { faultMatrix } from '../support/faults/matrix.ts';
import { FaultyServer } from '../support/faults/server.ts';

/** `npm run test:slow` runs every case; `npm test` a thousand of them, always the same. */
const SLOW = import.meta.env.MODE === 'slow';
const SEED = 20_261_124;
const SAMPLE = 1000;

/** Mulberry32: the same thousand cases in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A thousand cases in which every row has its part: a tenth at most of a large row, else all rows by turns. */
function sample(all: readonly FaultCase[]): readonly FaultCase[] {
  const draw = random(SEED);
  const waiting = ROWS.map((row) =>
    all
      .filter((one) => one.row === row)
      .map((one) => ({ one, rank: draw() }))
      .sort((left, right) => left.rank - right.rank)
      .map(({ one }) => one),
  );
  const picked: FaultCase[] = [];
  for (let turn = 0; picked.length < SAMPLE; turn += 1) {
    for (const row of waiting) {
      const one = row[turn];
      if (one !== undefined && picked.length < SAMPLE) picked.push(one);
    }
  }
  return picked;
}

let server: FaultyServer;
beforeAll(async () => {
  server = await FaultyServer.start();
});
afterAll(() => server.stop());

test(
  'every fault ends in its code, and no failure changes what is active',
  async () => {
    const all = await faultMatrix(server);
    expect(all.length).toBeGreaterThanOrEqual(10_000);
    const picked = SLOW ? all : sample(all);
    const wrong: string[] = [];
    for (const one of picked) {
      const outcome = await one.run();
      const verdict = verdictOn(one, outcome);
      if (verdict !== null) wrong.push(verdict);
    }
    const counted = ROWS.map((row) => {
      const of = (cases: readonly FaultCase[]): number => cases.filter((one) => one.row === row).length;
      return [row, of(picked), of(all)] as const;
    });
    const lines = counted.map(
      ([row, ran, there]) => `${`${ran}`.padStart(6)} of ${`${there}`.padStart(6)}  ${row}`,
    );
    const seed = SLOW ? '' : `, seed ${SEED}`;
    console.log(`fault matrix: ${picked.length} of ${all.length} cases${seed}\n${lines.join('\n')}`);
    expect(counted.filter(([, ran]) => ran === 0)).toEqual([]);
    expect(wrong.slice(0, 40)).toEqual([]);
  },
  SLOW ? 3_600_000 : 600_000,
);
