import type { SiteId } from './site-id.ts';

/**
 * What an adapter writes in place of every link of a post's text. It has the shape of a link on purpose: the normaliser
 * drops links by one rule, whether they come from a page or from a publisher's CSV.
 */
export const LINK_TOKEN = 'https://link';

/** The most of a post's text that is ever read, in UTF-16 units. */
export const MAX_TEXT = 8000;

/** The author of a post, as the page itself shows it. */
export interface AuthorRef {
  /** The handle, vanity or numeric id as the page links it, without "@"; case as shown. */
  readonly handle: string;
  /** The site's permanent numeric id, a digit string, where the light DOM has it. */
  readonly id?: string;
  /** The display name. It never matches anything. */
  readonly name?: string;
}

/** What the item is. A reply on X is a `post`. */
export type PostKind = 'post' | 'repost' | 'quote' | 'comment' | 'ad';

/**
 * The page the post stands on. Only `home` lets an unknown date count as now. `private` pages (messages, notifications,
 * settings, composers) are never read; `unsupported` pages are left alone.
 */
export type View =
  | 'home'
  | 'profile'
  | 'permalink'
  | 'group'
  | 'search'
  | 'list'
  | 'other'
  | 'private'
  | 'unsupported';

/** True for a page that may be read at all: on the others nothing is looked for, not even a count. */
export function isReadable(view: View): boolean {
  return view !== 'private' && view !== 'unsupported';
}

/** One post, comment or quoted post as an adapter read it from the page: plain data, nothing of the DOM. */
export interface Post {
  readonly site: SiteId;
  /** Identity within the page: the site's own post id where the page shows it, else author and text. */
  readonly key: string;
  readonly author: AuthorRef | null;
  /** Path of the permalink ("/ada/status/1"), or null when the page shows none. */
  readonly permalink: string | null;
  /** ISO 8601 instant or day, or null when it cannot be read. */
  readonly postedAt: string | null;
  readonly kind: PostKind;
  readonly view: View;
  /** Who put the post into this feed, when that is somebody else than the author. */
  readonly reposter: AuthorRef | null;
  /** The post's own text: emoji as characters, line breaks as "\n", links as LINK_TOKEN, at most MAX_TEXT units. */
  readonly text: string;
  /** What the author (X) or the site's own recognition (Facebook, Instagram) says the pictures say. */
  readonly imageTexts: readonly string[];
  /** A "more" control cuts the text: what is here is its beginning. */
  readonly truncated: boolean;
  /** The site's own words on who paid ("Paid partnership with …"), or null. */
  readonly disclosure: string | null;
}
