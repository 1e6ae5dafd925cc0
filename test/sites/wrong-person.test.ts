import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Post } from '../../src/core/post.ts';
import { SITE_IDS } from '../../src/core/site-id.ts';
import type { ReadPost, Site } from '../../src/sites/site.ts';
import { ADAPTERS, parsePage } from './adapters.ts';

/**
 * The worst defect, looked for systematically: in every page of every site each link in turn stops being one, loses its
 * words, or trades places with the next one that names somebody, as half-drawn rows, people without a page and new
 * versions of a site do. A text may lose its author then; it may never get another one.
 */
const MOST_LINKS = 60;

interface Change {
  readonly name: string;
  /** It names somebody else where nobody was named. */
  readonly next?: true;
  /** Changes the page and gives back how it was. Null: nothing to change here. */
  readonly make: (link: Element, next: Element | null) => (() => void) | null;
}

const CHANGES: readonly Change[] = [
  {
    name: 'is no link any more',
    make: (link) => {
      const href = link.getAttribute('href') ?? '';
      link.removeAttribute('href');
      return () => link.setAttribute('href', href);
    },
  },
  {
    name: 'is gone',
    make: (link) => {
      const { parentNode, nextSibling } = link;
      if (parentNode === null) return null;
      link.remove();
      return () => parentNode.insertBefore(link, nextSibling);
    },
  },
  {
    name: 'is plain words',
    make: (link) => {
      if ((link.textContent ?? '').trim() === '') return null;
      const words = link.ownerDocument.createElement('span');
      words.textContent = link.textContent;
      link.replaceWith(words);
      return () => words.replaceWith(link);
    },
  },
  {
    name: 'already leads where the next one does',
    next: true,
    make: (link, next) => {
      const [mine, other] = [link.getAttribute('href') ?? '', next?.getAttribute('href') ?? null];
      if (other === null || other === mine) return null;
      link.setAttribute('href', other);
      return () => link.setAttribute('href', mine);
    },
  },
];

/** A text is told by its beginning: a changed link may change the rest of it. */
const START = 14;
const startOf = ({ text }: Post) => text.slice(0, START);

function read(site: Site, root: Element, url: URL): ReadPost[] {
  const view = site.view(url);
  return site.find(root).flatMap(({ unit }) => site.read(unit, { url, view }));
}

/** Who wrote each text. Where two witnesses contradict each other nobody did: without one of them the other may speak. */
function namesOf(reads: readonly ReadPost[]): Map<string, Set<string | null>> {
  const names = new Map<string, Set<string | null>>();
  for (const { post, hooks } of reads) {
    if (post.text === '' || hooks.conflict !== undefined || hooks.author === 'differ') continue;
    const start = startOf(post);
    names.set(start, (names.get(start) ?? new Set()).add(post.author?.handle.toLowerCase() ?? null));
  }
  return names;
}

describe.each(SITE_IDS.filter((id) => ADAPTERS[id] !== undefined))('%s', (id) => {
  const site = ADAPTERS[id];
  if (site === undefined) throw new Error('there is no such site');
  const folder = join(import.meta.dirname, id);
  const pages = readdirSync(folder).flatMap((file) => (file.endsWith('.html') ? [file.slice(0, -5)] : []));

  test.each(pages)('%s: with any one link changed, no text gets another author', (page) => {
    const root = parsePage(readFileSync(join(folder, `${page}.html`), 'utf8'));
    const { url: address } = JSON.parse(readFileSync(join(folder, `${page}.json`), 'utf8')) as {
      url: string;
    };
    const url = new URL(address);
    if (site.view(url) === 'private' || site.view(url) === 'unsupported') return;
    const before = read(site, root, url);
    const right = namesOf(before);
    const wrong: string[] = [];
    const links = [...root.querySelectorAll('a[href]')].slice(0, MOST_LINKS);
    for (const [at, link] of links.entries()) {
      const shown = link.getAttribute('href');
      for (const { name, next, make } of CHANGES) {
        const undo = make(link, links[at + 1] ?? null);
        if (undo === null) continue;
        for (const { post } of read(site, root, url)) {
          const handle = post.author?.handle.toLowerCase() ?? null;
          const known = right.get(startOf(post));
          if (handle === null || post.text === '' || known === undefined || known.has(handle)) continue;
          // A post that named nobody names somebody when one of its own links is made to.
          if (known.has(null) && next) continue;
          wrong.push(
            `link ${at} (${shown}) ${name}: "${startOf(post)}" by ${handle}, not ${[...known].join(' or ')}`,
          );
        }
        undo();
      }
    }
    expect(read(site, root, url).map(({ post }) => post)).toEqual(before.map(({ post }) => post));
    expect(wrong).toEqual([]);
  });
});
