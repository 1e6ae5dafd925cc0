import type { AuthorRef } from '../../core/post.ts';
import { isPlace } from './view.ts';

/** Facebook's own pages that are no places of view.ts and that VANITY does not refuse: never somebody's vanity. */
const RESERVED = new Set(
  (
    'about campaign hashtag home local lists me media notes public reactions save search share ' +
    'support talk terms timeline video careers developers jobs'
  ).split(' '),
);
const VANITY = /^(?!.*\.php$)[a-z0-9.]{1,80}$/;
const DIGITS = /^[1-9][0-9]{0,31}$/;

/** A link inside the site: the parts of its path, and its parameters as they stand. */
interface Address {
  readonly path: readonly string[];
  readonly query: string;
}

/** The application's hosts; l.facebook.com and lm. lead out of the site. Localised hosts ("de-de.") stood in pages of 2018. */
const INSIDE =
  /^(?:https?:\/\/(?:(?:www|web|m|mbasic|touch|mobile|[a-z]{2}-[a-z]{2})\.)?facebook\.com(?=[/?#]|$))?(?=[/?#]|$)(\/[^?#]*)?(?:\?([^#]*))?/;

/** Reads a link by hand: every post has dozens, and `URL` costs more than all the rest of reading them. */
function addressIn(href: string | null): Address | null {
  // "#" leads nowhere; a saved page writes the address of the page itself before it.
  if (href === null || href.startsWith('//') || href.endsWith('#')) return null;
  const [, path, query] = INSIDE.exec(href) ?? [];
  if (path === undefined) return null;
  return { path: path.split('/').filter((part) => part !== ''), query: query ?? '' };
}

function parameter({ query }: Address, name: string): string | null {
  for (const pair of query.split('&')) if (pair.startsWith(`${name}=`)) return pair.slice(name.length + 1);
  return null;
}

/** The path of a link inside the site ("/photo/"), or null when it leads out, or only carries parameters or a fragment. */
export function pathIn(href: string | null): string | null {
  const address = addressIn(href);
  return address === null ? null : `/${address.path.join('/')}`;
}

/**
 * Whom a link names: `/<vanity>`, `/profile.php?id=`, `/people/<name>/<id>/`, `/groups/<gid>/user/<uid>/`,
 * `?profile_id=`, `/pg/<vanity>` (2018–2026: Shinigami, FVB tests, the captures). Null for every other page: a group
 * alone, a photo, a bare `/profile.php` (the reader's own), Facebook's own pages.
 */
export function personIn(href: string | null): AuthorRef | null {
  const address = addressIn(href);
  // A time's "?…" on a saved profile page: the address of the page itself, and its link's place ("%2CO": capture of 2026-03).
  if (address === null || parameter(address, '__tn__')?.startsWith('%2CO') === true) return null;
  const { path } = address;
  const [first, second, third, fourth] = path;
  if (first === undefined) return null;
  if (first === 'profile.php') return byId(parameter(address, 'id'));
  if (first === 'people') return path.length === 3 ? byId(third) : null;
  if (first === 'groups') return third === 'user' && path.length === 4 ? byId(fourth) : null;
  if (first === 'friends') return byId(parameter(address, 'profile_id'));
  if (first === 'pg') return path.length === 2 ? byVanity(second) : null;
  return path.length === 1 ? byVanity(first) : null;
}

/** The group that a link names by itself ("/groups/<gid>"): never an author. */
export function groupIn(href: string | null): string | null {
  const path = addressIn(href)?.path ?? [];
  return path[0] === 'groups' && path.length === 2 ? (path[1] ?? null) : null;
}

/** The form in which two people are compared: without case and dots, as Facebook itself treats its vanities. */
export function samePerson(a: AuthorRef, b: AuthorRef): boolean {
  return a.handle.toLowerCase().replaceAll('.', '') === b.handle.toLowerCase().replaceAll('.', '');
}

/** A post's own address and whom it names: the path that stays the same for everybody, without tracking. */
export interface PostAddress {
  readonly path: string;
  /** Vanity or id in the address; null where the address names only a group. */
  readonly owner: string | null;
}

/** The post that a link points at; null for a comment's link and for everything that is no post. */
export function postIn(href: string | null): PostAddress | null {
  const address = addressIn(href);
  return address === null || parameter(address, 'comment_id') !== null ? null : storyIn(address);
}

/** The post under which a comment's link stands, and the comment's own id; null for any other link. */
export function commentIn(href: string | null): { readonly id: string; readonly path: string | null } | null {
  const address = addressIn(href);
  if (address === null) return null;
  const id = parameter(address, 'reply_comment_id') ?? parameter(address, 'comment_id');
  return id === null ? null : { id, path: storyIn(address)?.path ?? null };
}

function storyIn(address: Address): PostAddress | null {
  const { path } = address;
  const [first, second, third, fourth] = path;
  if (first === 'permalink.php' || first === 'story.php') {
    const story = parameter(address, 'story_fbid');
    const owner = parameter(address, 'id');
    return story === null || owner === null
      ? null
      : { path: `/${first}?story_fbid=${story}&id=${owner}`, owner };
  }
  if (first === 'groups') {
    const story = third === 'posts' || third === 'permalink' ? fourth : undefined;
    return story === undefined ? null : { path: `/groups/${second}/${third}/${story}`, owner: null };
  }
  if (first === undefined || (second !== 'posts' && second !== 'videos')) return null;
  const story = path.length > 2 ? path[path.length - 1] : undefined;
  // "/<vanity>/videos/" alone is the list of somebody's videos.
  if (story === undefined || !/^(pfbid\w+|[0-9]+)$/.test(story)) return null;
  return { path: `/${path.join('/')}`, owner: first };
}

function byId(id: string | null | undefined): AuthorRef | null {
  return id !== null && id !== undefined && DIGITS.test(id) ? { handle: id, id } : null;
}

function byVanity(vanity: string | undefined): AuthorRef | null {
  const word = vanity?.toLowerCase() ?? '';
  if (vanity === undefined || RESERVED.has(word) || isPlace(word) || !VANITY.test(word)) return null;
  return DIGITS.test(vanity) ? { handle: vanity, id: vanity } : { handle: vanity };
}
