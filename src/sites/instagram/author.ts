import type { AuthorRef } from '../../core/post.ts';
import { standsBefore } from './landmark.ts';
import { sameUser, type UserLink } from './links.ts';

/** Who posted, by which evidence, and the link that names them in the header. */
export interface Named {
  readonly author: AuthorRef;
  readonly hook: 'header' | 'picture-and-name' | 'name-and-caption';
  readonly link: UserLink;
}

/**
 * The first account before the row of buttons that two things prove: its picture directly before its name, its name in
 * the `header` element (2021), or its name beside the post's time and again before the caption. One link alone proves
 * nothing: a tagged person, a sponsor, a second author and a suggestion are links too. `users` are the unit's links
 * outside of comments.
 */
export function authorOf(
  users: readonly UserLink[],
  landmark: Element | null,
  firstComment: Element | null,
): Named | null {
  if (landmark === null) return null;
  const above = users.filter(
    (link) =>
      standsBefore(link.element, landmark) &&
      (firstComment === null || standsBefore(link.element, firstComment)),
  );
  for (const link of above) {
    if (link.shows !== 'handle') continue;
    const author = { handle: link.handle, name: link.handle };
    const pictures = picturesBefore(above, link);
    if (pictures.some((picture) => sameUser(picture.handle, link.handle)))
      return { author, hook: 'picture-and-name', link: headerLink(above, link) };
    // Somebody else's picture before this name: a row that is being rewritten, and nobody can say whose it is.
    if (pictures.length > 0) return null;
    if (isPictured(link, landmark)) return { author, hook: 'picture-and-name', link };
    if (link.element.closest('header') !== null) return { author, hook: 'header', link };
    const again = users.some(
      (other) => other !== link && other.shows === 'handle' && sameUser(other.handle, link.handle),
    );
    if (again && standsBesideTime(link, users, landmark)) return { author, hook: 'name-and-caption', link };
  }
  return null;
}

/** True when the smallest box with this name and a time names nobody else: people tagged on a picture have no time. */
function standsBesideTime(link: UserLink, users: readonly UserLink[], landmark: Element): boolean {
  for (let node = link.element.parentElement; node !== null; node = node.parentElement) {
    const box = node;
    if (box.contains(landmark)) return false;
    if (box.querySelector('time') === null) continue;
    return users.every((other) => sameUser(other.handle, link.handle) || !box.contains(other.element));
  }
  return false;
}

/**
 * With a ring of stories around it, and for two authors, the header's picture is a button and no link: only its `alt`
 * names the account, in every language (post pages of 2025-08, tvpsh2021/social-snap). The smallest box with this name
 * and such a picture tells.
 */
function isPictured({ element, handle }: UserLink, landmark: Element): boolean {
  for (let box = element.parentElement; box !== null && !box.contains(landmark); box = box.parentElement) {
    const pictures = [...box.querySelectorAll('span[role="link"] img[alt]')].filter((picture) =>
      standsBefore(picture, element),
    );
    if (pictures.length > 0)
      return pictures.some((picture) => namesUser(picture.getAttribute('alt'), handle));
  }
  return false;
}

function namesUser(alt: string | null, handle: string): boolean {
  return (alt ?? '').match(/[\w.]+/g)?.some((word) => sameUser(word, handle)) === true;
}

/**
 * The post page of 2025-08 proves its author in the caption's row, above the buttons: the header is the same name before
 * it, with no picture of the post between (people tagged on one have names there too).
 */
function headerLink(above: readonly UserLink[], proof: UserLink): UserLink {
  const earlier = above
    .slice(0, above.indexOf(proof))
    .findLast((other) => other.shows === 'handle' && sameUser(other.handle, proof.handle));
  let box = earlier?.element ?? null;
  while (box !== null && !box.contains(proof.element)) box = box.parentElement;
  return earlier === undefined || box === null || holdsMedia(box) ? proof : earlier;
}

/** The pictures that stand directly before a name: one, or two for a post of two authors. A commenter's is elsewhere. */
function picturesBefore(above: readonly UserLink[], name: UserLink): UserLink[] {
  const pictures: UserLink[] = [];
  for (let at = above.indexOf(name) - 1; at >= 0; at -= 1) {
    const before = above[at];
    if (before === undefined || before.shows !== 'picture') break;
    pictures.push(before);
  }
  return pictures;
}

/** The widest box around the author's name that holds no picture but people's own, no buttons and no caption. */
export function headerBox(named: Named, unit: Element, stops: readonly Element[]): Element {
  let box = named.link.element;
  for (
    let node = box.parentElement;
    node !== null && node !== unit.parentElement;
    node = node.parentElement
  ) {
    const candidate = node;
    if (stops.some((stop) => candidate.contains(stop)) || holdsMedia(candidate)) break;
    box = candidate;
  }
  return box;
}

/** A picture or video that stands in nobody's link: what the post shows. */
function holdsMedia(box: Element): boolean {
  for (const media of box.querySelectorAll('img,video')) if (isMedia(media)) return true;
  return false;
}

/** True for a picture of the post itself: not somebody's profile picture. */
export function isMedia(media: Element): boolean {
  const link = media.closest('a[href],[role="link"]');
  if (link === null) return media.getAttribute('data-testid') !== 'user-avatar';
  return /\/(?:p|reel|tv)\//.test(link.getAttribute('href') ?? '');
}
