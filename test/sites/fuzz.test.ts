import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_TEXT } from '../../src/core/post.ts';
import { SITE_IDS } from '../../src/core/site-id.ts';
import { readProfile } from '../../src/sites/profiles.ts';
import type { PageContext, Site } from '../../src/sites/site.ts';
import { ADAPTERS, HOME, parsePage } from './adapters.ts';
import '../support/seed.ts';

const CAPTURES = resolve(import.meta.dirname, '../../../shared/data/captures');

/** Tags, attributes and values that adapters look for, thrown together as no site would. */
const TAGS = [
  'div',
  'span',
  'a',
  'article',
  'time',
  'img',
  'h3',
  'section',
  'main',
  'form',
  'svg',
  'button',
  'p',
];
const VALUES: Readonly<Record<string, readonly string[]>> = {
  'data-testid': [
    'tweet',
    'cellInnerDiv',
    'User-Name',
    'tweetText',
    'socialContext',
    'placementTracking',
    'tweetPhoto',
    'UserAvatar-Container-ada',
    'UserAvatar-Container-unknown',
    'twitterArticleReadView',
    'card.wrapper',
    'tweet-text-show-more-link',
    '12-follow',
    'primaryColumn',
    'UserName',
    'chat-drawer-root',
  ],
  'data-ad-rendering-role': ['profile_name', 'story_message', 'like_button', 'description', 'meta', 'image'],
  'data-ad-preview': ['message'],
  'aria-posinset': ['1', '2'],
  'data-virtualized': ['true', 'false'],
  role: ['article', 'link', 'group', 'feed', 'main', 'button', 'dialog', 'presentation', 'textbox'],
  href: [
    '/ada',
    '/ben',
    '/i/x',
    '/ada/status/12',
    '/ben/status/13',
    '/ada/status/12/photo/1',
    'https://t.co/1',
    '#',
    '',
    '/profile.php?id=12',
    '/groups/1/user/2/',
    '/ada/posts/12?comment_id=3',
    '/p/abc/',
    '/explore/tags/x/',
    '//evil',
    'https://[',
    '%%%',
    '/people/Ada/12/',
  ],
  datetime: ['2026-11-20T08:00:00.000Z', 'yesterday', ''],
  alt: ['❤️', 'Image', "May be an image of text that says 'vote before noon today'", ''],
  'aria-label': ['Follow @ada', 'Actions for this post', 'Comment by Ada', '@'],
  'aria-hidden': ['true'],
  dir: ['auto', 'ltr'],
  lang: ['en', 'ar'],
  style: ['display: none', 'font-size: 0'],
  contenteditable: ['true'],
};
const WORDS = [
  '@ada',
  '@ben',
  'Ada Field',
  'vote now',
  '#Vote',
  '…',
  'See more',
  'Sponsored',
  '·',
  'ada',
  '2h',
  '\u200f@ada',
];

const attribute = fc
  .constantFrom(...Object.keys(VALUES))
  .chain((name) =>
    fc.constantFrom(...(VALUES[name] ?? [''])).map((value) => ` ${name}="${value.replaceAll('"', '')}"`),
  );
const { node } = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 9, withCrossShrink: true },
    fc.constantFrom(...WORDS),
    fc
      .tuple(
        fc.constantFrom(...TAGS),
        fc.array(attribute, { maxLength: 3 }),
        fc.array(tie('node'), { maxLength: 6 }),
      )
      .map(([tag, attributes, inner]) => `<${tag}${attributes.join('')}>${inner.join('')}</${tag}>`),
  ),
}));
const page = fc.array(node, { minLength: 1, maxLength: 6 }).map((nodes) => nodes.join(''));

/** A step of a mutation: which element (by its share of the page), and what happens to it. */
const step = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  to: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  what: fc.constantFrom('remove', 'move', 'copy', 'drop-attribute', 'swap-attribute', 'unwrap'),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

describe.each(SITE_IDS.filter((site) => ADAPTERS[site] !== undefined))('%s', (id) => {
  const site = ADAPTERS[id];
  if (site === undefined) throw new Error('filtered above');
  const url = new URL(HOME[id]);
  const contexts: readonly PageContext[] = [
    { url, view: 'home' },
    { url: new URL('/ada', url), view: 'profile' },
    { url: new URL('/ada/status/12', url), view: 'permalink' },
  ];

  test('random trees are read without a throw, and nobody gets words of a unit that does not name them', () => {
    fc.assert(
      fc.property(page, (html) => {
        for (const context of contexts) expectHarmless(site, parsePage(`<body>${html}</body>`), context);
      }),
      { numRuns: 120 },
    );
  });

  const pages = pagesOf(id);
  test('there are pages to mutate', () => expect(pages.length).toBeGreaterThan(0));

  test('mutated pages too', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...pages),
        fc.array(step, { minLength: 1, maxLength: 30 }),
        fc.constantFrom(...contexts),
        (html, steps, context) => {
          const root = parsePage(html);
          for (const one of steps) mutate(root, one);
          expectHarmless(site, root, context);
        },
      ),
      { numRuns: 80 },
    );
  });
});

/** The fixtures, and the captures where they are at hand; the largest ones would take the whole time of the test. */
function pagesOf(site: string): string[] {
  return [join(import.meta.dirname, site), join(CAPTURES, site)]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
    .filter((file) => file.endsWith('.html'))
    .map((file) => readFileSync(file, 'utf8'))
    .filter((html) => html.length < 60_000);
}

function mutate(root: Element, { at, to, what }: Step): void {
  const all = [...root.querySelectorAll('body *')];
  const element = all[Math.floor(at * all.length)];
  const other = all[Math.floor(to * all.length)];
  if (element === undefined || other === undefined) return;
  const names = element.getAttributeNames();
  const name = names[Math.floor(to * names.length)];
  if (what === 'remove') element.remove();
  else if (what === 'unwrap') element.replaceWith(...element.childNodes);
  else if (what === 'drop-attribute') {
    if (name !== undefined) element.removeAttribute(name);
  } else if (what === 'swap-attribute') {
    const from =
      name === undefined ? undefined : all.find((one) => one !== element && one.hasAttribute(name));
    if (name !== undefined && from !== undefined) element.setAttribute(name, from.getAttribute(name) ?? '');
  } else if (!element.contains(other) && element !== root) {
    other.append(what === 'move' ? element : element.cloneNode(true));
  }
}

/** What must hold on any page at all. */
function expectHarmless(site: Site, root: Element, page: PageContext): void {
  const counts: Record<string, number> = {};
  site.survey(root, counts);
  readProfile(site.id, root, page);
  for (const { unit } of site.find(root)) {
    const reads = site.read(unit, page);
    site.count(unit, reads, counts);
    const source = unit.outerHTML.toLowerCase();
    for (const { post, element, slot, contextSlot } of reads) {
      expect(unit.contains(element)).toBe(true);
      for (const author of [post.author, post.reposter]) {
        if (author !== null) expect(source).toContain(author.handle.toLowerCase());
      }
      // Whom the post's own box does not name did not write it.
      if (post.author !== null)
        expect(element.outerHTML.toLowerCase()).toContain(post.author.handle.toLowerCase());
      for (const place of [slot, contextSlot]) {
        if (place === null) continue;
        expect(unit.contains(place.parent)).toBe(true);
        if (place.before !== null) expect(place.before.parentNode).toBe(place.parent);
      }
      expect(post.text.length).toBeLessThanOrEqual(MAX_TEXT);
      expect(post.key).not.toBe('');
    }
  }
  for (const value of Object.values(counts)) expect(value).toBeGreaterThanOrEqual(0);
}
