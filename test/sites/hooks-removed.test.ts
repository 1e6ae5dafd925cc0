import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Post } from '../../src/core/post.ts';
import { facebook } from '../../src/sites/facebook.ts';
import { instagram } from '../../src/sites/instagram.ts';
import type { Site } from '../../src/sites/site.ts';
import { parsePage } from './adapters.ts';

/** A change a site could make over night: what it does to every place it is about. */
interface Loss {
  readonly name: string;
  readonly selector: string;
  readonly lose: (element: Element) => void;
}

const attribute = (name: string, value = ''): Loss => ({
  name: `attribute ${name}${value}`,
  selector: value === '' ? `[${name}]` : `[${name}="${value}"]`,
  lose: (element) => element.removeAttribute(name),
});
const element = (selector: string): Loss => ({
  name: `element ${selector}`,
  selector,
  lose: (found) => found.remove(),
});
const tag = (selector: string): Loss => ({
  name: `tag of ${selector}`,
  selector,
  lose: (found) => {
    const box = found.ownerDocument.createElement('div');
    for (const { name, value } of found.attributes) box.setAttribute(name, value);
    box.append(...found.childNodes);
    found.replaceWith(box);
  },
});

const ROLE = 'data-ad-rendering-role';
const LOSSES: Readonly<Record<'facebook' | 'instagram', readonly Loss[]>> = {
  facebook: [
    ...['profile_name', 'story_message', 'like_button', 'comment_button', 'share_button'].map((role) =>
      attribute(ROLE, role),
    ),
    ...['profile_name', 'story_message', 'description', 'like_button'].map((role) =>
      element(`[${ROLE}="${role}"]`),
    ),
    attribute(ROLE),
    ...[
      'data-ad-preview',
      'data-ad-comet-preview',
      'aria-posinset',
      'aria-describedby',
      'data-virtualized',
    ].map((name) => attribute(name)),
    ...['data-pagelet', 'data-testid', 'aria-haspopup', 'aria-label', 'dir', 'lang', 'class', 'alt'].map(
      (name) => attribute(name),
    ),
    ...['article', 'feed', 'main', 'button', 'link'].map((role) => attribute('role', role)),
    ...['h2', 'h3', 'h4', 'h5', 'h6', 'ul'].map(tag),
    ...['h4', 'h5', 'h3', 'svg', 'img', 'b', 'a[aria-label]', 'a[aria-hidden]'].map(element),
    element('[data-ad-rendering-role="profile_name"] a'),
    element('a[href*="comment_id"]'),
    element('a[href^="?"]'),
    attribute('href'),
  ],
  instagram: [
    ...['article', 'section', 'header', 'h1', 'h2', 'h3', 'li', 'ul', 'main'].map(tag),
    ...['header', 'section', 'time', 'svg', 'canvas', 'h1', 'h2', 'h3', 'article img', 'a img'].map(element),
    ...['role', 'dir', 'class', 'alt', 'data-testid', 'datetime', 'aria-label', 'title', 'href'].map((name) =>
      attribute(name),
    ),
    element('a[href*="/c/"]'),
    element('a[href$="/liked_by/"]'),
    element('a[href^="/p/"]'),
    element('a:has(img)'),
    element('a:has(span._ap3a)'),
  ],
};

interface Truth {
  readonly url: string;
  /** Accounts that may be named when something is gone: second authors, a name whose picture is somebody else's. */
  readonly others?: readonly string[];
  readonly posts: readonly Pick<Post, 'author' | 'text'>[];
}

for (const [site, adapter] of [
  ['facebook', facebook],
  ['instagram', instagram],
] as const) {
  const folder = join(import.meta.dirname, site);
  const views = readdirSync(folder).flatMap((file) => (file.endsWith('.html') ? [file.slice(0, -5)] : []));

  describe(`${site} without one of its hooks`, () => {
    test.each(views)('%s: another hook serves, or nobody is named', async (view) => {
      const html = readFileSync(join(folder, `${view}.html`), 'utf8');
      const truth = JSON.parse(readFileSync(join(folder, `${view}.json`), 'utf8')) as Truth;
      const page = parsePage(html);
      const wrong: string[] = [];
      for (const loss of LOSSES[site]) {
        const places = page.querySelectorAll(loss.selector).length;
        if (places === 0) continue;
        // All places at once, as a roll-out does it, and one alone, as a half-filled post does it. The home feeds of
        // several layouts hold the same posts.
        const alone = view.startsWith('home-') ? [] : [loss.name.length % places];
        const cases = new Set([undefined, ...alone]);
        for (const only of cases) {
          // happy-dom holds its nodes by weak references, which live until the end of a turn.
          await setImmediate();
          const changed = page.cloneNode(true) as Element;
          const found = [...changed.querySelectorAll(loss.selector)];
          for (const [at, place] of found.entries()) if (only === undefined || only === at) loss.lose(place);
          for (const problem of problems(adapter, changed, truth)) {
            wrong.push(`${loss.name}${only === undefined ? '' : ` (only ${only})`}: ${problem}`);
          }
        }
      }
      expect(wrong).toEqual([]);
    });
  });
}

/** Every author that is read must be the true author of the text it was read with. */
function problems(adapter: Site, root: Element, truth: Truth): string[] {
  const url = new URL(truth.url);
  const view = adapter.view(url);
  const authors = new Set(truth.posts.map(({ author }) => author?.handle));
  const others = new Set(truth.others);
  const found: string[] = [];
  for (const { unit } of adapter.find(root)) {
    for (const { post } of adapter.read(unit, { url, view })) {
      if (post.author === null) continue;
      const { handle } = post.author;
      if (others.has(handle)) continue;
      if (!authors.has(handle)) found.push(`${handle} is nobody's author`);
      else if (post.text !== '' && !isTrue(handle, post.text, truth)) {
        found.push(`${handle} did not write "${post.text.slice(0, 60)}"`);
      }
    }
  }
  return found;
}

/** A text may have lost an emoji or gained a control, but it must be mostly what this author wrote. */
function isTrue(handle: string, text: string, truth: Truth): boolean {
  const words = new Set(wordsOf(text));
  return truth.posts.some(({ author, text: own }) => {
    if (author?.handle !== handle) return false;
    const written = wordsOf(own);
    const kept = written.filter((word) => words.has(word)).length;
    return kept > 0 && kept >= words.size / 2;
  });
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
