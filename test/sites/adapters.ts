import { Window } from 'happy-dom';
import type { Post } from '../../src/core/post.ts';
import type { SiteId } from '../../src/core/site-id.ts';
import { SITE_WORDS } from '../../src/core/site-words.ts';
import { facebook } from '../../src/sites/facebook.ts';
import { instagram } from '../../src/sites/instagram.ts';
import { namedAuthor } from '../../src/sites/names.ts';
import type { HealthSample, ReadPost, Site } from '../../src/sites/site.ts';
import { x } from '../../src/sites/x.ts';

/** The adapters under test: a site adds its line here. */
export const ADAPTERS: Partial<Record<SiteId, Site>> = worded({ x, facebook, instagram });

/** A page of each site that shows a feed. */
export const HOME: Readonly<Record<SiteId, string>> = {
  x: 'https://x.com/home',
  facebook: 'https://www.facebook.com/',
  instagram: 'https://www.instagram.com/',
};

/** A site as a page has it once the background has sent the site's words. */
export function withWords(site: Site): Site {
  const words = SITE_WORDS[site.id];
  return words === undefined ? site : { ...site, ...site.withWords?.(words) };
}

function worded(sites: Partial<Record<SiteId, Site>>): Partial<Record<SiteId, Site>> {
  return Object.fromEntries(Object.entries(sites).map(([id, site]) => [id, withWords(site)]));
}

/** A page read by its adapter: posts in document order, and what the canaries would see after a minute. */
export interface ReadPage {
  readonly reads: readonly ReadPost[];
  readonly posts: readonly Post[];
  readonly alarms: readonly string[];
  /** Which finder found each unit. */
  readonly finders: readonly string[];
  readonly root: Element;
}

/** One window for every page of a test file: a window each would fill the memory of the fuzz tests. */
const { DOMParser } = new Window({
  settings: {
    disableJavaScriptEvaluation: true,
    disableCSSFileLoading: true,
    disableIframePageLoading: true,
  },
});

/** Parses a page without loading or running anything of it. */
export function parsePage(html: string): Element {
  return new DOMParser().parseFromString(html, 'text/html').documentElement as unknown as Element;
}

/** Reads a whole page as the feed does: find, read, count, survey. */
export function readPage(site: Site, html: string, address: string): ReadPage {
  const root = parsePage(html);
  const url = new URL(address);
  const view = site.view(url);
  const { read } = withWords(site);
  const readable = view !== 'private' && view !== 'unsupported';
  const units = readable ? site.find(root) : [];
  const counts: Record<string, number> = {};
  const finders: Record<string, number> = {};
  const reads: ReadPost[] = [];
  let parsed = 0;
  for (const { unit, finder } of units) {
    const found = read(unit, { url, view });
    site.count(unit, found, counts);
    finders[finder] = (finders[finder] ?? 0) + 1;
    if (found.some(({ post }) => post.author !== null)) parsed += 1;
    reads.push(...found);
  }
  site.survey(root, counts);
  const sample: HealthSample = { view, seen: units.length, parsed, counts, finders, watchedMs: 60_000 };
  const alarms = site.canaries.filter(({ broken }) => broken(sample)).map(({ name }) => name);
  return {
    reads,
    posts: reads.map((read) => ({ ...read.post, author: namedAuthor(read.post.site, read) })),
    alarms,
    finders: units.map(({ finder }) => finder),
    root,
  };
}
