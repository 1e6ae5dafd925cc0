import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Browser, Page } from 'puppeteer-core';
import { LIST_HOST } from '../lab/lab-publisher.ts';
import { materialiseList } from '../lab/lists/dated.ts';
import { DEMO_LISTS } from '../lab/profile.ts';
import { serveReplica } from '../lab/replica/x/serve.ts';
import type { LabServer } from '../lab/server.ts';
import { startServer } from '../lab/server.ts';
import { startConnectProxy } from './connect-proxy.ts';
import { EXPECTED } from './expected-posts.ts';
import { FIREFOX_BUILD, frontAfterWelcome, launchFirefox, openExtensionPage } from './firefox.ts';
import { publishBoth } from './subscriber.ts';

const UUID = '7f0c5a9e-3d1b-4c52-9a64-0b7e6f1d2c83';
/** What a fresh install shows (src/core/grade-defaults.ts says the same in code). */
const SHOWN = new Set(['A', 'C', 'B', 'S']);
/** Known by the second list only, which this profile does not have. */
const SECOND_LIST_AUTHORS = new Set(['vera_demo']);

/** Imports the demo list through the extension's own page, with the message the page itself sends. */
async function importDemoList(page: Page): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'fieldmark-firefox-'));
  try {
    await materialiseList(DEMO_LISTS[0] ?? '', folder, new Date());
    const names = await readdir(folder);
    const files = await Promise.all(
      names.map(async (name) => ({ name, base64: (await readFile(join(folder, name))).toString('base64') })),
    );
    await openExtensionPage(page, UUID, 'options.html');
    return await page.evaluate(
      async (request) => {
        const { browser } = globalThis as unknown as {
          browser: { runtime: { sendMessage(message: unknown): Promise<{ value?: { ok?: boolean } }> } };
        };
        const { value } = await browser.runtime.sendMessage({ fieldmark: 'import-list', request });
        return value?.ok;
      },
      { files },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Badge hosts by the permalink of the post they stand in, quoted posts left out; and every permalink in the page. */
function badgesByPermalink(page: Page): Promise<Record<string, number>> {
  return page.evaluate(() => {
    const found: Record<string, number> = {};
    for (const article of document.querySelectorAll('article')) {
      const permalink = article.querySelector('a[href*="/status/"]')?.getAttribute('href') ?? '';
      const hosts = [...article.querySelectorAll('span')].filter(
        (span) =>
          span.attributes.length === 0 &&
          span.childNodes.length === 0 &&
          span.closest('div[role="link"]') === null &&
          span.getBoundingClientRect().height >= 20,
      );
      found[permalink] = hosts.length;
    }
    return found;
  });
}

function expectedBadges(permalink: string): number {
  return EXPECTED.labelled
    .filter((post) => post.permalink === permalink && !SECOND_LIST_AUTHORS.has(post.author))
    .reduce(
      (sum, { grade, reposter }) =>
        sum + (grade !== undefined && SHOWN.has(grade) ? 1 : 0) + (reposter === undefined ? 0 : 1),
      0,
    );
}

test('the Firefox build badges the right posts of the replica in a real Firefox', async () => {
  const server = await startServer();
  serveReplica(server);
  const proxy = await startConnectProxy(server.port);
  let browser: Browser | null = null;
  try {
    browser = await launchFirefox(proxy.port, UUID);
    await browser.installExtension(FIREFOX_BUILD);
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    expect(await importDemoList(page)).toBe(true);
    await frontAfterWelcome(page);

    const feed = await browser.newPage();
    await feed.setViewport({ width: 1280, height: 900 });
    await feed.goto('https://x.com/home', { waitUntil: 'domcontentloaded' });
    let badged = 0;
    for (let screen = 0; screen < 3; screen += 1) {
      await expect
        .poll(async () => {
          const found = Object.entries(await badgesByPermalink(feed));
          const wrong = found.filter(([permalink, count]) => count !== expectedBadges(permalink));
          badged += found.filter(([, count]) => count > 0).length;
          return found.length === 0 ? 'no posts yet' : wrong;
        })
        .toEqual([]);
      await feed.evaluate(() => window.scrollBy(0, window.innerHeight));
    }
    expect(badged).toBeGreaterThan(3);
    const hosts = new Set(server.seen.map(({ host }) => host));
    expect(hosts.has('x.com')).toBe(true);
  } finally {
    await browser?.close();
    await proxy.close();
    await server.close();
  }
});

/** Subscribes in a fresh Firefox with this id of its installation; what came to the publisher, with every header. */
async function subscribeInFirefox(
  server: LabServer,
  address: string,
  uuid: string,
): Promise<readonly string[][]> {
  const from = server.seen.length;
  const proxy = await startConnectProxy(server.port);
  let browser: Browser | null = null;
  try {
    browser = await launchFirefox(proxy.port, uuid);
    await browser.installExtension(`${FIREFOX_BUILD}-e2e`);
    const page = await browser.newPage();
    await openExtensionPage(page, uuid, 'options.html');
    const answer = await page.evaluate(async (list) => {
      const { browser } = globalThis as unknown as {
        browser: { runtime: { sendMessage(message: unknown): Promise<{ value?: { ok?: boolean } }> } };
      };
      const request = { address: list, trustFirst: false };
      return browser.runtime.sendMessage({ fieldmark: 'subscribe', request });
    }, address);
    expect(answer).toMatchObject({ value: { ok: true } });
  } finally {
    await browser?.close();
    await proxy.close();
  }
  const asked = server.seen.slice(from).filter(({ host }) => host === LIST_HOST);
  return asked.map(({ url, lines }) => [url, ...lines]);
}

test('two fresh Firefox profiles ask a publisher in the same words, without the id of their installation', async () => {
  const server = await startServer();
  try {
    const [demo] = await publishBoth(server);
    const address = await demo.address();
    const ids = ['1d0c5a9e-3d1b-4c52-9a64-0b7e6f1d2c83', '2e0c5a9e-3d1b-4c52-9a64-0b7e6f1d2c84'];
    const asked: (readonly string[][])[] = [];
    for (const id of ids) asked.push(await subscribeInFirefox(server, address, id));
    expect(asked[0]?.length).toBeGreaterThan(6);
    expect(asked[1]).toEqual(asked[0]);
    const words = JSON.stringify(asked);
    for (const id of ids) expect(words).not.toContain(id);
    expect(words).not.toMatch(/"(cookie|referer|origin):/i);
    expect(words).toMatch(/"accept-language: en"/i);
  } finally {
    await server.close();
  }
});
