import { SITE_HOSTS } from '../core/site-hosts.ts';

/** A site whose profile addresses are "/<handle>". Facebook has more shapes and reads its own (facebook/links.ts). */
type HandleSite = 'x' | 'instagram';

interface HandleRules {
  readonly handle: RegExp;
  /** First path segments that are the site's own pages, never somebody's handle. */
  readonly reserved: ReadonlySet<string>;
}

/** The words of a list, as a set. */
export const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const RULES: Readonly<Record<HandleSite, HandleRules>> = {
  // defuddle (2026-07) and the addresses in the captures of 2023–2026; letters in any case.
  x: {
    handle: /^[A-Za-z0-9_]{1,15}$/,
    reserved: words(
      'i home explore search notifications messages settings compose hashtag intent share login logout signup tos ' +
        'privacy about jobs download account oauth help who_to_follow follower_requests bookmarks communities lists ' +
        'topics logged_out newtwitter similar_to',
    ),
  },
  // TheKonka (2026-05) and sites/instagram.md.
  instagram: {
    handle: /^[A-Za-z0-9._]{1,30}$/,
    reserved: words(
      'p reel reels tv explore stories direct accounts about legal privacy terms developer web challenge ' +
        'oauth emails session your_activity archive ar notifications create press api challenge graphql nametag',
    ),
  },
};

/** A post's own address on X: "/<handle>/status/<id>". */
export interface StatusAddress {
  readonly handle: string;
  readonly id: string;
  readonly path: string;
}

const STATUS = /^\/([A-Za-z0-9_]{1,15})\/status\/([1-9][0-9]{0,24})\/?$/;

/** True when the first segment of a path is one of the site's own pages. */
export function isReserved(site: HandleSite, segment: string): boolean {
  return RULES[site].reserved.has(segment.toLowerCase());
}

/** The handle that a profile link names, case as shown; null for every link that is not exactly a profile's. */
export function handleIn(site: HandleSite, href: string | null): string | null {
  const path = pathOn(site, href);
  if (path === null) return null;
  const segment = path.endsWith('/') ? path.slice(1, -1) : path.slice(1);
  return RULES[site].handle.test(segment) && !isReserved(site, segment) ? segment : null;
}

/** The post that a link on X names; null for its photos, its analytics and every other link. */
export function statusIn(href: string | null): StatusAddress | null {
  if (href === null) return null;
  // As X writes it; any other form is looked at closer.
  const found = STATUS.exec(href) ?? STATUS.exec(pathOn('x', href) ?? '');
  const handle = found?.[1];
  const id = found?.[2];
  if (handle === undefined || id === undefined || isReserved('x', handle)) return null;
  return { handle, id, path: `/${handle}/status/${id}` };
}

/** Path of a link inside the site, without query and fragment; null for every other link. Relative or absolute https. */
function pathOn(site: HandleSite, href: string | null): string | null {
  if (href === null) return null;
  let path = href;
  if (!href.startsWith('/')) {
    const host = SITE_HOSTS[site].find((one) => href.startsWith(`https://${one}/`));
    if (host === undefined) return null;
    path = href.slice('https://'.length + host.length);
  } else if (href.startsWith('//')) return null;
  const end = path.search(/[?#]/);
  return end < 0 ? path : path.slice(0, end);
}
