import type { CutText } from '../cut-text.ts';
import { readCutText } from '../cut-text.ts';
import type { Named } from './author.ts';
import { standsBefore } from './landmark.ts';
import { sameUser, type UserLink } from './links.ts';
import { readRow } from './text.ts';

/** A post's own words, where they stand, and by which hook they were found. */
export interface Caption extends CutText {
  readonly element: Element;
  readonly hook: 'author-link' | 'h1' | 'paragraph';
}

/** The line on who liked a post: in Turkish, Korean and Japanese it begins with a name, like a caption. */
export const LIKES = 'a[href*="/liked_by/"]';

/** How many boxes are climbed from the author's link to the row of the caption. */
const MAX_CLIMB = 12;

/**
 * The caption: the row that begins with the author's link, other than the header's own (every layout); else the only
 * `h1[dir=auto]` (post page, 2024-01). Comments are left out before (`stops` are their rows, the header's link, the
 * row of buttons and the line of likes).
 */
export function captionOf(
  unit: Element,
  named: Named | null,
  users: readonly UserLink[],
  landmark: Element | null,
  stops: readonly Element[],
): Caption | null {
  const title = titleOf(unit, stops);
  if (named === null) return null;
  const bars = stops.filter((stop) => stop === landmark || stop.matches(LIKES));
  /** Words of somebody else above the buttons: the author's name in them begins nothing. */
  const theirs: Element[] = [];
  // The header stands first: a name before it is no caption's.
  for (const link of users.slice(users.indexOf(named.link) + 1)) {
    // Who liked it stands in a section of its own (2021–2026), never a caption.
    const section = link.element.closest('section');
    if (section !== null && unit.contains(section) && !section.contains(named.link.element)) continue;
    if (theirs.some((row) => row.contains(link.element))) continue;
    const own = sameUser(link.handle, named.author.handle);
    const row = link.shows === 'handle' ? rowFrom(link, unit, own ? stops : bars, users, own) : null;
    if (row === null) continue;
    if (!own) {
      // Below the buttons the caption comes first: behind somebody else's words only comments follow.
      if (landmark !== null && !standsBefore(link.element, landmark)) break;
      theirs.push(row.element);
      continue;
    }
    if (title !== null && row.element.contains(title.element)) return title;
    return row;
  }
  return title;
}

/** The row that begins with a link. Somebody else's may name the author too: it is theirs all the same. */
function rowFrom(
  link: UserLink,
  unit: Element,
  stops: readonly Element[],
  users: readonly UserLink[],
  own: boolean,
): Caption | null {
  // A heading holds the name and its marks ("Verified"), never the words (2021).
  let node = (link.element.closest('h2,h3') ?? link.element).parentElement;
  for (let up = 0; node !== null && node !== unit && up < MAX_CLIMB; up += 1, node = node.parentElement) {
    const box = node;
    if (stops.some((stop) => box.contains(stop))) return null;
    if (!beginsWith(box, link, users) || (own && namesAnother(box, link, users))) return null;
    const read = readRow(box, link.element);
    if (read.text !== '') return { ...read, element: box, hook: 'author-link' };
  }
  return null;
}

/** A caption names others with their sign; a bare handle is a header's second author ("A and B"). */
function namesAnother(box: Element, link: UserLink, users: readonly UserLink[]): boolean {
  return users.some(
    (user) => user.shows === 'handle' && !sameUser(user.handle, link.handle) && box.contains(user.element),
  );
}

/** True when nobody else is named before the link and no words stand before it ("Liked by NAME and others"). */
function beginsWith(box: Element, link: UserLink, users: readonly UserLink[]): boolean {
  const first = users.find((user) => user.shows !== 'picture' && box.contains(user.element));
  const words = (box.textContent ?? '').trim().toLowerCase();
  return first === link && words.startsWith(link.handle.toLowerCase());
}

function titleOf(unit: Element, stops: readonly Element[]): Caption | null {
  const titles = [...unit.querySelectorAll('h1[dir="auto"]')].filter(
    (title) => !stops.some((stop) => stop.contains(title)),
  );
  const [title] = titles;
  if (title === undefined || titles.length > 1) return null;
  const read = readCutText(title, { dropHidden: true, keepLink: () => true }, isButton);
  return read.text === '' ? null : { ...read, element: title, hook: 'h1' };
}

function isButton(element: Element): boolean {
  return element.localName === 'button' || element.getAttribute('role') === 'button';
}
