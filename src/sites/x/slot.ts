import type { BadgeSlot } from '../site.ts';
import type { Section } from './scan.ts';

/** Elements of the line: a badge among their children would stand in it. */
const INLINE = new Set(['span', 'a', 'button', 'b', 'i', 'em', 'strong', 'bdi', 'font']);

/** The bar of buttons that ends a post (all captures). */
const ACTIONS = '[role="group"]';

/**
 * A line of its own before the text; without a text, before the attachments or the action bar. Null when neither is
 * there: never inside `User-Name`, never outside the section's own box.
 */
export function slotOf(section: Section, text: Element | null): BadgeSlot | null {
  if (text !== null) return beforeLine(text, section.box, section.name);
  // Behind a second header without a box nobody could say whose badge it is.
  if (section.closedBy !== null) return null;
  const next = section.media ?? section.box.querySelector(ACTIONS);
  return next === null || section.name === null ? null : beforeBlock(next, section);
}

/** Beside the context line: after the link that names the reposter. */
export function contextSlotOf(link: Element): BadgeSlot | null {
  const parent = link.parentElement;
  return parent === null ? null : { parent, before: link.nextSibling };
}

/** Directly before the element, or before the inline wrappers it stands in. */
function beforeLine(element: Element, box: Element, name: Element | null): BadgeSlot | null {
  let at = element;
  for (let parent = at.parentElement; parent !== null; parent = at.parentElement) {
    if (name?.contains(at) === true) return null;
    if (!INLINE.has(parent.localName)) return { parent, before: at };
    if (parent === box) return null;
    at = parent;
  }
  return null;
}

/** Before the outermost wrapper that still leaves the header outside: attachments stand in several rounded boxes. */
function beforeBlock(element: Element, { box, name }: Section): BadgeSlot | null {
  let at = element;
  for (let parent = at.parentElement; parent !== null && at !== box; parent = at.parentElement) {
    if (parent === box || parent.contains(name)) return beforeLine(at, box, name);
    at = parent;
  }
  return null;
}
