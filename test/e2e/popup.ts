import type { Page } from '@playwright/test';
import type { Lab } from './extension.ts';

/** The popup as it is when the reader opens it over `page`: a tab behind it, in the same window. */
export async function openPopup(page: Page, lab: Lab): Promise<Page> {
  const opened = lab.browser.context.waitForEvent('page');
  await lab.extension.page.evaluate(async (address) => {
    interface Tab {
      readonly id?: number;
      readonly url?: string;
      readonly windowId: number;
    }
    interface Tabs {
      query(filter: object): Promise<readonly Tab[]>;
      create(options: object): Promise<Tab>;
      update(id: number | undefined, change: object): Promise<Tab>;
    }
    const { tabs } = (globalThis as unknown as { chrome: { tabs: Tabs } }).chrome;
    const site = (await tabs.query({})).find(({ url }) => url === address);
    await tabs.update(site?.id, { active: true });
    await tabs.create({ url: 'popup.html', active: false, windowId: site?.windowId });
  }, page.url());
  const popup = await opened;
  await popup.waitForLoadState('domcontentloaded');
  return popup;
}

/** The text on the toolbar's button for the tab of `page`. */
export function toolbarText(page: Page, lab: Lab): Promise<string> {
  return lab.extension.page.evaluate(async (address) => {
    interface Chrome {
      readonly tabs: { query(filter: object): Promise<readonly { id?: number; url?: string }[]> };
      readonly action: { getBadgeText(of: object): Promise<string> };
    }
    const { tabs, action } = (globalThis as unknown as { chrome: Chrome }).chrome;
    const tab = (await tabs.query({})).find(({ url }) => url === address);
    return action.getBadgeText({ tabId: tab?.id });
  }, page.url());
}
