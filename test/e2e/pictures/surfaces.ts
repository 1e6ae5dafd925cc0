import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Box } from '../../lab/pictures/evidence-view.ts';
import type { Studio } from '../../lab/pictures/studio.ts';
import type { Look, ReaderPage } from '../../lab/pictures/view.ts';
import { applyLook, openTab } from '../../lab/pictures/view.ts';
import { waitUntilReady } from '../../lab/read-page.ts';
import { openPopup } from '../popup.ts';
import type { Album } from './album.ts';

const POPUP = { width: 360, height: 1400 };
const PAGE = { width: 900, height: 2400 };
const NARROW = { width: 320, height: 2400 };
const FEED = 'https://x.com/home?posts=2,5,38,9,23';

/** Where an element stands in the window. */
async function boxOf(page: Page, selector: string): Promise<Box> {
  await page.locator(selector).scrollIntoViewIfNeeded();
  const box = await page.locator(selector).boundingBox();
  if (box === null) throw new Error(`${selector} is not there`);
  return box;
}

/** Nothing measured, nothing that grows: what a clock or a disk says is no part of a picture. */
async function calm(page: Page): Promise<void> {
  await page.evaluate(() => {
    const measured = '[data-testid="storage-used"], .debug-facts dd';
    for (const element of document.querySelectorAll(measured)) element.textContent = '…';
  });
}

/** A page of the extension under a look, with its words in it. */
async function openOwn(studio: Studio, file: string, look: Look): Promise<ReaderPage> {
  const tab = await openTab(studio, look);
  await tab.page.goto(`chrome-extension://${studio.browser.extensionId}/${file}`);
  await expect(tab.page.locator('h1')).not.toHaveText('');
  await expect(tab.page.locator('main')).not.toContainText('Loading');
  await calm(tab.page);
  return tab;
}

/** The popup over an address, in every state a reader can bring about. */
export async function takePopup(studio: Studio, album: Album): Promise<void> {
  const { page } = await openTab(studio, { width: 640, height: 2000 });
  studio.server.serve(({ hostname }) =>
    hostname === 'example.org' ? { type: 'text/html', body: 'A page' } : null,
  );
  const over = async (address: string, work: (popup: Page) => Promise<void>): Promise<void> => {
    await page.goto(address);
    if (address.includes('x.com')) await waitUntilReady(page, studio.extension);
    const popup = await openPopup(page, studio);
    await applyLook(popup, POPUP);
    await expect(popup.locator('main')).not.toContainText('Loading');
    await work(popup);
    await popup.close();
  };
  const take = async (popup: Page, name: string): Promise<void> =>
    album.take(popup, `popup-${name}`, await boxOf(popup, '.popup'));

  await over(FEED, async (popup) => {
    await expect(popup.locator('.labelled li')).toHaveCount(4);
    await take(popup, 'light');
    await applyLook(popup, { ...POPUP, dark: true });
    await take(popup, 'dark');
    await applyLook(popup, { ...POPUP, forcedColors: true });
    await take(popup, 'forced');
    await applyLook(popup, { ...POPUP, width: 320 });
    await take(popup, 'narrow');
    await applyLook(popup, { ...POPUP, dark: true });
    await popup.getByText('Look up an account').click();
    await popup.locator('input[name=lookup-handle]').fill('ilse_demo');
    await popup.locator('input[name=lookup-handle]').press('Enter');
    await expect(popup.locator('.entries li').first()).toBeVisible();
    await popup.locator('h1').click();
    await album.take(popup, 'popup-dark-lookup', await boxOf(popup, '.lookup'));
    await popup.getByText('Debug').click();
    await expect(popup.locator('.posts li')).toHaveCount(5);
    await calm(popup);
    await take(popup, 'dark-debug');
  });
  await over('https://x.com/home?posts=1', (popup) => take(popup, 'no-label'));
  await over('https://x.com/messages', (popup) => take(popup, 'private'));
  await over('https://example.org/', (popup) => take(popup, 'other-site'));
  await over(FEED, async (popup) => {
    await popup.locator('input[name=site-x]').click();
    await expect(popup.locator('[data-state=off]')).toBeVisible();
    await take(popup, 'off');
    await popup.locator('input[name=site-x]').click();
    await expect(popup.locator('[data-state=off]')).toHaveCount(0);
  });
  await page.close();
}

/** The pages of the extension, light and dark, wide and narrow. */
export async function takePages(studio: Studio, album: Album): Promise<void> {
  const sections = async (name: string, file: string, look: Look, wanted: readonly string[]) => {
    const { page } = await openOwn(studio, file, look);
    for (const section of wanted)
      await album.take(page, `${name}-${section}`, await boxOf(page, `#${section}`));
    await page.close();
  };
  await sections('options-light', 'options.html', PAGE, ['lists', 'labels', 'privacy', 'about']);
  await sections('options-dark', 'options.html', { ...PAGE, dark: true }, ['sites', 'overrides', 'backup']);
  await sections('options-narrow', 'options.html', NARROW, ['labels', 'sites']);
  await sections('welcome-light', 'welcome.html', PAGE, ['sample', 'sites']);
  await sections('welcome-dark', 'welcome.html', { ...PAGE, dark: true }, ['lists']);
  await sections('welcome-narrow', 'welcome.html', { ...NARROW, dark: true }, ['sample']);
}
