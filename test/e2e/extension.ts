import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { test as base } from '@playwright/test';
import type { LabBrowser } from '../lab/browser.ts';
import { launchBrowser } from '../lab/browser.ts';
import { ExtensionPage } from '../lab/extension-page.ts';
import { MergedPosts } from '../lab/merge-posts.ts';
import { DEMO_LISTS, setUpProfile } from '../lab/profile.ts';
import { lookAt, waitUntilReady } from '../lab/read-page.ts';
import { serveReplicas } from '../lab/replica/homes.ts';
import type { ReportPost } from '../lab/report.ts';
import { CHROMIUM_BUILD } from '../lab/run-lab.ts';
import type { LabServer } from '../lab/server.ts';
import { startServer } from '../lab/server.ts';

/** A browser with the built extension, the lab's profile, and the replica behind every host name. */
export interface Lab {
  readonly server: LabServer;
  readonly browser: LabBrowser;
  /** A page of the extension from which tabs can be asked. */
  readonly extension: ExtensionPage;
}

/** Starts a lab of its own: for tests that change the profile or the extension's process. */
export async function startLab(
  options: { readonly backForwardCache?: boolean; readonly switches?: readonly string[] } = {},
): Promise<Lab & { readonly close: () => Promise<void> }> {
  if (!existsSync(join(CHROMIUM_BUILD, 'manifest.json')))
    throw new Error('The extension is not built: run "npm run build" first, or "npm test", which builds it.');
  const server = await startServer();
  serveReplicas(server);
  const browser = await launchBrowser({ server, extension: CHROMIUM_BUILD, headless: true, ...options });
  await setUpProfile(browser, DEMO_LISTS);
  const extension = await ExtensionPage.open(browser.context, browser.extensionId, 'debug.html');
  const close = async () => {
    await browser.close();
    await server.close();
  };
  return { server, browser, extension, close };
}

/** Tests with `lab`, shared by the tests of a worker, and `page`, a fresh tab in it. */
export const test = base.extend<{ page: Page }, { lab: Lab }>({
  lab: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's own pattern
    async ({}, use) => {
      const lab = await startLab();
      await use(lab);
      await lab.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  page: async ({ lab }, use) => {
    const page = await lab.browser.context.newPage();
    await use(page);
    await page.close();
  },
});

export { expect } from '@playwright/test';

/** Opens an address of the replica and waits until the content script is at work there. */
export async function openReplica(page: Page, lab: Lab, address: string): Promise<void> {
  await page.goto(address);
  await waitUntilReady(page, lab.extension);
}

/** Every post that stands in the page now, with its badge, once the page has come to rest. */
export async function readNow(page: Page, lab: Lab): Promise<readonly ReportPost[]> {
  const session = await page.context().newCDPSession(page);
  const merged = new MergedPosts();
  merged.add(await lookAt(page, session, lab.extension));
  await session.detach();
  if (merged.stray.length > 0) throw new Error(`badges beside no post: ${merged.stray.join(' | ')}`);
  return merged.posts;
}
