import type { Page } from '@playwright/test';
import { expect, openReplica, readNow, test } from './extension.ts';

/** Boxes that overlap although they should not, one sentence each; and how many badges were looked at. */
function overlaps(page: Page): Promise<{ badges: number; faults: string[] }> {
  return page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const faults: string[] = [];
    const meets = (a: DOMRect, b: DOMRect) =>
      a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;
    const cells = [...document.querySelectorAll('[data-testid="cellInnerDiv"]')];
    const boxes = cells.map((cell) => cell.getBoundingClientRect());
    for (const [at, box] of boxes.entries())
      for (const other of boxes.slice(at + 1)) if (meets(box, other)) faults.push('two rows overlap');
    const hosts = [...document.querySelectorAll('article span')].filter(
      (span) => span.attributes.length === 0 && span.childNodes.length === 0,
    );
    for (const host of hosts) {
      const badge = host.getBoundingClientRect();
      const cell = host.closest('[data-testid="cellInnerDiv"]');
      const own = cell?.getBoundingClientRect();
      const words = cell?.querySelector('[data-testid="User-Name"]')?.textContent ?? '?';
      if (own === undefined || badge.width === 0 || badge.height === 0) {
        faults.push(`${words}: a badge without a place`);
        continue;
      }
      if (badge.bottom > own.bottom + 0.5 || badge.top < own.top - 0.5)
        faults.push(`${words}: the badge leaves its row`);
      if (badge.left < own.left - 0.5 || badge.right > own.right + 0.5)
        faults.push(`${words}: the badge is wider than its row`);
      for (const [at, box] of boxes.entries())
        if (cells[at] !== cell && meets(badge, box)) faults.push(`${words}: the badge lies on another row`);
      // Everything of the post that holds words or pictures and does not hold the badge itself.
      for (const part of cell?.querySelectorAll('span, img, svg, time, button, .face, [data-testid]') ?? []) {
        if (part === host || part.contains(host) || part.matches('.unseen, .unseen *')) continue;
        const box = part.getBoundingClientRect();
        if (box.width > 0 && box.height > 0 && meets(badge, box))
          faults.push(
            `${words}: the badge lies on ${part.tagName} ${part.getAttribute('data-testid') ?? ''}`,
          );
      }
    }
    return { badges: hosts.length, faults };
  });
}

for (const width of [1280, 600, 320]) {
  test(`at ${width} px a badge overlaps nothing, also after the rows were measured again`, async ({
    lab,
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await openReplica(page, lab, 'https://x.com/home');
    let badges = 0;
    for (let screen = 0; screen < 8; screen += 1) {
      await readNow(page, lab);
      const found = await overlaps(page);
      expect(found.faults).toEqual([]);
      badges += found.badges;
      await page.evaluate(() => window.scrollBy(0, window.innerHeight * 0.9));
    }
    expect(badges).toBeGreaterThan(10);
    // The window becomes narrower under the reader: every row is measured again.
    await page.setViewportSize({ width: Math.max(320, width - 260), height: 900 });
    await readNow(page, lab);
    const after = await overlaps(page);
    expect(after.faults).toEqual([]);
    expect(after.badges).toBeGreaterThan(0);
  });
}

test('a text that unfolds in place gets its badge, and its row makes room', async ({ lab, page }) => {
  await openReplica(page, lab, 'https://x.com/home');
  const more = page.locator('[data-testid="tweet-text-show-more-link"]');
  for (let screen = 0; screen < 30 && (await more.count()) === 0; screen += 1) {
    await page.evaluate(() => window.scrollBy(0, window.innerHeight * 0.6));
    await readNow(page, lab);
  }
  const isLong = (text: string) => text.startsWith('A long story about a short walk.');
  const before = (await readNow(page, lab)).find(({ text }) => isLong(text));
  expect(before).toMatchObject({ truncated: true, badge: null });
  await more.first().click();
  const after = (await readNow(page, lab)).find(({ text }) => isLong(text));
  expect(after).toMatchObject({ truncated: false, verdict: { grade: 'B~' } });
  expect(after?.badge).toContain('Contains a message Amara Voss for Governor handed out');
  expect((await overlaps(page)).faults).toEqual([]);
});
