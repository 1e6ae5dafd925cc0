import type { AuthorRef } from '../../core/post.ts';
import { withoutMarks } from '../image-text.ts';
import { groupIn, personIn, samePerson } from './links.ts';
import type { Header, Part, Parts } from './scan.ts';

/** Who a header names, and by which hook; `mismatch` when avatar and name contradict each other. */
export interface Named {
  readonly author: AuthorRef | null;
  readonly hook: 'profile-name' | 'heading' | 'group-member' | 'none';
  readonly mismatch: boolean;
}

const NOBODY: Named = { author: null, hook: 'none', mismatch: false };

/**
 * The author of one header. `from` is where the part of the unit that may hold its avatar begins, `to` where its text,
 * the next header or the buttons begin. The first link is the author: "X is with Y", "X shared Y's post", "X ▸ group".
 * A bare heading needs an avatar that agrees (2018 puts "NAME, NAME and 5 others like PAGE" into one), and so does a
 * name with words before it; an avatar that disagrees leaves no author.
 */
export function authorOf(header: Header, parts: Parts, from: number, to: number): Named {
  const links = parts.links.filter((link) => header.element.contains(link.element) && hasText(link.element));
  const first = links[0]?.element;
  if (first === undefined) return NOBODY;
  const href = first.getAttribute('href');
  const person = personIn(href);
  if (person === null) return groupIn(href) === null ? NOBODY : memberOf(header, parts, from, to);
  const avatar = avatarOf(header, parts, from);
  if (avatar !== null && !samePerson(avatar, person)) return { ...NOBODY, mismatch: true };
  if (avatar === null && (!header.named || hasWordsBefore(header.element, first))) return NOBODY;
  return {
    author: withName(person, first),
    hook: header.named ? 'profile-name' : 'heading',
    mismatch: false,
  };
}

/** A group's name stands first; the member is the next person that is linked, in the header or on the line below it. */
function memberOf(header: Header, parts: Parts, from: number, to: number): Named {
  for (const link of parts.links) {
    if (link.at <= header.at || link.at >= to || !hasText(link.element)) continue;
    const href = link.element.getAttribute('href');
    const person = personIn(href);
    if (person === null) continue;
    // On the line below only the group's own form of a member's link is surely the author.
    if (!header.element.contains(link.element) && !/\/groups\/[^/]+\/user\//.test(href ?? '')) return NOBODY;
    const avatar = avatarOf(header, parts, from);
    if (avatar !== null && !samePerson(avatar, person)) return { ...NOBODY, mismatch: true };
    return { author: withName(person, link.element), hook: 'group-member', mismatch: false };
  }
  return NOBODY;
}

/** The person behind the picture beside a header: the last link to a person without words before it. */
function avatarOf(header: Header, parts: Parts, from: number): AuthorRef | null {
  let avatar: AuthorRef | null = null;
  for (const link of parts.links) {
    if (link.at >= header.at) break;
    if (link.at > from && isAvatar(link)) avatar = personIn(link.element.getAttribute('href'));
  }
  return avatar;
}

/** True for a link to a person that holds a picture and no words. */
export function isAvatar(link: Part): boolean {
  return personIn(link.element.getAttribute('href')) !== null && !hasText(link.element);
}

/** "Anonymous participant shared NAME's post": somebody without a link stands before the first link. */
function hasWordsBefore(header: Element, link: Element): boolean {
  const words = withoutMarks(header.textContent ?? '').trim();
  return !words.startsWith(withoutMarks(link.textContent ?? '').trim());
}

/** True when a link shows words: a drawing's own title ("Facebook", a name) is none. */
function hasText(link: Element): boolean {
  const words = withoutMarks(link.textContent ?? '').trim();
  return words !== '' && words !== (link.querySelector('title')?.textContent ?? '').trim();
}

function withName(person: AuthorRef, link: Element): AuthorRef {
  const name = withoutMarks(link.textContent ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return { ...person, name };
}

/** The widest box around a header that holds nothing of what follows it: header, time and menu. */
export function headerBlock(header: Element, unit: Element, next: Element | null): Element | null {
  if (next === null) return null;
  let block = header;
  for (
    let node = header.parentElement;
    node !== null && node !== unit.parentElement;
    node = node.parentElement
  ) {
    if (node.contains(next)) return block;
    block = node;
  }
  return null;
}
