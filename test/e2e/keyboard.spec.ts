import type { Page } from '@playwright/test';
import { NAME_ENDING } from '../lab/accessibility.ts';
import type { ReplicaHandle } from '../lab/replica/x/app/main.ts';
import type { Lab } from './extension.ts';
import { expect, openReplica, readNow, test } from './extension.ts';

interface Focus {
  readonly name: string;
  readonly role: string;
  readonly dialogs: number;
}

/** The focused element as assistive technology has it, and how many dialogs are open. */
async function focusOf(page: Page): Promise<Focus> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree', {});
  await session.detach();
  const focused = nodes
    .filter(
      ({ role, properties }) =>
        role?.value !== 'RootWebArea' &&
        properties?.some(({ name, value }) => name === 'focused' && value.value === true),
    )
    .at(-1);
  return {
    name: String(focused?.name?.value ?? ''),
    role: String(focused?.role?.value ?? 'nothing'),
    dialogs: nodes.filter(({ ignored, role }) => !ignored && role?.value === 'dialog').length,
  };
}

async function tabTo(page: Page, words: string): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    const { name, role } = await focusOf(page);
    if (name.includes(words)) return;
    if (step > 0) expect(role).not.toBe('nothing');
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way by Tab to "${words}"`);
}

async function labelAgain(lab: Lab): Promise<void> {
  await lab.extension.page.evaluate(async () => {
    interface Runtime {
      sendMessage(message: unknown): Promise<{ value?: readonly { key: string }[] }>;
    }
    const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome;
    const { value = [] } = await runtime.sendMessage({ fieldmark: 'overrides', request: {} });
    for (const { key } of value)
      await runtime.sendMessage({ fieldmark: 'remove-override', request: { key } });
  });
}

test('in a feed, by keyboard only: every action of a badge, and the page hears no key of it', async ({
  lab,
  page,
}) => {
  await openReplica(page, lab, 'https://x.com/home');
  const before = (await readNow(page, lab)).filter(({ badge }) => badge !== null).length;
  expect(before).toBeGreaterThan(2);
  await tabTo(page, NAME_ENDING);
  expect((await focusOf(page)).name).toMatch(/^Paid affiliation: Paid by .*, label added by Fieldmark$/);
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await focusOf(page)).dialogs).toBe(1);
  expect((await focusOf(page)).role).toBe('dialog');

  // Forward through every control, once each, and out at the end: then the evidence is closed and the focus has gone on.
  const passed: string[] = [];
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('Tab');
    const { name, role, dialogs } = await focusOf(page);
    expect(role).not.toBe('nothing');
    if (dialogs === 0) break;
    passed.push(name);
  }
  for (const words of [
    'Close',
    'Original: ',
    'Archived copy',
    'All evidence (',
    'Report a mistake',
    'Don’t label this account',
    'Lists & settings',
  ])
    expect(
      passed.some((name) => name.startsWith(words)),
      `${words} in ${passed.join(' | ')}`,
    ).toBe(true);
  expect((await focusOf(page)).dialogs).toBe(0);

  // Back by Shift+Tab, opened by Space, both folds opened, undone, and out by Escape.
  await page.keyboard.press('Shift+Tab');
  expect((await focusOf(page)).name).toContain(NAME_ENDING);
  await page.keyboard.press('Space');
  await expect.poll(async () => (await focusOf(page)).dialogs).toBe(1);
  for (const words of ['All evidence (', 'Report a mistake']) {
    await tabTo(page, words);
    await page.keyboard.press('Enter');
    expect((await focusOf(page)).name).toContain(words);
  }
  await tabTo(page, 'Don’t label this account');
  await page.keyboard.press('Enter');
  expect((await focusOf(page)).name).toBe('Undo');
  await page.keyboard.press('Enter');
  expect((await focusOf(page)).name).toBe('Don’t label this account');
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await focusOf(page)).dialogs).toBe(0);
  expect((await focusOf(page)).name).toContain(NAME_ENDING);
  expect((await readNow(page, lab)).filter(({ badge }) => badge !== null).length).toBe(before);

  const { counters } = await page.evaluate(() => {
    const { __replica } = window as unknown as { __replica: ReplicaHandle };
    return { counters: JSON.parse(JSON.stringify(__replica.counters)) as ReplicaHandle['counters'] };
  });
  expect(counters).toEqual({ keys: {}, cards: {}, opened: 0 });
});

test('when "Don’t label" takes the badge away, Tab goes on from where it stood', async ({ lab, page }) => {
  await openReplica(page, lab, 'https://x.com/home');
  const before = (await readNow(page, lab)).filter(({ badge }) => badge !== null).length;
  try {
    await tabTo(page, NAME_ENDING);
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await focusOf(page)).dialogs).toBe(1);
    await tabTo(page, 'Don’t label this account');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect
      .poll(async () => (await readNow(page, lab)).filter(({ badge }) => badge !== null).length)
      .toBeLessThan(before);
    await page.keyboard.press('Tab');
    const place = await page.evaluate(() => {
      const articles = [...document.querySelectorAll('article')];
      return articles.findIndex((article) => article.contains(document.activeElement));
    });
    expect(place).toBeGreaterThan(0);
  } finally {
    await labelAgain(lab);
  }
});
