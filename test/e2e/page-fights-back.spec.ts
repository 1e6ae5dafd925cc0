import type { Page } from '@playwright/test';
import type { Lab } from './extension.ts';
import { expect, openReplica, readNow, test } from './extension.ts';
import { openPopup } from './popup.ts';

/** A badge is put in once and put back at most three times (src/feed/label-post.ts). */
const MOST_INSERTIONS = 4;
const HOMES = {
  x: 'https://x.com/home?feed=plain',
  facebook: 'https://www.facebook.com/',
  instagram: 'https://www.instagram.com/',
} as const;
const SAYS = 'removed by the page';

/** What a page that fights counts: insertions by the place they came to. */
type Fight = 'remove' | 'clone' | 'move away';

/** Runs in the page: does away with every badge as soon as it comes. Bare empty spans are all a page can see of us. */
function startFight(how: Fight): void {
  const places = new Map<Node, number>();
  const copies = new WeakSet<Node>();
  const isBadge = (node: Node): node is HTMLSpanElement =>
    node instanceof HTMLSpanElement &&
    node.attributes.length === 0 &&
    !node.hasChildNodes() &&
    !copies.has(node);
  const fight = (badge: HTMLSpanElement) => {
    if (how === 'remove') badge.remove();
    else if (how === 'move away') document.body.append(badge);
    else {
      const copy = badge.cloneNode(true);
      copies.add(copy);
      badge.replaceWith(copy);
    }
  };
  const meet = (badge: HTMLSpanElement) => {
    const place = badge.parentNode;
    if (place === null || place === document.body) return;
    places.set(place, (places.get(place) ?? 0) + 1);
    fight(badge);
  };
  new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes) if (isBadge(node) && node.isConnected) meet(node);
  }).observe(document.documentElement, { subtree: true, childList: true });
  Object.assign(window, { places });
  for (const span of document.querySelectorAll('span')) if (isBadge(span)) meet(span);
}

function insertions(page: Page): Promise<number[]> {
  return page.evaluate(() => [...(window as unknown as { places: Map<Node, number> }).places.values()]);
}

async function removedByPage(page: Page, lab: Lab): Promise<number> {
  return (await lab.extension.report(page.url()))?.removedByPage ?? -1;
}

/** Posts with at least one badge, once the page has come to rest. */
async function badgedPosts(page: Page, lab: Lab): Promise<number> {
  await readNow(page, lab);
  const report = await lab.extension.report(page.url());
  return report?.recent.filter(({ badged }) => badged).length ?? 0;
}

async function frames(page: Page, count: number): Promise<void> {
  await page.evaluate(async (wanted) => {
    for (let left = wanted; left > 0; left -= 1) await new Promise((next) => requestAnimationFrame(next));
  }, count);
}

for (const how of ['remove', 'clone', 'move away'] as const) {
  test(`a page that tries to ${how} every badge ends in "${SAYS}"`, async ({ lab, page }) => {
    for (const home of Object.values(HOMES)) {
      await openReplica(page, lab, home);
      expect(await badgedPosts(page, lab)).toBeGreaterThan(1);
      await page.evaluate(startFight, how);
      // Rows without their badges are lower: more posts may come in, and lose theirs.
      await expect
        .poll(async () => {
          const report = await lab.extension.report(page.url());
          return {
            left: report?.recent.filter(({ badged }) => badged).length,
            fought: report?.labelled.length === report?.removedByPage,
          };
        })
        .toEqual({ left: 0, fought: true });
      const counts = await insertions(page);
      expect(counts.length).toBeGreaterThan(1);
      expect(Math.max(...counts)).toBe(MOST_INSERTIONS);
      // The fight is over: nothing is put in any more.
      await frames(page, 20);
      expect(await badgedPosts(page, lab)).toBe(0);
      const after = await insertions(page);
      expect(after.slice(0, counts.length)).toEqual(counts);
      expect(Math.max(...after)).toBe(MOST_INSERTIONS);
      expect((await lab.extension.report(page.url()))?.broken).toBeNull();
    }
  });
}

/** Runs in the page: every badge that stands in a post. */
const EACH_BADGE = `for (const badge of [...document.querySelectorAll('article span:empty')].filter(
  (span) => span.attributes.length === 0))`;

test('styles and attributes on the badges themselves hide nothing', async ({ lab, page }) => {
  await openReplica(page, lab, HOMES.x);
  await readNow(page, lab);
  const unseen = await page.evaluate(`(() => {
    const badges = [];
    ${EACH_BADGE} {
      badge.hidden = true;
      badge.style.cssText = 'display:none!important;opacity:0!important;visibility:hidden!important;transform:scale(0)!important;width:0!important;position:fixed!important;left:-9999px!important;clip-path:inset(50%)!important';
      badges.push(badge);
    }
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('article span:empty { display: none !important }');
    document.adoptedStyleSheets = [sheet];
    const seen = badges.filter((badge) => badge.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      && badge.getBoundingClientRect().height > 20 && badge.getBoundingClientRect().left >= 0);
    return [badges.length - seen.length, seen.length > 1];
  })()`);
  expect(unseen).toEqual([0, true]);
  expect(await removedByPage(page, lab)).toBe(0);
});

const HIDING: Readonly<Record<string, string>> = {
  'the opacity of what holds it': 'badge.parentElement.style.opacity = "0"',
  'a place without size': 'badge.parentElement.style.cssText = "display: none"',
};

for (const [name, code] of Object.entries(HIDING)) {
  test(`a page that hides every badge by ${name} ends in "${SAYS}"`, async ({ lab, page }) => {
    await openReplica(page, lab, HOMES.x);
    const labelled = await badgedPosts(page, lab);
    expect(await removedByPage(page, lab)).toBe(0);
    await page.evaluate(`${EACH_BADGE} { ${code} } null`);
    await expect.poll(() => removedByPage(page, lab)).toBe(labelled);
  });
}

test('a post that is folded away takes its badge with it, and that is no removal', async ({ lab, page }) => {
  await openReplica(page, lab, HOMES.x);
  await readNow(page, lab);
  await page.evaluate(() => {
    for (const article of document.querySelectorAll('article')) article.style.display = 'none';
  });
  await frames(page, 3);
  expect(await removedByPage(page, lab)).toBe(0);
});

test('the popup tells the reader', async ({ lab, page }) => {
  await openReplica(page, lab, HOMES.x);
  await readNow(page, lab);
  await page.evaluate(startFight, 'remove' as Fight);
  await expect.poll(() => removedByPage(page, lab)).toBeGreaterThan(0);
  const popup = await openPopup(page, lab);
  await popup.locator('details summary').first().click();
  await expect(popup.getByText(SAYS)).toBeVisible();
  await popup.close();
});
