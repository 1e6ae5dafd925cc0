// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { PostLog, toTabPost } from '../../src/feed/post-log.ts';
import { trackPost } from '../../src/feed/tracked-post.ts';
import { toyArticle, toySite } from '../support/toy-site.ts';

function tracked(handle: string, text: string, id: string) {
  const article = toyArticle(document, handle, text);
  article.setAttribute('data-id', id);
  document.body.append(article);
  const url = new URL('https://x.com/');
  const [read] = toySite.read(article, { url, view: 'home' });
  if (read === undefined) throw new Error('the toy site reads every article');
  return trackPost({ ...read, post: { ...read.post, permalink: `/${handle}/status/${id}` } });
}

describe('the log of a tab', () => {
  test('keeps the newest 200 posts, one entry a post', () => {
    const log = new PostLog();
    for (let id = 0; id < 230; id += 1) log.note(tracked('ada', `text ${id}`, String(id)));
    log.note(tracked('ada', 'text 229 again', '229'));
    const keys = [...log.posts().keys()];
    expect(keys).toHaveLength(200);
    expect(keys[0]).toBe('30');
    expect(keys.at(-1)).toBe('229');
  });

  test('counts the same text of the same account, whatever the case of the handle', () => {
    const log = new PostLog();
    const first = tracked('Ada', 'the message', '1');
    for (const post of [
      first,
      tracked('ada', 'the message', '2'),
      tracked('bo', 'the message', '3'),
      tracked('ada', 'other words', '4'),
    ])
      log.note(post);
    expect(log.repeats(first)).toBe(2);
    expect(log.repeats(tracked('zoe', 'the message', '5'))).toBe(1);
  });

  test('a post and its repost are two showings', () => {
    const log = new PostLog();
    const post = tracked('ada', 'one', '1');
    const again = tracked('ada', 'one', '1');
    again.read = { ...again.read, post: { ...again.read.post, kind: 'repost', reposter: { handle: 'bo' } } };
    log.note(post);
    log.note(again);
    expect([...log.posts().keys()]).toEqual(['1', '1 repost bo']);
  });

  test('without an address, the same words of one author are two posts while both stand in the page', () => {
    const log = new PostLog();
    const [first, second, redrawn] = ['1', '1', '1'].map((id) => {
      const post = tracked('ada', 'the message', id);
      post.read = { ...post.read, post: { ...post.read.post, permalink: null } };
      return post;
    });
    if (first === undefined || second === undefined || redrawn === undefined) throw new Error('three posts');
    log.note(first);
    log.note(second);
    log.note(first);
    expect([...log.posts().keys()]).toEqual(['1', '1 #2']);
    expect(log.repeats(first)).toBe(2);
    first.gone = true;
    log.note(redrawn);
    expect([...log.posts().entries()]).toEqual([
      ['1', redrawn],
      ['1 #2', second],
    ]);
  });

  test('what was read under an alarm is forgotten with it', () => {
    const log = new PostLog();
    const before = tracked('ada', 'one', '1');
    log.note(before);
    before.gone = true;
    const current = tracked('bo', 'two', '2');
    log.note(current);
    log.saw(current.read.element, [current.read]);
    log.doubt();
    log.note(tracked('zoe', 'three', '3'));
    expect([...log.posts().keys()]).toEqual(['1', '2', '3']);
    log.trust();
    expect([...log.posts().keys()]).toEqual(['1']);
    expect(log.seen).toEqual({ seen: 0, parsed: 0 });
    log.note(tracked('zoe', 'three', '3'));
    expect([...log.posts().keys()]).toEqual(['1', '3']);
  });

  test('a path leads to the element, and ends with it', () => {
    document.body.replaceChildren();
    const post = tracked('ada', 'one', '1');
    const { path } = toTabPost('1', post);
    let at: Element | undefined = document.documentElement;
    for (const step of path.split('/')) at = at?.children[Number(step)];
    expect(at).toBe(post.read.element);
    post.read.element.remove();
    expect(toTabPost('1', post).path).toBe('');
  });
});
