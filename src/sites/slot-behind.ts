import type { BadgeSlot } from './site.ts';

/**
 * The place behind a box. Our own host, an empty span without attributes, may stand there already: it goes with its
 * badge, so the place is told by the site's next node.
 */
export function slotBehind(box: Element): BadgeSlot | null {
  const parent = box.parentElement;
  if (parent === null) return null;
  let next = box.nextSibling;
  let element = box.nextElementSibling;
  while (element !== null && element === next && isBareSpan(element)) {
    next = element.nextSibling;
    element = element.nextElementSibling;
  }
  return { parent, before: next };
}

function isBareSpan({ localName, attributes, firstChild }: Element): boolean {
  return localName === 'span' && attributes.length === 0 && firstChild === null;
}
