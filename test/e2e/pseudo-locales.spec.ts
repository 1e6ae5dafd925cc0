import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { launchBrowser } from '../lab/browser.ts';
import { ExtensionPage } from '../lab/extension-page.ts';
import { DEMO_LISTS, setUpProfile } from '../lab/profile.ts';
import { waitUntilReady } from '../lab/read-page.ts';
import { serveReplicas } from '../lab/replica/homes.ts';
import { CHROMIUM_BUILD } from '../lab/run-lab.ts';
import { startServer } from '../lab/server.ts';
import type { PseudoLanguage } from '../support/pseudo-words.ts';
import { pseudoMessages } from '../support/pseudo-words.ts';
import { readMessages } from '../support/words.ts';
import { openPopup } from './popup.ts';

const WIDTH = 320;

/** The built extension in a pseudo-language, its only one. */
function buildIn(language: PseudoLanguage): string {
  const folder = mkdtempSync(join(tmpdir(), 'fieldmark-words-'));
  cpSync(CHROMIUM_BUILD, folder, { recursive: true });
  rmSync(join(folder, '_locales/es'), { recursive: true });
  const messages = pseudoMessages(readMessages('en'), language);
  writeFileSync(join(folder, '_locales/en/messages.json'), JSON.stringify(messages));
  return folder;
}

/** How far the page is wider than the window, and which boxes reach out of it, by their words. */
function overflowOf(page: Page): Promise<{ wide: number; out: string[] }> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const out = [...document.querySelectorAll('main *, header *, footer *, nav *')].flatMap((one) => {
      const { left, right, width } = one.getBoundingClientRect();
      // A table scrolls in a box of its own; what is hidden for the eye is one pixel.
      if (width < 2 || one.closest('.table-wrap, .visually-hidden') !== null) return [];
      return left < -0.5 || right > root.clientWidth + 0.5
        ? [`${one.localName}.${one.className} ${Math.round(left)}–${Math.round(right)}`]
        : [];
    });
    return { wide: root.scrollWidth - root.clientWidth, out };
  });
}

for (const language of ['expanded', 'mirrored'] as const)
  test(`${language} words fit every surface at ${WIDTH} px`, async () => {
    const extension = buildIn(language);
    const server = await startServer();
    serveReplicas(server);
    const browser = await launchBrowser({ server, extension, headless: true });
    try {
      await setUpProfile(browser, DEMO_LISTS);
      const asking = await ExtensionPage.open(browser.context, browser.extensionId, 'debug.html');
      const lab = { server, browser, extension: asking };
      const direction = language === 'mirrored' ? 'rtl' : 'ltr';
      for (const file of ['options.html', 'debug.html', 'welcome.html']) {
        const page = await browser.context.newPage();
        await page.setViewportSize({ width: WIDTH, height: 700 });
        await page.goto(`chrome-extension://${browser.extensionId}/${file}`);
        await expect(page.locator('h1')).not.toHaveText('');
        await expect(page.locator('html')).toHaveAttribute('dir', direction);
        if (file === 'welcome.html') await expect(page.locator('.badge-place > span')).toHaveCount(8);
        if (file === 'options.html') await expect(page.locator('#about')).toHaveCount(1);
        expect({ file, ...(await overflowOf(page)) }).toEqual({ file, wide: 0, out: [] });
        await page.close();
      }

      const feed = await browser.context.newPage();
      await feed.goto('https://x.com/home');
      await waitUntilReady(feed, asking);
      const popup = await openPopup(feed, lab);
      await popup.setViewportSize({ width: WIDTH, height: 600 });
      await expect(popup.locator('.labelled > li').first()).toBeVisible();
      await popup.locator('.lookup summary').click();
      await popup.locator('input[name=lookup-handle]').fill('mira_demo');
      await popup.locator('.lookup button').click();
      await expect(popup.locator('.entry').first()).toBeVisible();
      expect(await overflowOf(popup)).toEqual({ wide: 0, out: [] });
      await popup.close();

      await feed.setViewportSize({ width: WIDTH, height: 700 });
      const boxes = await feed.evaluate(() =>
        [...document.querySelectorAll('article span')]
          .filter((one) => one.attributes.length === 0 && one.childNodes.length === 0)
          .map((host) => {
            const [own, parent] = [host, host.parentElement ?? host].map((one) =>
              one.getBoundingClientRect(),
            );
            return {
              out:
                own === undefined ||
                parent === undefined ||
                own.left < parent.left - 0.5 ||
                own.right > parent.right + 0.5,
            };
          }),
      );
      expect(boxes.length).toBeGreaterThan(2);
      expect(boxes.filter(({ out }) => out)).toEqual([]);
      await feed.close();
      await evidenceFits(await browser.context.newPage(), browser.extensionId);
    } finally {
      await browser.close();
      await server.close();
      rmSync(extension, { recursive: true, force: true });
    }
  });

/** Every badge of the sample is opened: its evidence stays in the window, and nothing in it reaches out. */
async function evidenceFits(page: Page, id: string): Promise<void> {
  await page.addInitScript(() => {
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (init) {
      return attach.call(this, { ...init, mode: 'open' });
    };
  });
  await page.setViewportSize({ width: WIDTH, height: 700 });
  await page.goto(`chrome-extension://${id}/welcome.html`);
  const badges = page.locator('.badge-place button[aria-haspopup]');
  await expect(badges).toHaveCount(8);
  for (let at = 0; at < 8; at += 1) {
    await badges.nth(at).focus();
    await page.keyboard.press('Enter');
    const shown = page.locator('.badge-place [popover]:popover-open');
    await expect(shown).toHaveCount(1);
    const box = await shown.evaluate((popover) => {
      const { left, right } = popover.getBoundingClientRect();
      return { left, right, wide: popover.scrollWidth - popover.clientWidth };
    });
    expect(box.left).toBeGreaterThanOrEqual(0);
    expect(box.right).toBeLessThanOrEqual(WIDTH);
    expect(box.wide).toBeLessThanOrEqual(0);
    await page.keyboard.press('Escape');
  }
}
