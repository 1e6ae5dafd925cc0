import type { AuthorRef } from '../../core/post.ts';
import { withoutMarks } from '../invisible-marks.ts';
import { groupIn, samePerson } from './links.ts';
import { between, type Header, type LinkPart, type Parts } from './scan.ts';

/** Who a header names, and by which hook; `mismatch` when avatar and name contradict each other. */
export interface Named {
  readonly author: AuthorRef | null;
  readonly hook: 'profile-name' | 'heading' | 'group-member' | 'none';
  readonly mismatch: boolean;
}

/** A header that names nobody. */
export const NOBODY: Named = { author: null, hook: 'none', mismatch: false };

/**
 * The author of one header. `from` is where the part of the unit that may hold its avatar begins, `to` where its text,
 * the next header or the buttons begin. The first link is the author: "X is with Y", "X shared Y's post", "X ▸ group".
 * A bare heading needs an avatar that agrees (2018 puts "NAME, NAME and 5 others like PAGE" into one), and so does a
 * name with words before it; an avatar that disagrees leaves no author.
 */
export function authorOf(header: Header, parts: Parts, from: number, to: number): Named {
  const first = parts.links.find(({ element, words }) => words !== '' && header.element.contains(element));
  if (first === undefined) return NOBODY;
  const { person } = first;
  const avatar = avatarOf(header, parts, from);
  if (avatar === null && hasWordsBefore(header.element, first.words)) return NOBODY;
  if (person === null)
    return groupIn(first.href) === null ? NOBODY : memberOf(header, first.element, parts, avatar, to);
  if (avatar !== null && !samePerson(avatar, person)) return { ...NOBODY, mismatch: true };
  if (avatar === null && !header.named) return NOBODY;
  return {
    author: withName(person, first),
    hook: header.named ? 'profile-name' : 'heading',
    mismatch: false,
  };
}

/** A group's name stands first; the member is the next person that is linked, in the header or on the line below it. */
function memberOf(header: Header, group: Element, parts: Parts, avatar: AuthorRef | null, to: number): Named {
  for (const link of parts.links) {
    const { person } = link;
    if (link.at <= header.at || link.at >= to || link.words === '' || person === null) continue;
    // Only a line that begins with a member names the author: before whoever approved a post, or is with an anonymous
    // author, stand words. Below the header only the group's own form of a member's link is sure enough.
    if (
      hasWordsBefore(boxWithout(link.element, group), link.words) ||
      (!header.element.contains(link.element) && !/\/groups\/[^/]+\/user\//.test(link.href))
    ) {
      return NOBODY;
    }
    if (avatar !== null && !samePerson(avatar, person)) return { ...NOBODY, mismatch: true };
    return { author: withName(person, link), hook: 'group-member', mismatch: false };
  }
  return NOBODY;
}

/** The person behind the picture beside a header: the last link to a person without words before it. */
function avatarOf(header: Header, parts: Parts, from: number): AuthorRef | null {
  return between(parts.links, from, header.at).findLast(isAvatar)?.person ?? null;
}

/** True for a link to a person that holds a picture and no words. */
export function isAvatar({ person, words }: LinkPart): boolean {
  return person !== null && words === '';
}

/** "Anonymous participant shared NAME's post": somebody without a link stands before the first link. */
export function hasWordsBefore(line: Element, words: string): boolean {
  return !withoutMarks(line.textContent ?? '')
    .trim()
    .startsWith(words);
}

function withName(person: AuthorRef, { words }: LinkPart): AuthorRef {
  return { ...person, name: words.replace(/\s+/g, ' ') };
}

/** The widest box around one element that does not hold the other. */
export function boxWithout(inside: Element, outside: Element): Element {
  let widest = inside;
  for (let box = inside.parentElement; box?.contains(outside) === false; box = box.parentElement)
    widest = box;
  return widest;
}
