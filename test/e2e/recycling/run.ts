import type { Page } from '@playwright/test';
import type { ReplicaSite } from '../../lab/replica/sites.ts';
import type { Lab } from '../extension.ts';
import { expect, openReplica } from '../extension.ts';
import { inExtensionWorld } from '../extension-world.ts';
import type { FrameRecord } from './frames.ts';
import { recordFrames } from './frames.ts';
import { rowTools } from './rows.ts';
import type { StepDriver, StepPlan } from './steps.ts';
import { stepDriver } from './steps.ts';
import { FALSE_NAMES, peopleOf, rightSentences, TEXTS } from './truth.ts';

/** After so many steps the page rests, and every badge must be there. */
const PIECE = 1_000;
const PLAIN_FEEDS: Readonly<Record<ReplicaSite, string>> = {
  x: 'https://x.com/home?feed=plain',
  facebook: 'https://www.facebook.com/?feed=plain',
  instagram: 'https://www.instagram.com/?feed=plain',
};

/** Random recycling steps on a site's plain feed: fails at the first frame with a wrong or stale badge, or none at rest. */
export async function recycle(
  { lab, page }: { readonly lab: Lab; readonly page: Page },
  site: ReplicaSite,
  steps: number,
  seed: number,
): Promise<void> {
  const plan: StepPlan = { seed, people: peopleOf(site), texts: TEXTS, falseNames: FALSE_NAMES };
  await openReplica(page, lab, PLAIN_FEEDS[site]);
  const run = await inExtensionWorld(page, lab);
  const tools = `(${rowTools.toString()})('${site}')`;
  // The replica of X draws its own rows anew while it is not frozen; a run of no swaps freezes it.
  await page.evaluate(() =>
    (window as unknown as { __replica: { swap(s: number, n: number): Promise<unknown> } }).__replica.swap(
      0,
      0,
    ),
  );
  await run(`(${recordFrames.toString()})(${tools}, ${JSON.stringify(rightSentences(site))})`);
  await page.evaluate(
    `globalThis.__name ??= (value) => value; window.driver = (${stepDriver.toString()})(${tools}, ${JSON.stringify(plan)}); null`,
  );

  const total: FrameRecord = { frames: 0, right: 0, waiting: 0, wrong: [], stale: [] };
  const read = async () => (await run('globalThis.record')) as FrameRecord;
  for (let done = 0; done < steps; done += PIECE) {
    await page.evaluate((count) => (window as unknown as { driver: StepDriver }).driver.run(count), PIECE);
    const { waiting } = await read();
    total.waiting += waiting;
    // At rest nothing is missing.
    await expect
      .poll(async () => {
        const before = await read();
        await run('globalThis.record.waiting = 0');
        await page.evaluate(
          () => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))),
        );
        const now = await read();
        const broken = (await lab.extension.report(page.url()))?.broken;
        return { drawn: now.frames > before.frames, waiting: now.waiting, broken };
      })
      .toEqual({ drawn: true, waiting: 0, broken: null });
    const { frames, right, wrong, stale } = await read();
    Object.assign(total, { frames, right });
    expect({ wrong, stale }).toEqual({ wrong: [], stale: [] });
  }
  const done = (await page.evaluate('window.driver.done')) as StepDriver['done'];
  console.log(
    `recycling ${site}, seed ${seed}: ${steps} steps, ${total.frames} frames, ${total.right} right badges, ${total.waiting} not yet there, 0 wrong, 0 stale`,
  );
  expect(Object.values(done).reduce((sum, count) => sum + count, 0)).toBe(steps);
  expect(Math.min(...Object.values(done))).toBeGreaterThan(steps / 50);
  // The run must have had something to get wrong.
  expect(total.frames).toBeGreaterThan(steps / 100);
  expect(total.right).toBeGreaterThan(steps / 10);
  const report = await lab.extension.report(page.url());
  expect(report?.broken).toBeNull();
}
