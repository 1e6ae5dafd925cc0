import fc from 'fast-check';

/** The seed of every property test of this process: the same in every run unless FIELDMARK_SEED says otherwise. */
export const SEED = Number(process.env.FIELDMARK_SEED ?? 20_261_124);

if (!Number.isInteger(SEED)) throw new Error('FIELDMARK_SEED must be a whole number');
fc.configureGlobal({ seed: SEED });
console.log(`fast-check: FIELDMARK_SEED=${SEED}`);
