import { SITE_HOSTS } from '../../core/site-hosts.ts';
import { readText } from '../dom-text.ts';
import { handleIn } from '../profile-link.ts';

/** A link to somebody's profile, as far as it can prove who posted. */
export interface UserLink {
  readonly element: Element;
  readonly handle: string;
  /** A picture without words, the handle itself as words, or something else (a mention, a name, a tagged person). */
  readonly shows: 'picture' | 'handle' | 'other';
}

/** A picture's `alt` is no word of a link, nor is the title of a drawing: "Verified" stands inside the name's own link. */
export const WORDS = { skip: (element: Element) => element.localName === 'img', keepLink: () => true };

/** The profile a link names, and what it shows; null for every other link. */
export function userLink(element: Element): UserLink | null {
  const handle = handleIn('instagram', element.getAttribute('href'));
  if (handle === null) return null;
  const words = readText(element, WORDS);
  if (words === '')
    return { element, handle, shows: element.querySelector('img,canvas') === null ? 'other' : 'picture' };
  return { element, handle, shows: words.toLowerCase() === handle.toLowerCase() ? 'handle' : 'other' };
}

/** True when two handles name the same account: Instagram ignores case and keeps dots. */
export function sameUser(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

const POST = /^\/(?:[A-Za-z0-9._]{1,30}\/)?(?:p|reel|tv)\/([A-Za-z0-9_-]{5,40})\/?$/;
const COMMENT =
  /^\/(?:[A-Za-z0-9._]{1,30}\/)?(?:p|reel|tv)\/([A-Za-z0-9_-]{5,40})\/c\/([0-9]{5,25})(?:\/r\/([0-9]{5,25}))?\/?$/;

/** The post's code, when the link is exactly a post's: a comment's link has the same beginning. */
export function postCode(href: string | null): string | null {
  return POST.exec(pathIn(href))?.[1] ?? null;
}

/** The comment (or reply) that a link points at. */
export function commentIn(href: string | null): { readonly id: string; readonly path: string } | null {
  const found = COMMENT.exec(pathIn(href));
  const [, code, comment, reply] = found ?? [];
  if (code === undefined || comment === undefined) return null;
  const path = `/p/${code}/c/${comment}/`;
  return reply === undefined ? { id: comment, path } : { id: reply, path: `${path}r/${reply}/` };
}

function pathIn(href: string | null): string {
  if (href === null) return '';
  const host = SITE_HOSTS.instagram.find((name) => href.startsWith(`https://${name}/`));
  const path = host === undefined ? href : href.slice('https://'.length + host.length);
  return path.startsWith('//') ? '' : (path.split(/[?#]/, 1)[0] ?? '');
}
