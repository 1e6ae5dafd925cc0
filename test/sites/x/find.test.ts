import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findUnits } from '../../../src/sites/x/find.ts';
import { parsePage } from '../adapters.ts';

function pageOf(name: string): Element {
  return parsePage(readFileSync(join(import.meta.dirname, `${name}.html`), 'utf8'));
}

function one(root: Element, selector: string): Element {
  const found = root.querySelector(selector);
  if (found === null) throw new Error(`no ${selector}`);
  return found;
}

describe('findUnits', () => {
  test('finds the post that a root is, holds or stands in', () => {
    const root = pageOf('home');
    const post = one(root, '#t1').closest('article');
    for (const selector of ['#t1', '#t1 img']) {
      expect(findUnits(one(root, selector))).toEqual([{ unit: post, finder: 'tweet' }]);
    }
    expect(findUnits(post as Element)).toEqual([{ unit: post, finder: 'tweet' }]);
    expect(findUnits(one(root, '[data-testid="cellInnerDiv"]'))).toMatchObject([
      { unit: post, finder: 'tweet' },
    ]);
  });

  test('a quoted post and a nested article belong to the post around them', () => {
    const root = pageOf('home');
    const quote = one(root, '.quote');
    expect(findUnits(quote).map(({ unit }) => unit)).toEqual([quote.closest('article')]);
    const nested = one(root, 'article article');
    expect(findUnits(nested).map(({ unit }) => unit)).toEqual([nested.parentElement?.closest('article')]);
  });

  test('nothing in message docks, composers or rows without posts', () => {
    const root = pageOf('home');
    for (const selector of [
      '[data-testid="chat-drawer-root"]',
      '[data-testid="chat-drawer-root"] article',
      '[data-testid="chat-drawer-root"] time',
      '[data-testid="DMDrawer"]',
      '[data-testid="DMDrawer"] time',
      '[data-testid="tweetTextarea_0"]',
      '[data-testid="UserCell"]',
    ]) {
      expect(findUnits(one(root, selector)), selector).toEqual([]);
    }
  });

  test('a row completed by its time is found by it', () => {
    const root = pageOf('without-article-hook');
    const link = one(root, 'a[href$="/status/5001"]');
    const row = one(root, '[data-testid="cellInnerDiv"]');
    const parent = link.parentElement;
    link.remove();
    expect(findUnits(row)).toEqual([]);
    parent?.append(link);
    expect(findUnits(link)).toEqual([{ unit: row.querySelector('article'), finder: 'cell' }]);
    expect(findUnits(one(link, 'time'))).toEqual([{ unit: row.querySelector('article'), finder: 'cell' }]);
  });

  test('without rows and articles two posts are never taken for one', () => {
    const root = pageOf('without-articles');
    expect(findUnits(root).map(({ finder }) => finder)).toEqual(['time', 'time']);
    one(root, '[role="group"]').remove();
    expect(findUnits(root).map(({ unit }) => unit.querySelectorAll('time').length)).toEqual([1]);
  });

  test('a post a thousand levels deep is found; a page that resists has none', () => {
    const root = parsePage('<body></body>');
    let at = one(root, 'body');
    for (let depth = 0; depth < 1000; depth += 1) {
      const next = at.ownerDocument.createElement('div');
      at.append(next);
      at = next;
    }
    expect(findUnits(root)).toEqual([]);
    const post = one(pageOf('home'), 'article');
    at.append(post);
    expect(findUnits(root)).toEqual([{ unit: post, finder: 'tweet' }]);
    Object.defineProperty(root, 'closest', { value: null });
    expect(findUnits(root)).toEqual([]);
  });
});
