import { describe, expect, test } from 'vitest';
import { faultMatrix } from '../support/faults.ts';

/** `npm run test:slow` runs every case. */
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

describe('the fault matrix', () => {
  test(
    'ends every case in its code, and no failure changes what is active',
    async () => {
      const all = await faultMatrix();
      expect(all.length).toBeGreaterThanOrEqual(10_000);
      const draw = random(SEED);
      // Bits and cuts are a sample; the few cases of every other kind are always there.
      const bulk = all.filter(({ name }) => / bit | truncated /.test(name));
      const rare = all.filter((one) => !bulk.includes(one));
      const picked = SLOW
        ? all
        : [...rare, ...Array.from({ length: SAMPLE }, () => bulk[Math.floor(draw() * bulk.length)])];
      const wrong: string[] = [];
      for (const one of picked) {
        if (one === undefined) continue;
        const { code, changed } = await one.run();
        if (!one.expected.includes(code))
          wrong.push(`${one.name}: ${code}, not ${one.expected.join(' or ')}`);
        if (code !== 'ok' && changed) wrong.push(`${one.name}: the active generation changed`);
      }
      console.log(`fault matrix: ${picked.length} of ${all.length} cases`);
      expect(wrong.slice(0, 20)).toEqual([]);
    },
    SLOW ? 1_800_000 : 120_000,
  );
});
