import type { AuthorRef, Post, PostKind, View } from '../core/post.ts';
import { MAX_TEXT } from '../core/post.ts';
import { SITE_IDS } from '../core/site-id.ts';

/** A post on the wire: positions instead of names, because the budget is the text plus 200 bytes. */
export type WirePost = readonly [
  key: string,
  author: WireAuthor,
  permalink: string | 0,
  postedAt: string | 0,
  kind: number,
  view: number,
  reposter: WireAuthor,
  text: string,
  imageTexts: readonly string[],
  truncated: 0 | 1,
  disclosure: string | 0,
];

/** handle, id ("" when none); the display name stays on the page: it never matches anything. */
export type WireAuthor = readonly [handle: string, id: string] | 0;

const KINDS: readonly PostKind[] = ['post', 'repost', 'quote', 'comment', 'ad'];
const VIEWS: readonly View[] = [
  'home',
  'profile',
  'permalink',
  'group',
  'search',
  'list',
  'other',
  'private',
  'unsupported',
];
const MAX_IMAGE_TEXTS = 10;
const MAX_SHORT = 300;

/** Packs a post for the background. */
export function packPost(post: Post): WirePost {
  return [
    post.key,
    packAuthor(post.author),
    post.permalink ?? 0,
    post.postedAt ?? 0,
    KINDS.indexOf(post.kind),
    VIEWS.indexOf(post.view),
    packAuthor(post.reposter),
    post.text.slice(0, MAX_TEXT),
    post.imageTexts.slice(0, MAX_IMAGE_TEXTS).map((text) => text.slice(0, MAX_TEXT)),
    post.truncated ? 1 : 0,
    post.disclosure ?? 0,
  ];
}

function packAuthor(author: AuthorRef | null): WireAuthor {
  return author === null ? 0 : [author.handle, author.id ?? ''];
}

/** True when both say the same in every part: then they have the same answer. */
export function isSameWire(one: WirePost, other: WirePost): boolean {
  return isSame(one, other);
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
  // By index: the parts are compared for every post that is read again.
  for (let at = 0; at < one.length; at += 1) if (!isSame(one[at], other[at])) return false;
  return true;
}

/** Unpacks a post; null for anything that `packPost` could not have made: a renderer is not trusted. */
export function unpackPost(site: Post['site'], wire: unknown): Post | null {
  if (!SITE_IDS.includes(site) || !Array.isArray(wire) || wire.length !== 11) return null;
  const [key, author, permalink, postedAt, kind, view, reposter, text, images, truncated, disclosure] = wire;
  const postKind = typeof kind === 'number' ? KINDS[kind] : undefined;
  const postView = typeof view === 'number' ? VIEWS[view] : undefined;
  if (!isText(key, MAX_SHORT + MAX_TEXT) || postKind === undefined || postView === undefined) return null;
  if (!isAuthor(author) || !isAuthor(reposter) || !isText(text, MAX_TEXT)) return null;
  if (!Array.isArray(images) || images.length > MAX_IMAGE_TEXTS) return null;
  if (!images.every((image) => isText(image, MAX_TEXT))) return null;
  if (!isOptional(permalink) || !isOptional(postedAt) || !isOptional(disclosure)) return null;
  return {
    site,
    key,
    author: author === 0 ? null : toAuthor(author),
    permalink: permalink === 0 ? null : permalink,
    postedAt: postedAt === 0 ? null : postedAt,
    kind: postKind,
    view: postView,
    reposter: reposter === 0 ? null : toAuthor(reposter),
    text,
    imageTexts: images,
    truncated: truncated === 1,
    disclosure: disclosure === 0 ? null : disclosure,
  };
}

function toAuthor([handle, id]: readonly [string, string]): AuthorRef {
  return id === '' ? { handle } : { handle, id };
}

function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length <= most;
}

function isOptional(value: unknown): value is string | 0 {
  return value === 0 || isText(value, 2000);
}

function isAuthor(value: unknown): value is WireAuthor {
  if (value === 0) return true;
  if (!Array.isArray(value) || value.length !== 2) return false;
  return value.every((part) => isText(part, MAX_SHORT));
}
