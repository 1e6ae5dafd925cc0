import { test } from '../e2e/extension.ts';
import { seedOf } from '../e2e/extension-world.ts';
import { recycle } from '../e2e/recycling/run.ts';
import { REPLICA_SITES } from '../lab/replica/sites.ts';

const STEPS = 25_000;
/** `npm test` runs the first seed: these go on from there. */
const SEEDS = [1, 2, 3, 4];

for (const site of REPLICA_SITES) {
  test(`${site}: ${SEEDS.length} × ${STEPS} random recycling steps, no frame with a wrong or stale badge`, async ({
    lab,
    page,
  }) => {
    const first = seedOf(`recycling ${site}, ${SEEDS.length} seeds after`);
    for (const further of SEEDS) await recycle({ lab, page }, site, STEPS, first + further);
  });
}
