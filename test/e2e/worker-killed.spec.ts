import { MergedPosts } from '../lab/merge-posts.ts';
import { lookAt, scrollOn } from '../lab/read-page.ts';
import { EXPECTED, labelledOf } from './expected-posts.ts';
import type { Lab } from './extension.ts';
import { expect, openReplica, test } from './extension.ts';

/** Ends the extension's worker and waits until the browser says that this one is gone. */
async function killWorker(lab: Lab): Promise<void> {
  const browser = lab.browser.context.browser();
  if (browser === null) throw new Error('there is no browser to ask');
  const session = await browser.newBrowserCDPSession();
  const workers = async () =>
    (await session.send('Target.getTargets')).targetInfos.filter(
      ({ type, url }) => type === 'service_worker' && url.includes(lab.browser.extensionId),
    );
  const killed = (await workers()).map(({ targetId }) => targetId);
  // Another one may be awake at once, because open pages of the extension ask it questions; and one that is just starting
  // does not hear that it is to end.
  await expect
    .poll(async () => {
      const left = (await workers()).filter(({ targetId }) => killed.includes(targetId));
      for (const { targetId } of left) await session.send('Target.closeTarget', { targetId });
      return left;
    })
    .toEqual([]);
  await session.detach();
}

test('a worker that is killed between two scrolls changes nothing for the reader', async ({ lab, page }) => {
  await openReplica(page, lab, 'https://x.com/home');
  const session = await page.context().newCDPSession(page);
  const merged = new MergedPosts();
  let still = 0;
  let kills = 0;
  for (let step = 0; still < 4; step += 1) {
    const before = merged.posts.length;
    merged.add(await lookAt(page, session, lab.extension));
    if (step % 4 === 1) {
      await killWorker(lab);
      kills += 1;
    }
    still = (await scrollOn(page)) || merged.posts.length > before ? 0 : still + 1;
  }
  expect(kills).toBeGreaterThanOrEqual(2);
  expect(merged.stray).toEqual([]);
  expect(labelledOf(merged.posts)).toEqual(EXPECTED.labelled);
});
