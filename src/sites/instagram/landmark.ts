import { handleIn } from './links.ts';

/** What a row of buttons never holds: a page, a post, a picture of somebody, a time, a list. */
const TOO_MUCH = 'main,article,img,time,ul,h1,h2,header';

/** True for the row of like, comment, share and save: "the one stable landmark" (FocusTube #10, 2026-08). */
export function isLandmark(element: Element): boolean {
  return element.querySelectorAll('svg').length >= 3 && element.querySelector(TOO_MUCH) === null;
}

/** The first row of buttons: a `section` (2019–2026), else the smallest box around three drawn buttons. */
export function landmarkIn(unit: Element): Element | null {
  for (const section of unit.querySelectorAll('section')) if (isLandmark(section)) return section;
  for (const drawing of unit.querySelectorAll('button svg,[role="button"] svg')) {
    let node = drawing.parentElement;
    for (let up = 0; node !== null && node !== unit && up < 7; up += 1, node = node.parentElement) {
      if (node.querySelector(TOO_MUCH) !== null || namesSomebody(node)) break;
      if (node.querySelectorAll('svg').length >= 3) return node;
    }
  }
  return null;
}

function namesSomebody(node: Element): boolean {
  for (const link of node.querySelectorAll('a[href]')) {
    if (handleIn(link.getAttribute('href')) !== null) return true;
  }
  return false;
}

/** True when `element` stands before `mark` in the document and not around it. */
export function standsBefore(element: Element, mark: Element): boolean {
  const position = mark.compareDocumentPosition(element);
  return (position & 2) !== 0 && (position & 8) === 0;
}
