import type { Post } from '../../core/post.ts';
import type { BadgeSlot, PageContext, ReadPost } from '../site.ts';
import { slotBehind } from '../slot-behind.ts';
import { commentIn, type UserLink, userLink } from './links.ts';
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
  const links = [...unit.querySelectorAll('a[href*="/c/"]')].filter((link) => addressOf(link) !== null);
  const rows: CommentRow[] = [];
  for (const link of links) {
    const address = addressOf(link);
    const row = address === null ? null : rowAround(link, links, unit);
    if (address !== null && row !== null) rows.push({ ...row, ...address, link });
  }
  return rows;
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
    if (links.some((other) => other !== link && box.contains(other))) return null;
    const name = firstName(box);
    if (name !== null && readRow(box, name.element).text !== '') return { row: box, name };
  }
  return null;
}

function firstName(box: Element): UserLink | null {
  for (const link of box.querySelectorAll('a[href]')) {
    const user = userLink(link);
    if (user !== null && user.shows !== 'picture') return user.shows === 'handle' ? user : null;
  }
  return null;
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
