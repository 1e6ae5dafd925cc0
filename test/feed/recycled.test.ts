// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Site } from '../../src/sites/site.ts';
import { badgeHosts, startToyFeed, turn } from '../support/toy-feed.ts';
import { toyArticle, toySite } from '../support/toy-site.ts';

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

describe('a post that stands twice', () => {
  afterEach(() => toy.stop());

  test('is listed while one of the two is there, also after lists have changed', async () => {
    const site: Site = {
      ...toySite,
      read: (unit, page) =>
        toySite
          .read(unit, page)
          .map((read) => ({ ...read, post: { ...read.post, permalink: `/${read.post.key}` } })),
    };
    toy = startToyFeed('/', site);
    const [one, two] = [toyArticle(document, 'ada', 'one'), toyArticle(document, 'ada', 'one')];
    document.body.append(one, two);
    await toy.answer();
    two.remove();
    await turn();
    toy.feed.askAgain();
    await toy.answer();
    expect(badgeHosts(one)).toHaveLength(1);
    expect(toy.report().labelled.map(({ key }) => key)).toEqual(['ada']);
  });
});

describe('a row that cannot be read', () => {
  afterEach(() => toy.stop());

  test('has no badge, and the rows beside it are read', async () => {
    const site: Site = {
      ...toySite,
      read: (unit, page) => {
        if (unit.hasAttribute('data-evil')) throw new TypeError('shadowed');
        return toySite.read(unit, page);
      },
    };
    toy = startToyFeed('/', site);
    const [one, two] = [toyArticle(document, 'ada', 'one'), toyArticle(document, 'bo', 'two')];
    document.body.append(one, two);
    await toy.answer();
    expect([one, two].map((each) => badgeHosts(each).length)).toEqual([1, 1]);
    one.setAttribute('data-evil', '');
    rename(one, 'zoe');
    rename(two, 'zoe');
    await turn();
    expect([one, two].map((each) => badgeHosts(each).length)).toEqual([0, 0]);
  });

  test('what is added and resists the search for posts keeps no badge of another row alive', async () => {
    const site: Site = {
      ...toySite,
      find: (root) => {
        if (root.hasAttribute('data-evil')) throw new TypeError('shadowed');
        return toySite.find(root);
      },
    };
    toy = startToyFeed('/', site);
    const one = toyArticle(document, 'ada', 'one');
    document.body.append(one);
    await toy.answer();
    expect(badgeHosts(one)).toHaveLength(1);
    const evil = document.createElement('div');
    evil.setAttribute('data-evil', '');
    document.body.append(evil);
    rename(one, 'zoe');
    await turn();
    expect(badgeHosts(one)).toHaveLength(0);
  });

  test('a tag that is no selector stops nothing', async () => {
    const site: Site = {
      ...toySite,
      find: (root) =>
        [root, ...root.querySelectorAll('*')]
          .filter(({ tagName }) => tagName === 'POST')
          .map((unit) => ({ unit, finder: 'f' })),
    };
    toy = startToyFeed('/', site);
    // <fb:post>, as browsers have it.
    const post = document.createElement('post');
    Object.defineProperty(post, 'localName', { value: 'fb:post' });
    const querySelector = post.querySelector.bind(post);
    post.querySelector = (selector: string) => {
      if (selector.includes(':')) throw new SyntaxError(`no valid selector: ${selector}`);
      return querySelector(selector);
    };
    post.append(...toyArticle(document, 'ada', 'one').children);
    document.body.append(post);
    await toy.answer();
    expect(badgeHosts(post)).toHaveLength(1);
    rename(post, 'zoe');
    await turn();
    expect(badgeHosts(post)).toHaveLength(0);
  });
});

describe('an alarm', () => {
  afterEach(() => toy.stop());

  test('that is over leaves the count of what was checked', async () => {
    toy = startToyFeed();
    await feedWith('ada', 2);
    await toy.answer();
    expect(toy.report().checked).toBe(3);
    const broken = ['1', '2', '3', '4', '5'].map((text) => toyArticle(document, '', text));
    document.body.append(...broken);
    await toy.answer();
    expect(toy.report().broken).toBe('authors-gone');
    for (const each of broken) each.remove();
    for (let row = 0; row < 60; row += 1) document.body.append(toyArticle(document, 'zoe', `more ${row}`));
    await turn();
    expect(toy.report().broken).toBeNull();
    expect(toy.report().labelled).toHaveLength(1);
    expect(toy.report().checked).toBeGreaterThan(1);
  });
});
