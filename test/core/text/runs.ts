import { SEED } from '../../support/seed.ts';

/** Runs and seed of every property test: 1,000 in `npm test`, 50,000 in the slow suite (`FIELDMARK_SLOW=1`). */
export const RUNS = {
  seed: SEED,
  numRuns: process.env.FIELDMARK_SLOW === '1' ? 50_000 : 1000,
};

/** Time a property test may take, ms: the slow suite needs minutes. */
export const RUNS_TIMEOUT = process.env.FIELDMARK_SLOW === '1' ? 1_800_000 : 60_000;
