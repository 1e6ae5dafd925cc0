import { expect, test } from '@playwright/test';
import type { Browser, Page } from 'puppeteer-core';
import { LIST_HOST } from '../lab/lab-publisher.ts';
import { startServer } from '../lab/server.ts';
import { startConnectProxy } from './connect-proxy.ts';
import { FIREFOX_BUILD, frontAfterWelcome, launchFirefox, openExtensionPage } from './firefox.ts';
import { publishBoth } from './subscriber.ts';

const UUID = '3f0c5a9e-3d1b-4c52-9a64-0b7e6f1d2c85';
/** Firefox answers its own permission prompt with yes: everything up to the prompt, and from the answer on, is the release. */
const YES = { 'extensions.webextOptionalPermissionPrompts': false };

test('the release asks for the one host when a reader adds a list by its address, and gives it back with the list', async () => {
  const server = await startServer();
  const proxy = await startConnectProxy(server.port);
  let browser: Browser | null = null;
  try {
    const [demo] = await publishBoth(server);
    browser = await launchFirefox(proxy.port, UUID, YES);
    await browser.installExtension(FIREFOX_BUILD);
    const page = await browser.newPage();
    await openExtensionPage(page, UUID, 'options.html');
    await frontAfterWelcome(page);
    const before = await hosts(page);
    const added = async () => (await hosts(page)).filter((host) => !before.includes(host));
    expect(before.filter((host) => host.includes(LIST_HOST))).toEqual([]);
    expect(server.seen.filter(({ host }) => host === LIST_HOST)).toEqual([]);

    const address = await demo.address();
    const press = (button: string) => page.locator(button).click();
    const look = async () => {
      await page.locator('input[name="list-address"]').fill(address);
      await press('[data-testid="add-by-address"] button[type="submit"]');
      await page.locator('[data-testid="accept"]').wait();
    };
    await look();
    expect(await added()).toEqual([`http://${LIST_HOST}/*`]);
    // The reader looks at the publisher, and would rather not.
    await press('[data-testid="offer"] button.link');
    await expect.poll(added).toEqual([]);

    await look();
    await press('[data-testid="accept"]');
    const card = '[data-list]:has([data-testid="update"])';
    await page.locator(card).wait();
    expect(await added()).toEqual([`http://${LIST_HOST}/*`]);
    await press(`${card} > .row:last-child button`);
    await press(`${card} > .row:last-child button:not(.link)`);
    await expect.poll(() => page.$(card)).toBeNull();
    await expect.poll(added).toEqual([]);
    expect(server.seen.some(({ host }) => host === LIST_HOST)).toBe(true);
  } finally {
    await browser?.close();
    await proxy.close();
    await server.close();
  }
});

/** The hosts that the extension may ask now. */
function hosts(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const { browser } = globalThis as unknown as {
      browser: { permissions: { getAll(): Promise<{ origins: string[] }> } };
    };
    return (await browser.permissions.getAll()).origins;
  });
}
