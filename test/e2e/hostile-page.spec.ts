import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReplicaHandle } from '../lab/replica/x/app/main.ts';
import { faultsOf } from '../lab/report.ts';
import { LAB_BUILD, runLab } from '../lab/run-lab.ts';
import { labelledOf } from './expected-posts.ts';
import { expect, openReplica, readNow, test } from './extension.ts';

const NESTED = 10_000;

test('10,000 nested nodes: the page stays usable, other posts keep and get their badges', async ({
  lab,
  page,
}) => {
  await openReplica(page, lab, 'https://x.com/home');
  const before = labelledOf(await readNow(page, lab));
  expect(before.length).toBeGreaterThan(1);
  await page.evaluate(
    (count) => (window as unknown as { __replica: ReplicaHandle }).__replica.nest(count),
    NESTED,
  );
  expect(labelledOf(await readNow(page, lab))).toEqual(before);
  await page.evaluate(() => window.scrollBy(0, window.innerHeight * 2));
  await expect
    .poll(async () => {
      const now = labelledOf(await readNow(page, lab)).map(({ permalink }) => permalink);
      return now.some((permalink) => !before.some((post) => post.permalink === permalink));
    })
    .toBe(true);
  await page.keyboard.press('j');
  await page.locator('article [data-testid="tweetText"]').first().click();
  await expect.poll(() => page.url()).toContain('/status/');
});

test('a saved page of 10,000 nested elements is read, and its posts are right', async () => {
  const out = test.info().outputPath('out');
  const pages = test.info().outputPath('pages');
  await mkdir(join(pages, 'x'), { recursive: true });
  const article = (handle: string, id: number, text: string) =>
    `<div data-testid="cellInnerDiv"><article data-testid="tweet" role="article"><div data-testid="Tweet-User-Avatar"><div data-testid="UserAvatar-Container-${handle}"></div></div><div data-testid="User-Name"><a href="/${handle}">Somebody</a><a href="/${handle}">@${handle}</a><a href="/${handle}/status/${id}"><time datetime="${new Date().toISOString()}">1m</time></a></div><div><div data-testid="tweetText" lang="en" dir="auto"><span>${text}</span></div></div></article></div>`;
  const html = `<!doctype html><html><body><main role="main">${article('mira_demo', 1, 'Before the pit.')}${'<div>'.repeat(NESTED)}${article('wren_invented', 2, 'In the pit.')}${'</div>'.repeat(NESTED)}${article('TeoDemo', 3, 'After the pit.')}</main></body></html>`;
  await writeFile(join(pages, 'x', 'nested.html'), html);
  const report = await runLab({
    pages,
    list: null,
    out,
    headless: true,
    keepOpen: false,
    extension: LAB_BUILD,
    say: () => {},
  });
  expect(faultsOf(report)).toEqual([]);
  const posts = report.pages[0]?.posts ?? [];
  // The browser's parser flattens what nests deeper than 512: nobody can say whose the post in the pit is.
  expect(posts.map(({ author, badge }) => [author?.handle, badge !== null])).toEqual([
    ['mira_demo', true],
    [undefined, false],
    ['TeoDemo', true],
  ]);
});
