import type { AuthorRef } from '../../core/post.ts';
import { withoutMarks } from '../invisible-marks.ts';
import type { StatusAddress } from './links.ts';
import { handleIn, statusIn } from './links.ts';
import type { Section } from './scan.ts';

/** Whom a section names, and how sure that is. */
export interface Authorship {
  readonly author: AuthorRef | null;
  /** What served: `permalink`, `avatar`, `name-link`, `at-text`; `differ` when two disagree, `none`. */
  readonly hook: string;
  /** Two independent places were compared. */
  readonly compared: boolean;
}

const AT_HANDLE = /^@([A-Za-z0-9_]{1,15})$/;
/**
 * The author of a section: permalink path, avatar's test id, link in `User-Name`, "@text" there, in this order
 * (sites/x.md). The first two that are there must name the same account, otherwise nobody is the author: a row in the
 * middle of a change must never give one person's words another person's name.
 */
export function authorOf(section: Section, permalink: StatusAddress | null): Authorship {
  const first = permalink?.handle ?? null;
  const second = section.avatarHandle;
  let hook = first !== null ? 'permalink' : 'avatar';
  let handle = first ?? second;
  let other = first === null ? null : second;
  if (other === null && section.name !== null) {
    const linked = linkedHandle(section.name);
    const third = linked ?? handleInText(section.name);
    if (handle === null) {
      hook = linked !== null ? 'name-link' : 'at-text';
      handle = third;
    } else other = third;
  }
  if (handle === null) return { author: null, hook: 'none', compared: false };
  if (other !== null && other.toLowerCase() !== handle.toLowerCase()) {
    return { author: null, hook: 'differ', compared: true };
  }
  const id = idOf(section, handle);
  return { author: id === null ? { handle } : { handle, id }, hook, compared: other !== null };
}

/** First profile link of `User-Name`; a verified or affiliation badge may come before it with another kind of link. */
function linkedHandle(name: Element): string | null {
  for (const anchor of name.querySelectorAll('a[href]')) {
    const handle = handleIn(anchor.getAttribute('href'));
    if (handle !== null) return handle;
  }
  return null;
}

/** "@handle" as text: all that a quoted post has beside its avatar. The display name may look like a handle too. */
function handleInText(name: Element): string | null {
  // First child the display name; then an affiliation's badge (2026), the handle and the time (quoted posts of 2023–2026).
  const display = name.childElementCount > 1 ? name.firstElementChild : null;
  let found: string | null = null;
  const walker = name.ownerDocument.createTreeWalker(name, 4);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (display?.contains(node) === true) continue;
    const handle = AT_HANDLE.exec(withoutMarks(node.nodeValue ?? '').trim())?.[1];
    if (handle === undefined) continue;
    if (found !== null && found.toLowerCase() !== handle.toLowerCase()) return null;
    found = handle;
  }
  return found;
}

function idOf(section: Section, handle: string): string | null {
  for (const button of section.follows) {
    const id = idInFollow(button, handle);
    if (id !== null) return id;
  }
  return null;
}

/**
 * The numeric id in a follow button, when its label names this very handle: "Follow @ada", "Seguir a @ada". The words
 * are localised, the handle is not (9 of 9 in the captures).
 */
export function idInFollow(button: Element, handle: string): string | null {
  const label = (button.getAttribute('aria-label') ?? '').toLowerCase();
  const at = label.indexOf(`@${handle.toLowerCase()}`);
  if (at < 0 || /[a-z0-9_]/.test(label.charAt(at + 1 + handle.length))) return null;
  return /^([1-9][0-9]{0,31})-(?:un)?follow$/.exec(button.getAttribute('data-testid') ?? '')?.[1] ?? null;
}

/** The address of the section's own post, and its time: the link around a time, in `User-Name` before anywhere else. */
export function ownStatus(section: Section): { status: StatusAddress | null; time: Element | null } {
  let found: { status: StatusAddress; time: Element } | null = null;
  for (const time of section.times) {
    const status = statusIn(time.closest('a')?.getAttribute('href') ?? null);
    if (status === null) continue;
    if (section.name?.contains(time) === true) return { status, time };
    found ??= { status, time };
  }
  if (found !== null) return found;
  // A quoted post's time is no link; its "Show more" is (1 of 1 in the captures).
  const status = statusIn(section.showMore?.getAttribute('href') ?? null);
  const time = section.times.find((one) => section.name?.contains(one) === true) ?? null;
  return { status, time };
}
