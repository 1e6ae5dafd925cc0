import type { Page } from '@playwright/test';
import type { ReplicaSite } from '../lab/replica/sites.ts';
import { REPLICA_SITES } from '../lab/replica/sites.ts';
import type { Lab } from './extension.ts';
import { expect, openReplica, readNow, test } from './extension.ts';
import { openPopup, toolbarText } from './popup.ts';

/** What makes a whole site unreadable: every place that names an author, taken away from every post. */
const BREAK: Readonly<
  Record<ReplicaSite, { readonly home: string; readonly links: string; readonly marks: string }>
> = {
  x: {
    home: 'https://x.com/home?feed=plain',
    links: 'article a[href]',
    marks: 'article .handle, article [data-testid^="UserAvatar-Container-"]',
  },
  facebook: {
    home: 'https://www.facebook.com/?feed=plain',
    links: '.unit .pictures a, .unit h4 a',
    marks: '.unit h4',
  },
  instagram: {
    home: 'https://www.instagram.com/?feed=plain',
    links: '.post .avatar a, .post a:has(.name)',
    marks: '.post .name',
  },
};

/** Badges in the page: bare empty spans are all a page can see of us, and the replicas have none of their own. */
function badges(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      [...document.querySelectorAll('span:empty')].filter(({ attributes }) => attributes.length === 0).length,
  );
}

async function state(page: Page, lab: Lab) {
  const report = await lab.extension.report(page.url());
  return {
    broken: report !== null && report.broken !== null,
    badges: await badges(page),
    toolbar: await toolbarText(page, lab),
  };
}

/** Takes the hooks away and remembers them, as a new version of the site would come and go. */
function breakPage({ links, marks }: { links: string; marks: string }): void {
  const undo: (() => void)[] = [];
  const spoil = (element: Element, name: string) => {
    const value = element.getAttribute(name);
    if (value === null) return;
    undo.push(() => element.setAttribute(name, value));
    element.setAttribute(name, name === 'href' ? '#' : 'renamed');
  };
  for (const link of document.querySelectorAll(links)) spoil(link, 'href');
  for (const mark of document.querySelectorAll(marks)) {
    spoil(mark, 'data-testid');
    const words = document.createTreeWalker(mark, NodeFilter.SHOW_TEXT).nextNode();
    if (!(words instanceof Text)) continue;
    const { data } = words;
    undo.push(() => {
      words.data = data;
    });
    words.data = '…';
  }
  Object.assign(window, {
    mend: () => {
      for (const one of undo.reverse()) one();
    },
  });
}

for (const site of REPLICA_SITES) {
  test(`${site} without its hooks: the alarm, no badges, "!", the popup says it; then all is well again`, async ({
    lab,
    page,
  }) => {
    const { home, ...places } = BREAK[site];
    await openReplica(page, lab, home);
    if (site === 'x') {
      // An alarm needs twenty posts seen; X keeps a dozen rows mounted.
      for (let screen = 0; screen < 4; screen += 1) {
        await page.evaluate(() => window.scrollBy(0, window.innerHeight));
        await readNow(page, lab);
      }
    }
    await expect.poll(async () => (await state(page, lab)).badges).toBeGreaterThan(1);
    await expect.poll(async () => Number((await state(page, lab)).toolbar)).toBeGreaterThan(0);
    const before = await state(page, lab);
    expect(before.broken).toBe(false);

    await page.evaluate(breakPage, places);
    await expect.poll(() => state(page, lab)).toEqual({ broken: true, badges: 0, toolbar: '!' });

    const popup = await openPopup(page, lab);
    await expect(popup.locator('[data-state="broken"]')).toContainText('has changed');
    await popup.close();

    await page.evaluate(() => (window as unknown as { mend(): void }).mend());
    await expect
      .poll(() => state(page, lab))
      .toEqual({ broken: false, badges: before.badges, toolbar: expect.stringMatching(/^[1-9]\d*$/) });
  });
}

const QUIET = `<!doctype html><html><head><title>quiet</title></head><body>
<div role="main"><div role="progressbar"></div><a href="/login/">Log in</a><a href="/help">Help</a></div></body></html>`;

test('shells and empty pages raise no alarm', async ({ lab, page }) => {
  lab.server.serve((url) =>
    url.pathname === '/explore/quiet' ? { type: 'text/html; charset=utf-8', body: QUIET } : null,
  );
  for (const host of ['x.com', 'www.facebook.com', 'www.instagram.com']) {
    await openReplica(page, lab, `https://${host}/explore/quiet`);
    const report = await lab.extension.report(page.url());
    expect(report).toMatchObject({ broken: null, seen: 0, recent: [] });
    expect(await toolbarText(page, lab)).toBe('');
  }
});
