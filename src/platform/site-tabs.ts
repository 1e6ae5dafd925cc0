import { matchPatterns } from '../core/site-hosts.ts';
import { SITE_IDS } from '../core/site-id.ts';
import { browser } from './browser.ts';

/** The open tabs that show one of the three sites. */
export async function siteTabs(): Promise<{ readonly id: number; readonly url: string }[]> {
  const tabs = await browser.tabs.query({ url: SITE_IDS.flatMap(matchPatterns) });
  return tabs.flatMap(({ id, url }) => (id === undefined || url === undefined ? [] : [{ id, url }]));
}

/** Runs one of our own files in the top frame of a tab, beside the content script. False when the tab refuses. */
export async function runInTab(tabId: number, file: string): Promise<boolean> {
  try {
    await browser.scripting.executeScript({
      target: { tabId, frameIds: [0] },
      files: [file],
      injectImmediately: true,
    });
    return true;
  } catch {
    return false;
  }
}

/** Opens the options page, at a section. */
export async function openOptions(section: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(`/options.html#${section}`) });
}

/** The extension's own origin, with a slash at its end. */
export function ownOrigin(): string {
  return browser.runtime.getURL('');
}
