import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Post } from '../../../src/core/post.ts';
import { x } from '../../../src/sites/x.ts';
import { parsePage } from '../adapters.ts';
import '../../support/seed.ts';

interface View {
  readonly url: URL;
  readonly html: string;
  readonly posts: readonly Post[];
}

const VIEWS: readonly View[] = ['home', 'permalink', 'profile', 'without-names', 'without-quote-box'].map(
  (name) => {
    const html = readFileSync(join(import.meta.dirname, `${name}.html`), 'utf8');
    const { url, posts } = JSON.parse(readFileSync(join(import.meta.dirname, `${name}.json`), 'utf8')) as {
      url: string;
      posts: readonly Post[];
    };
    return { url: new URL(url), html, posts };
  },
);

/** What a new version of the site may take away: a hook everywhere, or one element with all it holds. */
const HOOKS: readonly (readonly [attribute: string, value: string])[] = [
  ['data-testid', 'tweet'],
  ['data-testid', 'User-Name'],
  ['data-testid', 'tweetText'],
  ['data-testid', 'Tweet-User-Avatar'],
  ['data-testid', 'cellInnerDiv'],
  ['data-testid', 'tweet-text-show-more-link'],
  ['data-testid', 'tweetPhoto'],
  ['data-testid', 'socialContext'],
  ['role', 'link'],
  ['role', 'article'],
  ['role', 'group'],
  ['lang', 'en'],
  ['aria-labelledby', 'id__a id__b'],
];
const loss = fc.oneof(
  fc.constantFrom(...HOOKS).map(([attribute, value]) => ({ attribute, value, at: null })),
  fc
    .double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
    .map((at) => ({ attribute: null, value: null, at })),
);

test('whatever three hooks go away, nobody is given the words or the pictures of another', () => {
  let read = 0;
  fc.assert(
    fc.property(fc.nat(VIEWS.length - 1), fc.array(loss, { maxLength: 3 }), (index, losses) => {
      const view = VIEWS[index];
      if (view === undefined) return;
      const root = parsePage(view.html);
      for (const { attribute, value, at } of losses) {
        if (at === null) {
          for (const element of root.querySelectorAll(`[${attribute}="${value}"]`))
            element.removeAttribute(attribute);
        } else {
          const all = [...root.querySelectorAll('article *')];
          all[Math.floor(at * all.length)]?.remove();
        }
      }
      const page = { url: view.url, view: x.view(view.url) };
      for (const { unit } of x.find(root)) {
        for (const { post } of x.read(unit, page)) {
          if (post.author === null) continue;
          read += 1;
          for (const text of [post.text, ...post.imageTexts]) {
            expect(ownersOf(text, view.posts), `${text} by ${post.author.handle}`).toContain(
              post.author.handle.toLowerCase(),
            );
          }
        }
      }
    }),
    { numRuns: 120 },
  );
  expect(read).toBeGreaterThan(100);
});

/** Who may have written a text: the authors of every true post that holds each piece of it. */
function ownersOf(text: string, posts: readonly Post[]): string[] {
  // Without its "Show more" a cut text keeps its dots.
  const pieces = text.split(/[\s…]+/).filter((word) => word.length > 3);
  return posts.flatMap((post) => {
    // Where the space between two words went away, they are one piece.
    const own = [post.text, ...post.imageTexts].join('').replace(/\s+/g, '');
    const shares = pieces.length === 0 || pieces.every((piece) => own.includes(piece));
    return shares && post.author !== null ? [post.author.handle.toLowerCase()] : [];
  });
}
