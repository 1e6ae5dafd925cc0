import type { Page } from '@playwright/test';
import type { TabReport } from '../../src/messages/contract.ts';
import { ExtensionPage } from '../lab/extension-page.ts';
import { CHROMIUM_BUILD } from '../lab/run-lab.ts';
import type { Lab } from './extension.ts';
import { expect, openReplica, readNow, startLab, test } from './extension.ts';
import { inExtensionWorld } from './extension-world.ts';
import { openPopup, toolbarText } from './popup.ts';

const HOMES = ['https://x.com/home', 'https://www.facebook.com/', 'https://www.instagram.com/'] as const;

/** Asks the background as one of the extension's own pages does. */
function ask(lab: Lab, kind: string, request: object): Promise<unknown> {
  return lab.extension.page.evaluate(
    async (message) => {
      interface Runtime {
        sendMessage(message: unknown): Promise<{ value?: unknown }>;
      }
      const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome;
      return (await runtime.sendMessage(message)).value;
    },
    { fieldmark: kind, request },
  );
}

/** The ids of the lists that are switched on. */
async function listsOn(lab: Lab): Promise<string[]> {
  const lists = (await ask(lab, 'lists', {})) as readonly { meta: { id: string }; on: boolean }[];
  return lists.filter(({ on }) => on).map(({ meta }) => meta.id);
}

/** Authors with a badge now: who is in the page, by handle or "?" for a text whose author cannot be read. */
function badged(report: TabReport | null): string[] {
  return (report?.recent ?? [])
    .filter((post) => post.badged)
    .map(
      ({ author, reposter, label }) =>
        `${author?.handle ?? '?'}/${reposter?.handle ?? ''}/${label?.sentence ?? ''}`,
    )
    .sort();
}

async function badgedIn(page: Page, lab: Lab): Promise<string[]> {
  return badged(await lab.extension.report(page.url()));
}

/** Bare empty spans: all a page can see of us. */
function hosts(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      [...document.querySelectorAll('span:empty')].filter(({ attributes }) => attributes.length === 0).length,
  );
}

/** How long it took until `now` gave `wanted`: printed, never decided upon. */
async function within(what: string, now: () => Promise<unknown>, wanted: unknown): Promise<void> {
  const start = performance.now();
  await expect.poll(now, { intervals: [20] }).toEqual(wanted);
  console.log(`${what}: ${Math.round(performance.now() - start)} ms`);
}

test('lists, overrides and settings reach every open tab at once, also those in the background', async ({
  lab,
  page,
}) => {
  const { context } = lab.browser;
  const pages = [page, ...(await Promise.all([1, 2].map(() => context.newPage())))];
  for (const [at, home] of HOMES.entries()) {
    const tab = pages[at];
    if (tab === undefined) throw new Error('three tabs');
    await openReplica(tab, lab, home);
    await readNow(tab, lab);
  }
  const now = () => Promise.all(pages.map((tab) => badgedIn(tab, lab)));
  const before = await now();
  for (const labels of before) expect(labels.length).toBeGreaterThan(1);

  const lists = await listsOn(lab);
  expect(lists.length).toBeGreaterThan(1);
  for (const id of lists) await ask(lab, 'switch-list', { id, on: false });
  await within('every list switched off, three tabs', now, [[], [], []]);
  for (const tab of pages) await expect.poll(() => toolbarText(tab, lab)).toBe('');
  for (const id of lists) await ask(lab, 'switch-list', { id, on: true });
  await within('every list switched on again, three tabs', now, before);

  // The reader says "do not label" in one tab; every other tab follows.
  const [x] = pages;
  if (x === undefined) throw new Error('three tabs');
  const second = await context.newPage();
  await openReplica(second, lab, 'https://x.com/home?second');
  await readNow(second, lab);
  const labels = await badgedIn(second, lab);
  const ofMira = (all: readonly string[]) =>
    all.filter((one) => one.startsWith('mira_demo/') && one.includes('Paid by'));
  expect(ofMira(labels).length).toBeGreaterThan(0);
  const run = await inExtensionWorld(x, lab);
  const request = { site: 'x', author: { handle: 'mira_demo' }, on: true };
  await run(`chrome.runtime.sendMessage(${JSON.stringify({ fieldmark: 'do-not-label', request })})`);
  await within('an override, in another tab', async () => ofMira(await badgedIn(second, lab)), []);
  for (const { key } of (await ask(lab, 'overrides', {})) as readonly { key: string }[])
    await ask(lab, 'remove-override', { key });
  await within('the override taken back', () => badgedIn(second, lab), labels);

  // A site that is switched off is left at once, and nothing of ours stays.
  const settings = (await ask(lab, 'settings', {})) as { sites: Record<string, boolean> };
  await ask(lab, 'change-settings', { sites: { ...settings.sites, x: false } });
  await within('X switched off', () => hosts(second), 0);
  await expect.poll(() => toolbarText(second, lab)).toBe('');
  await expect.poll(() => hosts(x)).toBe(0);
  // Tabs behind this one draw a frame now and then only: their last answers may still be on their way.
  await expect.poll(async () => (await now()).slice(1)).toEqual(before.slice(1));
  await ask(lab, 'change-settings', { sites: settings.sites });
  await within('X switched on again', () => badgedIn(second, lab), labels);
  for (const tab of [...pages.slice(1), second]) await tab.close();
});

test('many tabs of one site: each has its own labels, and one worker answers them all', async ({
  lab,
  page,
}) => {
  const tabs = await Promise.all(Array.from({ length: 8 }, () => lab.browser.context.newPage()));
  await openReplica(page, lab, 'https://x.com/home');
  await readNow(page, lab);
  const wanted = await badgedIn(page, lab);
  expect(wanted.length).toBeGreaterThan(1);
  await Promise.all(tabs.map((tab, at) => openReplica(tab, lab, `https://x.com/home?tab=${at}`)));
  for (const tab of tabs) await expect.poll(() => badgedIn(tab, lab)).toEqual(wanted);
  for (const tab of tabs) await tab.close();
});

test('a page that becomes another address is read anew: thread, profile, a private place, and back', async ({
  lab,
  page,
}) => {
  await openReplica(page, lab, 'https://x.com/home');
  await readNow(page, lab);
  const home = await badgedIn(page, lab);
  const go = (path: string) =>
    page.evaluate(
      (to) => (window as unknown as { __replica: { navigate(path: string): void } }).__replica.navigate(to),
      path,
    );
  const report = await lab.extension.report(page.url());
  const labelled = report?.labelled.find(
    ({ author, permalink }) => author?.handle === 'mira_demo' && permalink !== null,
  );
  if (labelled?.permalink == null) throw new Error('the home feed has a labelled post with an address');
  for (const [path, view] of [
    [labelled.permalink, 'permalink'],
    ['/mira_demo', 'profile'],
  ] as const) {
    await go(path);
    await expect.poll(async () => (await lab.extension.report(page.url()))?.view).toBe(view);
    await readNow(page, lab);
    const here = await lab.extension.report(page.url());
    expect(badged(here).some((one) => one.startsWith('mira_demo/'))).toBe(true);
    expect(here?.broken).toBeNull();
  }
  await go('/messages');
  await expect.poll(async () => (await lab.extension.report(page.url()))?.view).toBe('private');
  expect(await hosts(page)).toBe(0);
  await go('/home');
  await expect.poll(() => badgedIn(page, lab)).toEqual(home);
});

test.describe('with a browser of its own', () => {
  let own: Awaited<ReturnType<typeof startLab>>;
  test.beforeAll(async () => {
    own = await startLab({ backForwardCache: true, switches: ['--enable-unsafe-extension-debugging'] });
    const body = `<!doctype html><title>kept</title><main><div data-testid="primaryColumn">${kept('mira_demo', 1)}${kept('wren_demo', 2)}</div></main>`;
    own.server.serve((url) =>
      url.href.startsWith('https://x.com/home?kept')
        ? { type: 'text/html; charset=utf-8', body, headers: { 'cache-control': 'max-age=60' } }
        : url.pathname === '/jobs'
          ? { type: 'text/html; charset=utf-8', body: '<!doctype html><title>elsewhere</title>' }
          : null,
    );
  });
  test.afterAll(() => own.close());

  test('back from the back/forward cache: the labels stand, and follow what changed meanwhile', async () => {
    const page = await own.browser.context.newPage();
    await openReplica(page, own, 'https://x.com/home?kept');
    await expect.poll(() => badgedIn(page, own)).toHaveLength(1);
    await expect.poll(() => toolbarText(page, own)).toBe('1');
    await page.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted }));
      Object.assign(window, { same: true });
    });
    const back = async () => {
      await page.goto('https://x.com/jobs');
      return async () => {
        await page.goBack({ waitUntil: 'commit' });
        expect(await page.evaluate('[window.persisted, window.same]')).toEqual([true, true]);
      };
    };
    await (await back())();
    await expect.poll(() => badgedIn(page, own)).toHaveLength(1);
    await expect.poll(() => toolbarText(page, own)).toBe('1');

    const lists = await listsOn(own);
    const comeBack = await back();
    for (const id of lists) await ask(own, 'switch-list', { id, on: false });
    await comeBack();
    await expect.poll(() => hosts(page)).toBe(0);
    for (const id of lists) await ask(own, 'switch-list', { id, on: true });
    await expect.poll(() => badgedIn(page, own)).toHaveLength(1);
    await page.close();
  });

  test('an update of the extension: no node of ours stays in old tabs, and the popup asks to reload them', async () => {
    const { context } = own.browser;
    const page = await context.newPage();
    await openReplica(page, own, 'https://x.com/home?old');
    await readNow(page, own);
    expect(await hosts(page)).toBeGreaterThan(1);
    const bare = await page.evaluate(() => document.documentElement.childElementCount);
    // An open popover is a node of ours too.
    const badge = await page.evaluateHandle(() =>
      [...document.querySelectorAll('article span:empty')].find(({ attributes }) => attributes.length === 0),
    );
    await badge.asElement()?.click();
    await update(own);
    await expect.poll(() => hosts(page)).toBe(0);
    expect(await page.evaluate(() => document.documentElement.childElementCount)).toBeLessThanOrEqual(bare);

    const { extensionId } = own.browser;
    const again = { ...own, extension: await ExtensionPage.open(context, extensionId, 'debug.html') };
    const popup = await openPopup(page, again);
    await expect(popup.locator('[data-state="reload"]')).toBeVisible();
    await page.reload();
    await expect(popup.locator('[data-state="reload"]')).toBeHidden();
    await expect.poll(() => badgedIn(page, again)).not.toEqual([]);
    await popup.close();
  });
});

/** Loads the extension once more while it runs: to its old tabs that is an update. */
async function update({ browser }: Lab): Promise<void> {
  const session = await browser.context.browser()?.newBrowserCDPSession();
  // Playwright's types do not know this command yet.
  const send = session?.send.bind(session) as unknown as (
    name: string,
    of: object,
  ) => Promise<{ id: string }>;
  expect(await send('Extensions.loadUnpacked', { path: CHROMIUM_BUILD })).toEqual({
    id: browser.extensionId,
  });
}

/** A post of X, as little of it as an adapter needs. */
function kept(handle: string, id: number): string {
  return `<div data-testid="cellInnerDiv"><article data-testid="tweet" role="article" tabindex="0">
    <div data-testid="Tweet-User-Avatar"><div data-testid="UserAvatar-Container-${handle}"></div></div>
    <div><div data-testid="User-Name"><a role="link" href="/${handle}">${handle}</a><a role="link" tabindex="-1" href="/${handle}">@${handle}</a>
    <a href="/${handle}/status/19900000000000000${id}"><time datetime="${new Date().toISOString()}">1m</time></a></div>
    <div><div data-testid="tweetText" lang="en" dir="auto"><span>Long day on the doors in Harbour Street</span></div></div></div>
    <div role="group"></div></article></div>`;
}
