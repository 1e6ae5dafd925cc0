// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { badgeHosts, startToyFeed, turn } from '../support/toy-feed.ts';
import { toyArticle } from '../support/toy-site.ts';

let toy: ReturnType<typeof startToyFeed>;

/** Puts so many rows of nobody's into the page, and one post; all are answered. */
async function feedWith(handle: string, others = 12): Promise<HTMLElement> {
  const article = toyArticle(document, handle, 'one');
  document.body.append(article);
  for (let row = 0; row < others; row += 1) document.body.append(toyArticle(document, 'zoe', `text ${row}`));
  await turn();
  return article;
}

function rename(article: Element, handle: string): void {
  const name = article.querySelector('b')?.firstChild;
  if (name) name.nodeValue = handle;
}

/** A row comes back inside another post, where nothing looks for a unit. */
function comesBackInside(article: Element): void {
  const around = toyArticle(document, 'max', 'look at this');
  around.append(article);
  document.body.append(around);
}

describe('a row that leaves the page and comes back', () => {
  beforeEach(() => {
    toy = startToyFeed();
  });
  afterEach(() => toy.stop());

  test('has no badge outside, and none inside another post when it has become somebody else’s meanwhile', async () => {
    const article = await feedWith('ada');
    await toy.answer();
    expect(badgeHosts(article)).toHaveLength(1);
    article.remove();
    await turn();
    expect(badgeHosts(article)).toHaveLength(0);
    rename(article, 'zoe');
    comesBackInside(article);
    await turn();
    expect(badgeHosts(article)).toHaveLength(0);
  });

  test('gets no answer to what it said before', async () => {
    const article = await feedWith('ada');
    article.remove();
    await turn();
    rename(article, 'zoe');
    await toy.answer();
    expect(badgeHosts(article)).toHaveLength(0);
    comesBackInside(article);
    await toy.answer();
    expect(badgeHosts(article)).toHaveLength(0);
  });

  test('also when it left together with the page before', async () => {
    const article = await feedWith('ada');
    await toy.answer();
    window.location.href = 'https://x.com/max';
    article.remove();
    await turn();
    rename(article, 'zoe');
    comesBackInside(article);
    await toy.answer();
    expect(badgeHosts(article)).toHaveLength(0);
  });
});
