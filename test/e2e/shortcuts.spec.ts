import type { Page } from '@playwright/test';
import { NAME_ENDING } from '../lab/accessibility.ts';
import type { ReplicaHandle } from '../lab/replica/x/app/main.ts';
import { expect, openReplica, readNow, test } from './extension.ts';

const KEYS = ['j', 'k', 'l', 'r', 't', 's', 'b', 'n', '/', '?', '.', 'Escape', ' ', 'Enter'];

function countersOf(page: Page) {
  return page.evaluate(() => {
    const { counters } = (window as unknown as { __replica: ReplicaHandle }).__replica;
    return JSON.parse(JSON.stringify(counters)) as ReplicaHandle['counters'];
  });
}

/** The dialogs and the focused element, from the accessibility tree. */
async function accessible(page: Page): Promise<{ dialogs: string[]; focused: string }> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree', {});
  await session.detach();
  const name = (node: (typeof nodes)[number] | undefined) => String(node?.name?.value ?? '');
  const focused = nodes.filter(
    (node) =>
      node.role?.value !== 'RootWebArea' &&
      node.properties?.some((property) => property.name === 'focused' && property.value.value === true),
  );
  return {
    dialogs: nodes.filter((node) => !node.ignored && node.role?.value === 'dialog').map(name),
    focused: name(focused.at(-1)),
  };
}

/** The middle of the first badge in the window: hosts are spans without attributes. */
async function badgeCentre(page: Page): Promise<{ x: number; y: number }> {
  return page.evaluate(() => {
    const hosts = [...document.querySelectorAll('article span')].filter(
      (span) => span.attributes.length === 0 && span.childNodes.length === 0,
    );
    const inside = hosts
      .map((host) => host.getBoundingClientRect())
      .sort((a, b) => a.top - b.top)
      .find(({ top, width }) => top > 60 && width > 0);
    if (inside === undefined) throw new Error('there is no badge in the window');
    return { x: inside.left + 30, y: inside.top + inside.height / 2 };
  });
}

test('the page gets no key, pointer or click event of a badge or its popover', async ({ lab, page }) => {
  await openReplica(page, lab, 'https://x.com/home');
  const posts = await readNow(page, lab);
  expect(posts.some(({ badge }) => badge !== null)).toBe(true);

  const { x, y } = await badgeCentre(page);
  await page.mouse.click(x, y);
  await expect.poll(async () => (await accessible(page)).dialogs.length).toBe(1);
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await accessible(page)).dialogs.length).toBe(0);
  await expect.poll(async () => (await accessible(page)).focused).toContain(NAME_ENDING);
  for (const key of KEYS) await page.keyboard.press(key);
  await page.mouse.click(x, y, { button: 'right' });
  await page.mouse.dblclick(x, y);

  const counters = await countersOf(page);
  expect(counters).toEqual({ keys: {}, cards: {}, opened: 0 });
  expect(page.url()).toBe('https://x.com/home');
});

test('outside a badge the page still gets its keys and clicks', async ({ lab, page }) => {
  await openReplica(page, lab, 'https://x.com/home');
  await readNow(page, lab);
  await page.keyboard.press('j');
  await page.locator('article [data-testid="tweetText"]').first().click();
  const counters = await countersOf(page);
  expect(counters.keys).toEqual({ 'capture:j': 3, 'bubble:j': 3 });
  expect(counters.cards['capture:click']).toBe(1);
  expect(counters.cards['bubble:click']).toBe(1);
  expect(counters.opened).toBe(1);
  expect(page.url()).toMatch(/\/status\/\d+$/);
});
