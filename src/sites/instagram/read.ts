import type { Post } from '../../core/post.ts';
import { isReadable } from '../../core/post.ts';
import type { InstagramWord } from '../../core/site-words.ts';
import { readText } from '../dom-text.ts';
import { textInImage } from '../image-text.ts';
import { isAdWord, paidSentence } from '../paid-label.ts';
import type { BadgeSlot, PageContext, ReadPost } from '../site.ts';
import { slotBehind } from '../slot-behind.ts';
import type { Words } from '../words.ts';
import { authorOf, headerBox, isMedia, type Named } from './author.ts';
import { captionOf, LIKES } from './caption.ts';
import { type CommentRow, commentLinks, commentRows, readComment } from './comments.ts';
import { landmarkIn, standsBefore } from './landmark.ts';
import { postCode, type UserLink, userLink, WORDS } from './links.ts';

/** Reads a unit: the post, then its comments. Nothing on private pages, and nothing of stories and reels. */
export function readUnit(words: Words<InstagramWord>, unit: Element, page: PageContext): ReadPost[] {
  if (!isReadable(page.view)) return [];
  const landmark = landmarkIn(unit);
  const rows = commentRows(unit);
  const users = usersOf(unit, rows);
  const media = [...unit.querySelectorAll('img,video')].filter(isMedia);
  const named = authorOf(users, landmark, rows[0]?.row ?? null);
  const stops = [
    ...rows.map((row) => row.row),
    ...commentLinks(unit),
    ...unit.querySelectorAll(LIKES),
    ...(landmark === null ? [] : [landmark]),
    ...(named === null ? [] : [named.link.element]),
  ];
  const caption = captionOf(unit, named, users, landmark, stops);
  const address = addressOf(unit, page);
  if (named === null && caption === null) return [];
  const box =
    named === null ? null : headerBox(named, unit, stopsOfHeader(stops, named, caption?.element ?? null));
  const text = caption?.text ?? '';
  const post: Post = {
    site: 'instagram',
    key: address.path ?? `${named?.author.handle.toLowerCase() ?? ''}|${text}`,
    author: named?.author ?? null,
    permalink: address.path,
    postedAt: address.time,
    kind: isAd(words, unit, box) ? 'ad' : 'post',
    view: page.view,
    reposter: null,
    text,
    imageTexts: landmark === null ? [] : picturesOf(words, media, landmark),
    truncated: caption?.truncated === true,
    disclosure: disclosureIn(words, box),
  };
  const outer: ReadPost = {
    post,
    element: unit,
    slot: slotOf(box, unit),
    contextSlot: null,
    hooks: {
      author: named?.hook ?? 'none',
      text: caption?.hook ?? 'none',
      permalink: address.hook,
      landmark: landmark === null ? 'none' : landmark.localName === 'section' ? 'section' : 'buttons',
    },
  };
  return [outer, ...rows.map((row) => readComment(row, page))];
}

function usersOf(unit: Element, rows: readonly CommentRow[]): UserLink[] {
  const users: UserLink[] = [];
  for (const link of unit.querySelectorAll('a[href]')) {
    const user = userLink(link);
    if (user !== null && !rows.some((row) => row.row.contains(link))) users.push(user);
  }
  return users;
}

function stopsOfHeader(stops: readonly Element[], named: Named, caption: Element | null): Element[] {
  const others = stops.filter((stop) => stop !== named.link.element);
  return caption === null ? others : [...others, caption];
}

/**
 * The post's address and time: the link that is exactly a post's; comments' links begin like it. On a post's own page the
 * tiles below it are links to other posts, without a time; with one it is a post of the feed behind a dialog.
 */
function addressOf(
  unit: Element,
  page: PageContext,
): { readonly path: string | null; readonly time: string | null; readonly hook: string } {
  const here = page.view === 'permalink' ? postCode(page.url.pathname) : null;
  let bare: string | null = null;
  let timed: { path: string; time: string | null; hook: string } | null = null;
  for (const link of unit.querySelectorAll('a[href]')) {
    const code = postCode(link.getAttribute('href'));
    if (code === null) continue;
    const time = link.querySelector('time')?.getAttribute('datetime') ?? null;
    if (time !== null && (timed === null || code === here)) {
      timed = { path: `/p/${code}/`, time: isTime(time) ? time : null, hook: 'time-link' };
      if (here === null || code === here) break;
    }
    bare ??= code;
  }
  if (timed !== null) return timed;
  const own = codeOfLists(unit);
  const code = own ?? here ?? bare;
  return {
    path: code === null ? null : `/p/${code}/`,
    time: null,
    hook: code === null ? 'none' : own === null && here !== null ? 'address' : 'link',
  };
}

/** "View all 12 comments" and "liked by" carry the code too. */
function codeOfLists(unit: Element): string | null {
  for (const link of unit.querySelectorAll('a[href$="/comments/"],a[href$="/liked_by/"]')) {
    const code = postCode((link.getAttribute('href') ?? '').replace(/(?:comments|liked_by)\/$/, ''));
    if (code !== null) return code;
  }
  return null;
}

function isTime(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}(?:T|$)/.test(value) && !Number.isNaN(Date.parse(value));
}

/** Ads lead to facebook.com/ads (uBO, 2023–2026) or say so in the header, padded with invisible letters (2026-08). */
function isAd(words: Words<'ad'>, unit: Element, box: Element | null): boolean {
  if (unit.querySelector('a[href^="https://www.facebook.com/ads/"]') !== null) return true;
  for (const element of box?.querySelectorAll('span,div,a') ?? []) {
    if (element.childElementCount === 0 && isAdWord(words, element.textContent)) return true;
  }
  return false;
}

/** "Paid partnership with NAME", on the header's second line. */
function disclosureIn(words: Words<'paid'>, box: Element | null): string | null {
  let found: string | null = null;
  for (const element of box?.querySelectorAll('span,div,a') ?? []) {
    const text = paidSentence(words, readText(element, WORDS));
    if (text !== null && (found === null || text.length > found.length)) found = text;
  }
  return found;
}

/** Pictures above the row of buttons only: below stand other posts. */
function picturesOf(words: Words<'picture'>, media: readonly Element[], landmark: Element): string[] {
  const texts = media
    .filter((picture) => standsBefore(picture, landmark))
    .map((picture) => textInImage(words, picture.getAttribute('alt')));
  return [...new Set(texts.filter((text) => text !== null))];
}

/** Behind the header, above the picture. */
function slotOf(box: Element | null, unit: Element): BadgeSlot | null {
  return box === null || box === unit ? null : slotBehind(box);
}
