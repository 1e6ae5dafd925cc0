import { X_HOSTS } from '../../core/site-hosts.ts';

/** The words of a list, as a set. */
export const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

// defuddle (2026-07) and the addresses in the captures of 2023–2026; letters in any case.
const HANDLE = /^[A-Za-z0-9_]{1,15}$/;
/** First path segments that are the site's own pages, never somebody's handle. */
const RESERVED = words(
  'i home explore search notifications messages settings compose hashtag intent share login logout signup tos ' +
    'privacy about jobs download account oauth help who_to_follow follower_requests bookmarks communities lists ' +
    'topics logged_out newtwitter similar_to',
);

/** A post's own address on X: "/<handle>/status/<id>". */
export interface StatusAddress {
  readonly handle: string;
  readonly id: string;
  readonly path: string;
}

const STATUS = /^\/([A-Za-z0-9_]{1,15})\/status\/([1-9][0-9]{0,24})\/?$/;

/** True when the first segment of a path is one of the site's own pages. */
export function isReserved(segment: string): boolean {
  return RESERVED.has(segment.toLowerCase());
}

/** The handle that a profile link names, case as shown; null for every link that is not exactly a profile's. */
export function handleIn(href: string | null): string | null {
  const path = pathOn(href);
  if (path === null) return null;
  const segment = path.endsWith('/') ? path.slice(1, -1) : path.slice(1);
  return HANDLE.test(segment) && !isReserved(segment) ? segment : null;
}

/** The post that a link on X names; null for its photos, its analytics and every other link. */
export function statusIn(href: string | null): StatusAddress | null {
  if (href === null) return null;
  // As X writes it; any other form is looked at closer.
  const found = STATUS.exec(href) ?? STATUS.exec(pathOn(href) ?? '');
  const handle = found?.[1];
  const id = found?.[2];
  if (handle === undefined || id === undefined || isReserved(handle)) return null;
  return { handle, id, path: `/${handle}/status/${id}` };
}

/** Path of a link inside the site, without query and fragment; null for every other link. Relative or absolute https. */
function pathOn(href: string | null): string | null {
  if (href === null) return null;
  let path = href;
  if (!href.startsWith('/')) {
    const host = X_HOSTS.find((one) => href.startsWith(`https://${one}/`));
    if (host === undefined) return null;
    path = href.slice('https://'.length + host.length);
  } else if (href.startsWith('//')) return null;
  const end = path.search(/[?#]/);
  return end < 0 ? path : path.slice(0, end);
}
