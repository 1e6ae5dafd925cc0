import { REPLICA_SITES } from '../lab/replica/sites.ts';
import { test } from './extension.ts';
import { seedOf } from './extension-world.ts';
import { recycle } from './recycling/run.ts';

const STEPS = 10_000;

for (const site of REPLICA_SITES) {
  test(`${site}: ${STEPS} random recycling steps, no frame with a wrong or stale badge`, async ({
    lab,
    page,
  }) => {
    await recycle({ lab, page }, site, STEPS, seedOf(`recycling ${site}`));
  });
}
