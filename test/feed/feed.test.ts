// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { badgeHosts, startToyFeed, turn } from '../support/toy-feed.ts';
import { toyArticle } from '../support/toy-site.ts';

let toy: ReturnType<typeof startToyFeed>;

describe('the feed', () => {
  beforeEach(() => {
    toy?.stop();
    toy = startToyFeed();
  });

  test('badges the listed author before the text, and adds nothing to anybody else', async () => {
    const paid = toyArticle(document, 'ada', 'one');
    const other = toyArticle(document, 'zoe', 'two');
    const untouched = other.outerHTML;
    document.body.append(paid, other);
    await toy.answer();
    expect(badgeHosts(paid)).toHaveLength(1);
    expect(paid.children[1]?.getAttributeNames()).toEqual([]);
    expect(paid.children[2]?.tagName).toBe('P');
    expect(other.outerHTML).toBe(untouched);
    expect(toy.report()).toMatchObject({ checked: 2, seen: 2, parsed: 2, withheld: { 'no-match': 1 } });
    expect(toy.report().labelled.map(({ key }) => key)).toEqual(['ada']);
  });

  test('a row whose text nodes change loses its badge before the next frame', async () => {
    const article = toyArticle(document, 'ada', 'one');
    document.body.append(article);
    await toy.answer();
    expect(badgeHosts(article)).toHaveLength(1);
    const name = article.querySelector('b')?.firstChild;
    if (name) name.nodeValue = 'zoe';
    // Observers run in a microtask; no frame has passed.
    await Promise.resolve();
    await Promise.resolve();
    expect(badgeHosts(article)).toHaveLength(0);
    await toy.answer();
    expect(badgeHosts(article)).toHaveLength(0);
  });

  test('a known answer comes back without a message', async () => {
    const article = toyArticle(document, 'ada', 'one');
    document.body.append(article);
    await toy.answer();
    article.remove();
    await turn();
    expect(badgeHosts(article)).toHaveLength(0);
    const before = toy.requests.length;
    document.body.append(article);
    await turn();
    expect(badgeHosts(article)).toHaveLength(1);
    expect(toy.requests).toHaveLength(before);
  });

  test('an answer for what the row said before is not shown', async () => {
    const article = toyArticle(document, 'ada', 'one');
    document.body.append(article);
    await turn();
    const name = article.querySelector('b')?.firstChild;
    if (name) name.nodeValue = 'zoe';
    await toy.answer();
    expect(badgeHosts(article)).toHaveLength(0);
  });

  test('a page that takes the badge away gets it back three times, then it is told', async () => {
    const article = toyArticle(document, 'ada', 'one');
    document.body.append(article);
    await toy.answer();
    for (let time = 0; time < 3; time += 1) {
      badgeHosts(article)[0]?.remove();
      await turn();
      expect(badgeHosts(article)).toHaveLength(1);
    }
    badgeHosts(article)[0]?.remove();
    await turn();
    expect(badgeHosts(article)).toHaveLength(0);
    expect(toy.report().removedByPage).toBe(1);
  });

  test('a badge that is moved away comes back to its place, three times, then never stays elsewhere', async () => {
    const article = toyArticle(document, 'ada', 'one');
    const other = toyArticle(document, 'zoe', 'two');
    document.body.append(article, other);
    await toy.answer();
    for (let time = 0; time < 4; time += 1) {
      const [host] = badgeHosts(article);
      if (host === undefined) throw new Error('the badge is not there');
      other.insertBefore(host, other.querySelector('p'));
      await turn();
      expect(badgeHosts(other)).toHaveLength(0);
      expect(badgeHosts(article)).toHaveLength(time < 3 ? 1 : 0);
    }
    expect(toy.report().removedByPage).toBe(1);
  });

  test('a removal counts also while the row waits for its turn', async () => {
    const busy = toyArticle(document, 'zoe', 'two');
    const article = toyArticle(document, 'ada', 'one');
    document.body.append(busy, article);
    await toy.answer();
    toy.busy();
    for (let time = 0; time < 4; time += 1) {
      // Each piece of work has time for one row: the other is cleared and waits a frame.
      busy.querySelector('p')?.append('!');
      badgeHosts(article)[0]?.remove();
      await toy.answer();
      expect(badgeHosts(article)).toHaveLength(time < 3 ? 1 : 0);
    }
    expect(toy.report().removedByPage).toBe(1);
  });

  test('an alarm takes the badges away, and they come back when reading works again', async () => {
    const article = toyArticle(document, 'ada', 'one');
    document.body.append(article);
    await toy.answer();
    const broken = ['1', '2', '3', '4'].map((text) => toyArticle(document, '', text));
    document.body.append(...broken);
    await toy.answer();
    expect(toy.report().broken).toBe('authors-gone');
    expect(badgeHosts(article)).toHaveLength(0);
    for (const each of broken) each.querySelector('b')?.append('zoe');
    await toy.answer();
    expect(toy.report().broken).toBeNull();
    expect(badgeHosts(article)).toHaveLength(1);
    expect(toy.alarms).toEqual(['authors-gone', null]);
  });

  test('a private page is never read', async () => {
    toy.stop();
    toy = startToyFeed('/messages/1');
    document.body.append(toyArticle(document, 'ada', 'one'));
    await toy.answer();
    expect(toy.requests).toEqual([]);
    expect(toy.report().recent).toEqual([]);
  });

  test('nothing of ours stays behind', async () => {
    const article = toyArticle(document, 'ada', 'one');
    const bare = article.outerHTML;
    document.body.append(article);
    await toy.answer();
    toy.feed.clear();
    expect(article.outerHTML).toBe(bare);
  });

  test('no node is added to a post without a label', async () => {
    const article = toyArticle(document, 'zoe', 'nothing to say');
    document.body.append(article);
    const [before, around] = [article.outerHTML, document.body.childElementCount];
    await toy.answer();
    toy.feed.askAgain();
    await toy.answer();
    expect(article.outerHTML).toBe(before);
    expect(document.body.childElementCount).toBe(around);
    expect(toy.report().recent[0]?.reason).toBe('no-match');
  });

  test('one message a frame, however many rows come', async () => {
    for (let row = 0; row < 50; row += 1) document.body.append(toyArticle(document, `h${row}`, 'text'));
    await turn();
    expect(toy.requests).toHaveLength(1);
    expect(toy.requests[0]?.posts).toHaveLength(50);
    await toy.answer();
  });
});
