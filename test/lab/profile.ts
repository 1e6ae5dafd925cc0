import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import type { LabBrowser } from './browser.ts';
import { ExtensionPage } from './extension-page.ts';
import { materialiseList } from './lists/dated.ts';

/** The lists of the built-in lab profile, invented. */
export const DEMO_LISTS: readonly string[] = ['demo', 'second'].map((name) =>
  join(import.meta.dirname, 'lists', name),
);

const OPTIONS_MS = 30_000;
const IMPORT_MS = 60_000;
const SUBSCRIBE_MS = 60_000;

/** A list the options page refused, with its own words. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';
}

/**
 * Sets up the reader's profile as a reader would, in the options page: every grade on, these list folders imported, their
 * day tokens counted from `today`. Rejects with ImportRefused when a folder is refused.
 */
export async function setUpProfile(
  browser: LabBrowser,
  lists: readonly string[],
  today = new Date(),
): Promise<void> {
  const { page } = await ExtensionPage.open(browser.context, browser.extensionId, 'options.html');
  await switchEveryGradeOn(page);
  for (const list of lists) {
    const outcome = await importFolder(page, list, today);
    if (!outcome.ok) throw new ImportRefused(`The list folder ${list} was refused:\n${outcome.words}`);
  }
  await page.close();
}

/**
 * Sets up the reader's profile with lists that are published on the lab's own server: every grade on, and each list
 * subscribed to by its address, through the publisher's card. Rejects with ImportRefused when one is refused.
 */
export async function subscribeProfile(browser: LabBrowser, addresses: readonly string[]): Promise<void> {
  const { page } = await ExtensionPage.open(browser.context, browser.extensionId, 'options.html');
  await switchEveryGradeOn(page);
  for (const address of addresses) {
    const words = await subscribeTo(page, address);
    if (words !== null) throw new ImportRefused(`The list at ${address} was refused:\n${words}`);
  }
  await page.close();
}

/**
 * Subscribes to an address in an open options page as a reader does; an address without a key is trusted as it is. Null when
 * it is done, else the page's own words.
 */
export async function subscribeTo(page: Page, address: string): Promise<string | null> {
  await page.fill('input[name="list-address"]', address);
  await page.press('input[name="list-address"]', 'Enter');
  const result = page.locator('[data-testid="add-result"]');
  const wait = { state: 'visible', timeout: SUBSCRIBE_MS } as const;
  await result.locator('[data-testid="accept"], .warn').first().waitFor(wait);
  if ((await result.getAttribute('data-step')) === 'offered') {
    await result.locator('[data-testid="accept"]').click();
    await page
      .locator('[data-testid="add-result"]:is([data-step="done"],[data-step="refused"])')
      .waitFor(wait);
  }
  return (await result.getAttribute('data-step')) === 'done' ? null : (await result.innerText()).trim();
}

async function switchEveryGradeOn(page: Page): Promise<void> {
  const boxes = page.locator('input[type=checkbox][name^="shown-"]');
  await boxes.first().waitFor({ state: 'attached', timeout: OPTIONS_MS });
  for (let at = 0; at < (await boxes.count()); at += 1) {
    const box = boxes.nth(at);
    if (await box.isChecked()) continue;
    await box.click({ timeout: OPTIONS_MS });
    // The page draws the switch from the stored setting: it moves when the setting has been written.
    await page.waitForFunction(
      (index) =>
        document.querySelectorAll<HTMLInputElement>('input[type=checkbox][name^="shown-"]')[index]?.checked,
      at,
      { timeout: OPTIONS_MS },
    );
  }
}

/** What the options page said about an import. */
export interface ImportAnswer {
  readonly ok: boolean;
  readonly words: string;
}

/** Imports a folder through an open options page. Day tokens ("{{today-30}}") in its files become days first. */
export async function importFolder(page: Page, folder: string, today = new Date()): Promise<ImportAnswer> {
  const temporary = await mkdtemp(join(tmpdir(), 'fieldmark-list-'));
  try {
    const ready = join(temporary, basename(folder));
    if (await hasDayTokens(folder)) await materialiseList(folder, ready, today);
    else await cp(folder, ready, { recursive: true });
    // A fresh page holds no result of an earlier import.
    await page.reload({ waitUntil: 'domcontentloaded' });
    const before = await importsOf(page);
    await page.setInputFiles('input[type=file][data-testid="import-folder"]', ready);
    const result = page.locator('[data-testid="import-result"]');
    await result.locator('[data-ok], .warn').first().waitFor({ state: 'visible', timeout: IMPORT_MS });
    const words = (await result.innerText()).trim();
    return { ok: (await importsOf(page)) !== before, words };
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function hasDayTokens(folder: string): Promise<boolean> {
  for (const name of await readdir(folder)) {
    if (!/\.(csv|json)$/.test(name)) continue;
    if ((await readFile(join(folder, name), 'utf8')).includes('{{today')) return true;
  }
  return false;
}

/** A print of what has been imported so far, from the background's own record. */
async function importsOf(page: Page): Promise<string> {
  return page.evaluate(async () => {
    interface Runtime {
      sendMessage(message: unknown): Promise<{
        value?: readonly {
          importedAt: string | null;
          hash: string;
          generation: number;
          meta: { id?: string };
        }[];
      }>;
    }
    const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome;
    const { value = [] } = await runtime.sendMessage({ fieldmark: 'lists', request: {} });
    return JSON.stringify(value.map(({ importedAt, hash, generation }) => [importedAt, hash, generation]));
  });
}
