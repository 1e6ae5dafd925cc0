import { INSTAGRAM_HOSTS } from '../../core/site-hosts.ts';
import { readText } from '../dom-text.ts';

/** A link to somebody's profile, as far as it can prove who posted. */
export interface UserLink {
  readonly element: Element;
  readonly handle: string;
  /** A picture without words, the handle itself as words, or something else (a mention, a name, a tagged person). */
  readonly shows: 'picture' | 'handle' | 'other';
}

/** A picture's `alt` is no word of a link, nor is the title of a drawing: "Verified" stands inside the name's own link. */
export const WORDS = { skip: (element: Element) => element.localName === 'img', keepLink: () => true };

const PROFILE = /^\/([A-Za-z0-9._]{1,30})\/?$/;
/** First path segments that are the site's own pages, never somebody's handle (TheKonka, 2026-05; sites/instagram.md). */
const RESERVED = new Set(
  (
    'p reel reels tv explore stories direct accounts about legal privacy terms developer web challenge ' +
    'oauth emails session your_activity archive ar notifications create press api graphql nametag'
  ).split(' '),
);

/** The handle that a profile link names, case as shown; null for every link that is not exactly a profile's. */
export function handleIn(href: string | null): string | null {
  const handle = PROFILE.exec(pathIn(href))?.[1];
  return handle === undefined || RESERVED.has(handle.toLowerCase()) ? null : handle;
}

/** The profile a link names, and what it shows; null for every other link. */
export function userLink(element: Element): UserLink | null {
  const handle = handleIn(element.getAttribute('href'));
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

/** Path of a link inside the site, without query and fragment; for any other link something that no pattern here fits. */
function pathIn(href: string | null): string {
  if (href === null) return '';
  const host = INSTAGRAM_HOSTS.find((name) => href.startsWith(`https://${name}/`));
  const path = host === undefined ? href : href.slice('https://'.length + host.length);
  return path.startsWith('//') ? '' : (path.split(/[?#]/, 1)[0] ?? '');
}
