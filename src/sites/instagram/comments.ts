import type { Post } from '../../core/post.ts';
import type { BadgeSlot, PageContext, ReadPost } from '../site.ts';
import { slotBehind } from '../slot-behind.ts';
import { commentIn, sameUser, type UserLink, userLink } from './links.ts';
import { readRow } from './text.ts';

/** One comment: its own row, the link with its time, and who is named at its beginning. */
export interface CommentRow {
  readonly row: Element;
  readonly name: UserLink;
  readonly id: string;
  readonly path: string;
  readonly link: Element;
}

/**
 * The comments of a unit: each has a link to itself (`/p/<code>/c/<id>/`) around its time (2021–2026). The row is the
 * smallest box around that link with somebody's name and words; the short comments of the feed have no such link and are
 * not read.
 */
export function commentRows(unit: Element): CommentRow[] {
  const links = commentLinks(unit);
  const users = links.length === 0 ? [] : [...unit.querySelectorAll('a[href]')].map(userLink);
  const rows: CommentRow[] = [];
  for (const link of links) {
    const address = addressOf(link);
    const row = address === null ? null : rowAround(link, links, unit);
    if (address === null || row === null || isUnderOtherPicture(row.name, users)) continue;
    rows.push({ ...row, ...address, link });
  }
  return rows;
}

/** Every link from a comment to itself, also of those whose author is not certain: what holds one is no caption. */
export function commentLinks(unit: Element): Element[] {
  return [...unit.querySelectorAll('a[href*="/c/"]')].filter((link) => addressOf(link) !== null);
}

function addressOf(link: Element): { readonly id: string; readonly path: string } | null {
  return commentIn(link.getAttribute('href'));
}

function rowAround(
  link: Element,
  links: readonly Element[],
  unit: Element,
): { row: Element; name: UserLink } | null {
  for (let node = link.parentElement; node !== null && node !== unit; node = node.parentElement) {
    const box = node;
    // Another time is another comment's, or the caption's: nobody is named beside this one.
    if (links.some((other) => other !== link && box.contains(other))) return null;
    if (box.querySelectorAll('time').length > 1) return null;
    const name = firstName(box);
    if (name === 'uncertain') return null;
    // Words beside the time and nobody who says them: somebody without a page. The next name would be somebody else's.
    if (name === null && readRow(box, link).text !== '') return null;
    if (name !== null && readRow(box, name.element).text !== '') return { row: box, name };
  }
  return null;
}

/** Who is named first; not certain when that is no name but a mention. */
function firstName(box: Element): UserLink | 'uncertain' | null {
  for (const link of box.querySelectorAll('a[href]')) {
    const user = userLink(link);
    if (user !== null && user.shows !== 'picture') return user.shows === 'handle' ? user : 'uncertain';
  }
  return null;
}

/** The picture directly before a name is somebody else's: a row that is being rewritten. */
function isUnderOtherPicture(name: UserLink, users: readonly (UserLink | null)[]): boolean {
  const at = users.findIndex((user) => user?.element === name.element);
  const before = users.slice(0, at).findLast((user) => user !== null);
  return before?.shows === 'picture' && !sameUser(before.handle, name.handle);
}

/** Reads one comment. Its author is the name at its beginning; anything else there leaves no comment at all. */
export function readComment({ row, name, id, path, link }: CommentRow, page: PageContext): ReadPost {
  const { text, truncated } = readRow(row, name.element);
  const post: Post = {
    site: 'instagram',
    key: `comment ${id}`,
    author: { handle: name.handle, name: name.handle },
    permalink: path,
    postedAt: link.querySelector('time')?.getAttribute('datetime') ?? null,
    kind: 'comment',
    view: page.view,
    reposter: null,
    text,
    imageTexts: [],
    truncated,
    disclosure: null,
  };
  return {
    post,
    element: row,
    slot: slotOf(row, name.element),
    contextSlot: null,
    hooks: { author: 'comment-name', text: 'row' },
  };
}

/** Behind the row's child that holds the name: where its words begin. */
function slotOf(row: Element, name: Element): BadgeSlot | null {
  for (const child of row.children) if (child.contains(name)) return slotBehind(child);
  return null;
}
