import type { BrowserContext, Page } from '@playwright/test';
import type { TabReport } from '../../src/messages/contract.ts';

/** A page of the extension in a tab of its own: from here tabs can be asked, as the popup does. */
export class ExtensionPage {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  /** Opens one of the extension's pages ("debug.html"). */
  static async open(context: BrowserContext, id: string, file: string): Promise<ExtensionPage> {
    const page = await context.newPage();
    await page.goto(`chrome-extension://${id}/${file}`, { waitUntil: 'domcontentloaded' });
    return new ExtensionPage(page);
  }

  /** The Playwright page. */
  get page(): Page {
    return this.#page;
  }

  /** The tab's own report of the one tab that shows `address`, or null when no content script of ours answers there. */
  async report(address: string): Promise<TabReport | null> {
    return this.#page.evaluate(async (wanted) => {
      interface Tabs {
        query(filter: object): Promise<readonly { id?: number; url?: string }[]>;
        sendMessage(tab: number, message: unknown): Promise<{ ok?: boolean; value?: unknown } | undefined>;
      }
      const { tabs } = (globalThis as unknown as { chrome: { tabs: Tabs } }).chrome;
      const tab = (await tabs.query({})).find(({ url }) => url === wanted);
      if (tab?.id === undefined) return null;
      try {
        const reply = await tabs.sendMessage(tab.id, { fieldmark: 'report', request: {} });
        return reply?.ok === true ? (reply.value as TabReport) : null;
      } catch {
        return null;
      }
    }, address);
  }
}
