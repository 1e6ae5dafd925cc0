import type { CDPSession, Page } from '@playwright/test';
import type { LabBrowser } from '../../lab/browser.ts';
import { pause, withDeadline } from '../../lab/deadline.ts';
import { ExtensionPage } from '../../lab/extension-page.ts';
import type { bench as Bench, RunPlan, RunResult } from './page/stream.ts';
import type { BenchPost } from './posts.ts';

const READY_MS = 60_000;
const RUN_MS = 300_000;
const READY_STEP_MS = 100;

/** One of those that are compared: a browser with an extension, and the page it is shown. */
export interface Contestant {
  readonly browser: LabBrowser;
  readonly url: string;
  /** Ours: the page is ready when our content script has its answers. */
  readonly isOurs: boolean;
}

/** The page's own global: these functions run there. */
declare const bench: typeof Bench;

/** The feed's page, open in front, and its own CDP session. */
export class FeedPage {
  readonly page: Page;
  readonly session: CDPSession;

  private constructor(page: Page, session: CDPSession) {
    this.page = page;
    this.session = session;
  }

  /** Opens a fresh page and waits until everything in it has started. */
  static async open({ browser, url, isOurs }: Contestant): Promise<FeedPage> {
    const page = await browser.context.newPage();
    await page.goto(url, { waitUntil: 'load', timeout: READY_MS });
    const session = await browser.context.newCDPSession(page);
    if (isOurs) {
      const asker = await ExtensionPage.open(browser.context, browser.extensionId, 'debug.html');
      await withDeadline('waiting for the content script', READY_MS, untilReady(asker, url));
      await asker.page.close();
      await page.bringToFront();
    }
    return new FeedPage(page, session);
  }

  /** Takes the posts of the next run into the page. */
  async load(posts: readonly BenchPost[]): Promise<void> {
    await this.page.evaluate((all) => bench.load(all), posts);
  }

  /** Streams the loaded posts. */
  async run(plan: RunPlan): Promise<RunResult> {
    return withDeadline(
      'streaming',
      RUN_MS,
      this.page.evaluate((wanted) => bench.run(wanted), plan),
    );
  }

  /** How many elements each post has that stands in the page now. */
  async sizes(): Promise<number[]> {
    return this.page.evaluate(() => bench.sizes());
  }

  /** Bytes of the page's JavaScript heap after a collection. */
  async heap(): Promise<number> {
    await this.session.send('HeapProfiler.collectGarbage');
    await this.session.send('HeapProfiler.collectGarbage');
    return (await this.session.send('Runtime.getHeapUsage')).usedSize;
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}

async function untilReady(asker: ExtensionPage, url: string): Promise<void> {
  for (;;) {
    const report = await asker.report(url);
    if (report?.ready === true) {
      if (!report.on) throw new Error('our content script is switched off');
      return;
    }
    await pause(READY_STEP_MS);
  }
}
