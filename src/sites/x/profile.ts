import { readText } from '../dom-text.ts';
import type { PageContext } from '../site.ts';
import { idInFollow } from './author.ts';
import { handleIn } from './links.ts';

/** `UserName` in a profile's header ("User-Name" with a hyphen in posts): capture of 2023-12. */
const HEADER_NAME = '[data-testid="primaryColumn"] [data-testid="UserName"]';
const DESCRIPTION = '[data-testid="primaryColumn"] [data-testid="UserDescription"]';
const COLUMN = '[data-testid="primaryColumn"]';
/** Follow buttons end in "-follow" or "-unfollow"; a post's and a suggestion's own ones are left out below. */
const FOLLOW = '[data-testid$="follow"]';

/** The words of the profile's header, when the header is surely that of the address; see profiles.ts. */
export function profileOf(
  root: Element,
  page: PageContext,
): { readonly handle: string; readonly description: string } | null {
  const handle = pageHandle(page);
  if (handle === null) return null;
  try {
    if (!namesHandle(root.querySelector(HEADER_NAME), handle)) return null;
    const words = root.querySelector(DESCRIPTION);
    return words === null
      ? null
      : { handle, description: readText(words, { preWrap: true, dropHidden: true }) };
  } catch {
    return null;
  }
}

/** The numeric id in the profile header's follow button, when the header is that of `handle`; null on the reader's own. */
export function headerId(root: Element, page: PageContext, handle: string): string | null {
  if (pageHandle(page)?.toLowerCase() !== handle.toLowerCase()) return null;
  const button = root.querySelector(COLUMN)?.querySelector(FOLLOW) ?? null;
  // The header comes first in the column; a button inside a post or a suggestion says nothing about the header.
  if (
    button === null ||
    button.closest('article,[data-testid="UserCell"],[data-testid="cellInnerDiv"]') !== null
  )
    return null;
  return idInFollow(button, handle);
}

function pageHandle(page: PageContext): string | null {
  if (page.view !== 'profile') return null;
  return handleIn(`/${page.url.pathname.split('/')[1] ?? ''}`);
}

/** "@handle" stands in the header as a text of its own. */
function namesHandle(name: Element | null, handle: string): boolean {
  if (name === null) return false;
  const wanted = `@${handle.toLowerCase()}`;
  const walker = name.ownerDocument.createTreeWalker(name, 4);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if ((node.nodeValue ?? '').trim().toLowerCase() === wanted) return true;
  }
  return false;
}
