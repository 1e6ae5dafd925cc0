import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { SiteId } from '../../src/core/site-id.ts';
import type { LabPage } from './read-page.ts';
import type { Answer, Responder } from './server.ts';

/** Host under which a site's saved pages are served. */
export const PAGE_HOSTS: Readonly<Record<SiteId, string>> = {
  x: 'x.com',
  facebook: 'www.facebook.com',
  instagram: 'www.instagram.com',
};

const SITES = Object.keys(PAGE_HOSTS) as SiteId[];
/** A page that sends itself elsewhere again and again is stopped after so many deliveries. */
const MOST_DELIVERIES = 3;

/** A saved page with its own bytes. */
export interface SavedPage extends LabPage {
  readonly html: Buffer;
}

/** Reads `<folder>/<site>/<name>.html` of every site, sorted by site and name. */
export async function readSavedPages(folder: string): Promise<SavedPage[]> {
  const pages: SavedPage[] = [];
  for (const site of SITES) {
    const names = await readdir(join(folder, site)).catch(() => []);
    for (const file of names.filter((name) => /\.html?$/i.test(name)).sort()) {
      const html = await readFile(join(folder, site, file));
      const url = `https://${PAGE_HOSTS[site]}${pathOf(html.toString('utf8'), PAGE_HOSTS[site])}`;
      pages.push({ site, name: basename(file).replace(/\.html?$/i, ''), url, html });
    }
  }
  return pages;
}

/** The path a page says it stands at: canonical link, else og:url, else "/". Of another host only the path is taken. */
export function pathOf(html: string, host: string): string {
  const tags = html.match(/<(?:link|meta)\b[^>]*>/gi) ?? [];
  const canonical = tags.find((tag) => /\brel\s*=\s*["']?canonical\b/i.test(tag));
  const openGraph = tags.find((tag) => /\b(?:property|name)\s*=\s*["']?og:url\b/i.test(tag));
  for (const address of [attribute(canonical, 'href'), attribute(openGraph, 'content')]) {
    if (address === null || !URL.canParse(address, `https://${host}/`)) continue;
    const { pathname, search } = new URL(address, `https://${host}/`);
    return pathname + search;
  }
  return '/';
}

function attribute(tag: string | undefined, name: string): string | null {
  const found = tag?.match(new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i'));
  const value = found?.[1] ?? found?.[2] ?? found?.[3];
  return value === undefined || value === '' ? null : value.replaceAll('&amp;', '&');
}

/** Serves one saved page at a time. */
export class PageServer {
  readonly #kept = new Map<string, Buffer>();
  #current: SavedPage | null = null;
  #deliveries = 0;

  /** The page that its address leads to from now on. */
  show(page: SavedPage): void {
    this.#current = page;
    this.#deliveries = 0;
    this.#kept.set(page.url, page.html);
  }

  /**
   * Answers addresses of saved pages. A page of a tab that asks for another document gets "no content", which leaves the
   * tab where it is: saved pages love to send themselves to a log-in.
   */
  readonly respond: Responder = (url, request): Answer | null => {
    if (request.headers['sec-fetch-dest'] !== 'document') return null;
    const html = this.#kept.get(url.href);
    const isCurrent = url.href === this.#current?.url;
    if (isCurrent) this.#deliveries += 1;
    if (html === undefined || (isCurrent && this.#deliveries > MOST_DELIVERIES))
      return { status: 204, type: 'text/plain', body: '' };
    return { type: 'text/html; charset=utf-8', body: html };
  };
}
