// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { countsOf } from '../../src/feed/log-counts.ts';
import { PostLog } from '../../src/feed/post-log.ts';
import { repeatsOf } from '../../src/feed/repeats.ts';
import { toTabPost } from '../../src/feed/tab-post.ts';
import type { TrackedPost, TrackedUnit } from '../../src/feed/tracked-post.ts';
import { trackPost } from '../../src/feed/tracked-post.ts';
import { packPost } from '../../src/messages/wire-post.ts';
import type { ReadPost } from '../../src/sites/site.ts';
import { toyArticle, toySite } from '../support/toy-site.ts';

function tracked(handle: string, text: string, id: string) {
  const article = toyArticle(document, handle, text);
  article.setAttribute('data-id', id);
  document.body.append(article);
  const url = new URL('https://x.com/');
  const [read] = toySite.read(article, { url, view: 'home' });
  if (read === undefined) throw new Error('the toy site reads every article');
  return track({ ...read, post: { ...read.post, permalink: `/${handle}/status/${id}` } });
}

function track(read: ReadPost): TrackedPost {
  const unit = { unit: read.element, finder: 'f', posts: [], isDirty: false, wasRead: false };
  return trackPost(unit, read, packPost(read.post));
}

function unitOf({ unit }: TrackedPost): TrackedUnit {
  if (unit === null) throw new Error('the post is gone');
  return unit;
}

function readOf({ read }: TrackedPost): ReadPost {
  if (read === null) throw new Error('the post is gone');
  return read;
}

/** The post, read as if it said something else too. */
function saying(post: TrackedPost, change: Partial<ReadPost['post']>): TrackedPost {
  const read = readOf(post);
  return track({ ...read, post: { ...read.post, ...change } });
}

function repeats(post: TrackedPost, log: PostLog): number {
  return repeatsOf(readOf(post).post, 'x', log.posts().values());
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
    expect(repeats(first, log)).toBe(2);
    expect(repeats(tracked('zoe', 'the message', '5'), log)).toBe(1);
  });

  test('a post and its repost are two showings', () => {
    const log = new PostLog();
    const post = tracked('ada', 'one', '1');
    const again = saying(tracked('ada', 'one', '1'), { kind: 'repost', reposter: { handle: 'bo' } });
    log.note(post);
    log.note(again);
    expect([...log.posts().keys()]).toEqual(['1', '1 repost bo']);
  });

  test('without an address, the same words of one author are two posts while both stand in the page', () => {
    const log = new PostLog();
    const [first, second, redrawn] = ['1', '1', '1'].map((id) =>
      saying(tracked('ada', 'the message', id), { permalink: null }),
    );
    if (first === undefined || second === undefined || redrawn === undefined) throw new Error('three posts');
    log.note(first);
    log.note(second);
    log.note(first);
    expect([...log.posts().keys()]).toEqual(['1', '1 #2']);
    expect(repeats(first, log)).toBe(2);
    const kept = readOf(first);
    first.read = null;
    expect(repeatsOf(kept.post, 'x', log.posts().values())).toBe(2);
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
    before.read = null;
    const current = tracked('bo', 'two', '2');
    log.note(current);
    log.saw(unitOf(current), [readOf(current)]);
    log.doubt();
    log.note(tracked('zoe', 'three', '3'));
    expect([...log.posts().keys()]).toEqual(['1', '2', '3']);
    log.trust();
    expect([...log.posts().keys()]).toEqual(['1']);
    expect(countsOf(log)).toMatchObject({ seen: 0, parsed: 0 });
    log.note(tracked('zoe', 'three', '3'));
    expect([...log.posts().keys()]).toEqual(['1', '3']);
  });

  test('a path leads to the element, and ends with it', () => {
    document.body.replaceChildren();
    const post = tracked('ada', 'one', '1');
    const { element } = readOf(post);
    const path = toTabPost('x', '1', post)?.path ?? '';
    let at: Element | undefined = document.documentElement;
    for (const step of path.split('/')) at = at?.children[Number(step)];
    expect(at).toBe(element);
    element.remove();
    expect(toTabPost('x', '1', post)?.path).toBe('');
  });

  test('of a post that has gone what was sent says everything but the display name', () => {
    const post = saying(tracked('ada', 'one “two”\n#three 🎉', '1'), {
      author: { handle: 'ada', id: '7', name: 'Ada' },
      imageTexts: ['a poster'],
      truncated: true,
    });
    const before = toTabPost('x', '1', post);
    post.read = null;
    expect(toTabPost('x', '1', post)).toEqual({ ...before, path: '', author: { handle: 'ada', id: '7' } });
  });

  test('counts go on when the oldest marks are dropped', () => {
    const log = new PostLog();
    for (let id = 0; id < 600; id += 1) {
      const post = tracked('ada', `text ${id}`, String(id));
      log.saw(unitOf(post), [readOf(post)]);
      log.note(post);
      log.answered(post);
      log.saw(unitOf(post), [readOf(post)]);
    }
    expect(countsOf(log)).toEqual({ seen: 600, parsed: 600, checked: 600 });
  });
});
