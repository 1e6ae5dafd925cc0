import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Browser, Page } from 'puppeteer-core';
import puppeteer from 'puppeteer-core';
import { findFirefox } from '../../scripts/browsers.mjs';

/** The release for Firefox, as built. */
export const FIREFOX_BUILD = join(import.meta.dirname, '../../.output/firefox-mv3');

const ADDON_ID = 'fieldmark@fieldmark.example';

/** Starts a fresh Firefox behind a proxy of ours; the extension will have this id of its installation. */
export function launchFirefox(
  proxyPort: number,
  uuid: string,
  prefs: Readonly<Record<string, unknown>> = {},
): Promise<Browser> {
  const executablePath = findFirefox();
  if (executablePath === null) throw new Error('No Firefox found: set FIELDMARK_FIREFOX.');
  return puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    acceptInsecureCerts: true,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': proxyPort,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxyPort,
      'network.proxy.no_proxies_on': '',
      'network.proxy.allow_hijacking_localhost': true,
      'network.stricttransportsecurity.preloadlist': false,
      'extensions.webextensions.uuids': JSON.stringify({ [ADDON_ID]: uuid }),
      ...prefs,
    },
  });
}

/** Opens a page of the extension. Firefox tells the driver nothing about loads of extension pages: it is asked until there. */
export async function openExtensionPage(page: Page, uuid: string, file: string): Promise<void> {
  await page.goto(`moz-extension://${uuid}/${file}`, { waitUntil: [], timeout: 3_000 }).catch(() => {});
  await expect.poll(() => page.evaluate(() => location.protocol)).toBe('moz-extension:');
}

/**
 * Brings a page of the extension to the front for good: a fresh installation opens its welcome page in a tab of its own,
 * whenever it gets to it, and a tab behind another draws no frames, so the driver would wait for one for ever.
 */
export async function frontAfterWelcome(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(ownTabs)).toContain('/welcome.html');
  await page.bringToFront();
  await expect.poll(() => page.evaluate(() => document.visibilityState)).toBe('visible');
}

/** Runs in a page of the extension: the paths that stand in tabs now. */
function ownTabs(): string[] {
  const { browser } = globalThis as unknown as {
    browser: { extension: { getViews(of: { type: 'tab' }): Window[] } };
  };
  return browser.extension.getViews({ type: 'tab' }).map(({ location }) => location.pathname);
}
