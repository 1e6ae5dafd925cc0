import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import type { Lab } from './extension.ts';
import { expect, test } from './extension.ts';

const PAGES = ['popup.html', 'options.html', 'debug.html', 'welcome.html'] as const;

/** Opens a page of the extension. `open`: its shadow roots can be looked into, which only a test may do. */
async function openOwn(page: Page, lab: Lab, file: string, open = false): Promise<void> {
  if (open)
    await page.addInitScript(() => {
      const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function (init) {
        return attach.call(this, { ...init, mode: 'open' });
      };
    });
  await page.goto(`chrome-extension://${lab.browser.extensionId}/${file}`);
  await expect(page.locator('h1')).not.toHaveText('');
  await expect(page.locator('main')).not.toContainText('Loading');
  if (file.startsWith('welcome')) await expect(page.locator('.badge-place > span')).toHaveCount(8);
}

for (const file of PAGES)
  for (const colorScheme of ['light', 'dark'] as const)
    test(`${file}, ${colorScheme}: axe finds nothing`, async ({ lab, page }) => {
      await page.emulateMedia({ colorScheme });
      await openOwn(page, lab, file);
      expect(await violations(page)).toEqual([]);
    });

for (const file of PAGES)
  test(`${file}: no overflow at 320 px, every target is large enough`, async ({ lab, page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await openOwn(page, lab, file);
    const found = await page.evaluate(() => {
      const root = document.documentElement;
      const controls = 'button, select, summary, .file-button, .switch-row, nav a, input[type=text]';
      const small = [...document.querySelectorAll(controls)].flatMap((control) => {
        const { width, height } = control.getBoundingClientRect();
        return width > 0 && (width < 24 || height < 24)
          ? [`${control.outerHTML.slice(0, 80)} ${width}×${height}`]
          : [];
      });
      return { overflow: root.scrollWidth - root.clientWidth, small };
    });
    expect(found).toEqual({ overflow: 0, small: [] });
  });

/** Makes the page believe in a finger: `(pointer: coarse)` holds. */
async function useFinger(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 1 });
  await session.send('Emulation.setDeviceMetricsOverride', {
    width: 400,
    height: 800,
    deviceScaleFactor: 1,
    mobile: true,
  });
  await expect.poll(() => page.evaluate(() => matchMedia('(pointer: coarse)').matches)).toBe(true);
}

/** Controls that a finger could miss, one line each. What stands within running text may be as small as the text. */
function tooSmallForFinger(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const roots: ParentNode[] = [document];
    for (const host of document.querySelectorAll('*'))
      if (host.shadowRoot !== null) roots.push(host.shadowRoot);
    const controls =
      'button, select, summary, .file-button, .switch-row, .theme-choice label, nav a, a.target, .links a, .actions a, input[type=text], input[type=url]';
    return roots
      .flatMap((root) => [...root.querySelectorAll(controls)])
      .filter((control) => control.closest('[inert]') === null)
      .flatMap((control) => {
        const { width, height } = control.getBoundingClientRect();
        return width > 0 && (width < 43.5 || height < 43.5)
          ? [`${control.outerHTML.slice(0, 90)} ${width}×${height}`]
          : [];
      });
  });
}

for (const file of ['popup.html', 'options.html', 'welcome.html'] as const)
  test(`${file}: for a coarse pointer every target is 44 px`, async ({ lab, page }) => {
    await openOwn(page, lab, file, true);
    await useFinger(page);
    if (file === 'welcome.html') {
      await page.locator('.badge-place button[aria-haspopup]').first().focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => isOpen(page)).toBe(true);
    }
    expect(await tooSmallForFinger(page)).toEqual([]);
  });

test('with forced colours labels keep their borders, and axe finds nothing', async ({ lab, page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openOwn(page, lab, 'welcome.html', true);
  const borders = await page
    .locator('.badge-place button[aria-haspopup]')
    .evaluateAll((all) =>
      all.map(
        (one) =>
          `${getComputedStyle(one, '::before').content.split('\u2002')[0]?.slice(1)} ${getComputedStyle(one).borderTopStyle}`,
      ),
    );
  expect(borders.sort()).toEqual(
    ['◆ solid', '◆ solid', '◆≡ solid', '◇ dotted', '◇ dotted', '≈ dashed', '≡ dashed', '✎ solid'].sort(),
  );
  expect(await violations(page)).toEqual([]);
});

/** The element that has the focus, through every (opened) shadow root. */
function focused(page: Page): Promise<{ words: string; place: 'badge' | 'evidence' | 'page' | 'nothing' }> {
  return page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const words = (at?.getAttribute('aria-label') ?? at?.textContent ?? '').trim();
    if (at === null || at === document.body) return { words, place: 'nothing' };
    if (at.matches('[popover]')) return { words: '', place: 'evidence' };
    if (at.closest('[popover]') !== null) return { words, place: 'evidence' };
    return { words, place: at.hasAttribute('aria-haspopup') ? 'badge' : 'page' };
  });
}

const isOpen = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.badge-place > span')].some(
      (host) => host.shadowRoot?.querySelector(':popover-open') != null,
    ),
  );

test('badges and their evidence: axe finds nothing, closed and open, for every label', async ({
  lab,
  page,
}) => {
  await openOwn(page, lab, 'welcome.html', true);
  expect(await violations(page)).toEqual([]);
  const badges = page.locator('.badge-place button[aria-haspopup]');
  await expect(badges).toHaveCount(8);
  for (let at = 0; at < 8; at += 1) {
    await badges.nth(at).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => isOpen(page)).toBe(true);
    expect(await violations(page)).toEqual([]);
    const small = await page.evaluate(() => {
      const hosts = [...document.querySelectorAll('.badge-place > span')];
      const shown = hosts
        .map((host) => host.shadowRoot?.querySelector(':popover-open'))
        .find((one) => one != null);
      const all = [...(shown?.querySelectorAll('a, button, summary') ?? [])].map((control) =>
        control.getBoundingClientRect(),
      );
      return all.filter(({ width, height }) => width > 0 && (width < 24 || height < 24)).length;
    });
    expect(small).toBe(0);
    await page.keyboard.press('Escape');
    await expect.poll(() => isOpen(page)).toBe(false);
    expect((await focused(page)).place).toBe('badge');
  }
});

test('at 320 px evidence stays in the window', async ({ lab, page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openOwn(page, lab, 'welcome.html', true);
  await page.locator('.badge-place button[aria-haspopup]').first().focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => isOpen(page)).toBe(true);
  const box = await page.evaluate(() => {
    const hosts = [...document.querySelectorAll('.badge-place > span')];
    const shown = hosts
      .map((host) => host.shadowRoot?.querySelector(':popover-open'))
      .find((one) => one != null);
    const { left, right } = shown?.getBoundingClientRect() ?? { left: -1, right: 999 };
    return { left, right, wide: (shown?.scrollWidth ?? 999) - (shown?.clientWidth ?? 0) };
  });
  expect(box.left).toBeGreaterThanOrEqual(0);
  expect(box.right).toBeLessThanOrEqual(320);
  expect(box.wide).toBeLessThanOrEqual(0);
});

test('by keyboard only: from the badge through every action and back, the focus is never lost', async ({
  lab,
  page,
}) => {
  await openOwn(page, lab, 'welcome.html', true);
  const reach = async (place: 'badge' | 'evidence', words: string): Promise<void> => {
    for (let step = 0; step < 60; step += 1) {
      const now = await focused(page);
      expect(now.place).not.toBe('nothing');
      if (now.place === place && now.words.includes(words)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`no way by Tab to "${words}"`);
  };
  await page.keyboard.press('Tab');
  await reach('badge', 'Matches a message');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await focused(page)).place).toBe('evidence');
  for (const words of ['Is this you?', 'Report a mistake']) {
    await reach('evidence', words);
    await page.keyboard.press('Enter');
    expect((await focused(page)).place).toBe('evidence');
  }
  await reach('evidence', 'Write the e-mail');
  await reach('evidence', 'Don’t label this account');
  await page.keyboard.press('Enter');
  expect(await focused(page)).toEqual({ place: 'evidence', words: 'Undo' });
  await page.keyboard.press('Space');
  expect(await focused(page)).toEqual({ place: 'evidence', words: 'Don’t label this account' });
  await reach('evidence', 'Lists & settings');
  const options = page.context().waitForEvent('page');
  await page.keyboard.press('Enter');
  await (await options).close();
  await page.bringToFront();
  expect((await focused(page)).place).toBe('evidence');
  await page.keyboard.press('Escape');
  await expect.poll(() => isOpen(page)).toBe(false);
  expect(await focused(page)).toMatchObject({ place: 'badge' });
  expect((await focused(page)).words).toContain('Matches a message');
  // Out by Tab: the evidence closes, and the focus goes on to what comes next.
  await page.keyboard.press('Space');
  await expect.poll(async () => (await focused(page)).place).toBe('evidence');
  await reach('evidence', 'Lists & settings');
  await page.keyboard.press('Tab');
  await expect.poll(() => isOpen(page)).toBe(false);
  expect((await focused(page)).place).not.toBe('nothing');
});
