import { boxWithout, isAvatar } from './header.ts';
import { pathIn } from './links.ts';
import { between, type Header, isShown, type LinkPart, type Part, type Parts } from './scan.ts';

/** One post within a unit: the outer one, or a shared one. `end` is where its header's own links end. */
export interface Story {
  readonly header: Header | null;
  readonly message: Part | null;
  readonly end: number;
}

/**
 * Splits a unit into the outer post (first) and the shared posts. A text belongs to the header with which it shares the
 * smallest box, if that header stands before it and nothing that belongs to somebody else stands between; otherwise its
 * author is unknown.
 */
export function splitStories(parts: Parts): Story[] {
  const headers = withoutSocialLine(parts);
  const owners = pairTexts(parts, headers);
  const stories: Story[] = [];
  const [only] = headers;
  if (parts.messages.length === 0 && headers.length === 1 && only?.named === false) {
    return [
      { header: only, message: textWithoutHook(parts, only), end: headerEnd(parts, only, null, headers) },
    ];
  }
  const firstText = parts.messages[0];
  // A text above every header is the outer post, and its author is unknown.
  if (firstText !== undefined && firstText.at < (headers[0]?.at ?? Infinity)) {
    stories.push({ header: null, message: firstText, end: firstText.at });
  }
  for (const header of headers) {
    const message = parts.messages.find((text) => owners.get(text) === header) ?? null;
    // A bare heading without a text below the first is a card's title, a list, a suggestion.
    if (stories.length > 0 && message === null && !header.named) continue;
    stories.push({ header, message, end: headerEnd(parts, header, message, headers) });
  }
  for (const text of parts.messages) {
    // The light layout may hold one text twice, side by side (2026-07, a public reader's tests).
    const words = text.element.textContent;
    if (owners.has(text) || stories.some(({ message }) => message?.element.textContent === words)) continue;
    stories.push({ header: null, message: text, end: text.at });
  }
  return stories;
}

/**
 * 2018 writes "NAME, NAME and 5 others like PAGE." as a heading above the author's own: no picture stands before it,
 * and no text between the two.
 */
function withoutSocialLine(parts: Parts): readonly Header[] {
  const [first, second] = parts.headers;
  if (first === undefined || second === undefined || first.named) return parts.headers;
  const avatarBefore = between(parts.links, 0, first.at).some(isAvatar);
  const avatarBetween = between(parts.links, first.at, second.at).some(isAvatar);
  const textBetween = between(parts.messages, first.at, second.at).length > 0;
  return !avatarBefore && (avatarBetween || second.named) && !textBetween
    ? parts.headers.slice(1)
    : parts.headers;
}

function pairTexts(parts: Parts, headers: readonly Header[]): Map<Part, Header> {
  const owners = new Map<Part, Header>();
  for (const text of parts.messages) {
    const owner = nearestHeader(text, headers);
    if (owner === null || [...owners.values()].includes(owner)) continue;
    if (!foreignBetween(parts, owner, text)) owners.set(text, owner);
  }
  return owners;
}

/** Of the headers above a text the one in the smallest box around it; among several the last. */
function nearestHeader(text: Part, headers: readonly Header[]): Header | null {
  const above = between(headers, 0, text.at);
  if (above.length < 2) return above[0] ?? null;
  for (let node = text.element.parentElement; node !== null; node = node.parentElement) {
    const box = node;
    const inside = above.findLast((header) => box.contains(header.element));
    if (inside !== undefined) return inside;
  }
  return null;
}

/**
 * Between a header and its own text stand no photo, no story, no attachment and no other person's picture or, outside
 * of the header's own box, name; and no sign of somebody without a link (a name, a time, a drawn picture) stands closer to
 * the text than the header. Plain words may:
 * a sale's title and price, a hidden copy, a style.
 */
function foreignBetween(parts: Parts, header: Header, text: Part): boolean {
  const own = boxWithout(header.element, text.element);
  return (
    firstForeign(parts, header.at) < text.at ||
    between(parts.links, header.at, text.at).some(
      ({ element, person }) => person !== null && !own.contains(element),
    ) ||
    [...boxWithout(text.element, header.element).querySelectorAll(SOMEBODY)].some(
      (sign) => sign.compareDocumentPosition(text.element) === 4 && isShown(sign),
    )
  );
}

const SOMEBODY = 'a,h3,h4,h5,strong,object,image';

/** The first attachment, avatar or button after a header: what its own lines end before. */
function firstForeign(parts: Parts, from: number): number {
  const header = parts.headers.find((candidate) => candidate.at === from)?.element;
  for (const link of parts.links) {
    if (link.at <= from || header?.contains(link.element) === true) continue;
    if (isAvatar(link) || isAttachment(link)) return Math.min(link.at, parts.bar);
  }
  return parts.bar;
}

/** A link to a picture, a story or out of the site; a time may point at a photo, but shows letters. */
function isAttachment({ element, href }: LinkPart): boolean {
  if (/^$|^[#?]|#$/.test(href)) return false;
  const path = pathIn(href);
  if (path === null || path.startsWith('/stories/')) return true;
  return ATTACHED.test(path) && element.querySelector('img,video') !== null;
}

const ATTACHED = /^\/(?:photo|photo\.php|watch|reel|[^/]+\/(?:photos|videos))(?:\/|$)/;

/** Where a header's own lines end: at its text, the next header, or the first thing that is not its own. */
function headerEnd(parts: Parts, header: Header, message: Part | null, headers: readonly Header[]): number {
  const next = headers.find((other) => other.at > header.at);
  return Math.min(message?.at ?? Infinity, next?.at ?? Infinity, firstForeign(parts, header.at));
}

/**
 * True when a line with a time stands below a name: without it the name is a person's card, found, suggested, somebody's
 * birthday. The time's own link is scrambled or hidden, so any link counts that names nobody.
 */
export function hasTime(linksBelow: readonly LinkPart[]): boolean {
  return linksBelow.some(({ person }) => person === null);
}

/** Fallback when every hook is gone, the header's role too: the one paragraph between the header and what follows it. */
function textWithoutHook(parts: Parts, header: Header): Part | null {
  const end = firstForeign(parts, header.at);
  const [first, second] = between(parts.paragraphs, header.at, end);
  return first !== undefined &&
    second === undefined &&
    (first.element.textContent ?? '').trim() !== '' &&
    hasTime(between(parts.links, header.at, first.at)) &&
    !foreignBetween(parts, header, first)
    ? first
    : null;
}
