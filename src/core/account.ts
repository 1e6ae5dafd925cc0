import type { AuthorRef } from './post.ts';
import type { SiteId } from './site-id.ts';

/** What a site can have issued, in small letters. */
const HANDLES: Readonly<Record<SiteId, RegExp>> = {
  x: /^[a-z0-9_]{1,15}$/,
  facebook: /^[a-z0-9.]{1,80}$/,
  instagram: /^[a-z0-9._]{1,30}$/,
};
const NUMERIC_ID = /^[0-9]{1,32}$/;

/** True for a permanent numeric id: a digit string without a leading zero. Kept a string: many exceed 2^53. */
export function isNumericId(value: string): boolean {
  return NUMERIC_ID.test(value) && !value.startsWith('0');
}

/**
 * The canonical form of a handle on a site, or null when the site could not have issued it. ASCII rules, lists.md: X
 * ignores case; Facebook ignores case and dots; Instagram ignores case and keeps dots. A leading "@" is dropped.
 */
export function canonicalHandle(site: SiteId, handle: string): string | null {
  const bare = (handle.startsWith('@') ? handle.slice(1) : handle).toLowerCase();
  if (!HANDLES[site].test(bare)) return null;
  if (site !== 'facebook') return bare;
  const joined = bare.replaceAll('.', '');
  return joined === '' ? null : joined;
}

/** Key of a handle: "x:ada". The index and the overrides compare these in full. */
export function handleKey(site: SiteId, handle: string): string | null {
  const canonical = canonicalHandle(site, handle);
  return canonical === null ? null : `${site}:${canonical}`;
}

/** Key of a numeric id: "x#123". It can never equal a handle key. */
export function idKey(site: SiteId, id: string): string | null {
  return isNumericId(id) ? `${site}#${id}` : null;
}

/** The keys of an author as read from a page, id first: matching tries them in this order. */
export function authorKeys(site: SiteId, author: AuthorRef): { id: string | null; handle: string | null } {
  const id = author.id === undefined ? null : idKey(site, author.id);
  // Facebook links people without a vanity by number: that handle is an id, never a vanity.
  const handle = site === 'facebook' && isNumericId(author.handle) ? null : handleKey(site, author.handle);
  return { id: id ?? (site === 'facebook' ? idKey(site, author.handle) : null), handle };
}
