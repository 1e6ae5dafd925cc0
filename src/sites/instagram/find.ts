import type { FoundUnit } from '../site.ts';
import { isLandmark, landmarkIn, standsBefore } from './landmark.ts';
import { handleIn, postCode } from './links.ts';

const PRIVATE_ROLES = new Set(
  'banner navigation log grid row gridcell textbox contentinfo menu listbox alert alertdialog form search complementary'.split(
    ' ',
  ),
);

/** Every post that `root` is, holds or completes: in the main column or in the dialog that shows one post. */
export function findUnits(root: Element): FoundUnit[] {
  const around = unitAround(root);
  if (around?.unit.contains(root) === true) return [around];
  const found: FoundUnit[] = [];
  let last: Element | undefined;
  for (const seed of root.querySelectorAll('article,section')) {
    if (last?.contains(seed) === true) continue;
    const unit = unitAround(seed);
    if (unit === null || unit.unit === last) continue;
    last = unit.unit;
    found.push(unit);
  }
  return found;
}

/** `article` in `main` or in a dialog (TheKonka, dsteeley, uBO 2022–2026); without one the box around the buttons (2024-05). */
function unitAround(seed: Element): FoundUnit | null {
  let article: Element | null = null;
  let node: Element | null = seed;
  for (; node !== null && !isTop(node); node = node.parentElement) {
    const role = node.getAttribute('role');
    if ((role !== null && PRIVATE_ROLES.has(role)) || node.tagName === 'FORM') return null;
    if (node.getAttribute('contenteditable') === 'true') return null;
    if (node.tagName === 'ARTICLE') article = node;
  }
  const top = node;
  if (top === null || top.tagName === 'BODY') {
    if (seed.ownerDocument.querySelector('main,[role="main"]') !== null) return null;
  }
  const dialog = top?.getAttribute('role') === 'dialog';
  if (article !== null)
    return holdsPost(article) ? { unit: article, finder: dialog ? 'dialog' : 'article' } : null;
  if (seed.tagName !== 'SECTION' || !isLandmark(seed)) return null;
  const box = boxAround(seed, top);
  return box === null ? null : { unit: box, finder: 'box' };
}

function isTop(node: Element): boolean {
  const role = node.getAttribute('role');
  return role === 'main' || role === 'dialog' || node.tagName === 'MAIN' || node.tagName === 'BODY';
}

/** A profile's grid is an article too (2021), without buttons and times. */
function holdsPost(article: Element): boolean {
  if (landmarkIn(article) !== null) return true;
  for (const time of article.querySelectorAll('a[href] time')) {
    if (postCode(time.closest('a')?.getAttribute('href') ?? null) !== null) return true;
  }
  return false;
}

/** The smallest box with the row of buttons and somebody named before it, widened while that names nobody else. */
function boxAround(landmark: Element, top: Element | null): Element | null {
  let box: Element | null = null;
  let named = 0;
  for (let node = landmark.parentElement; node !== null; node = node.parentElement) {
    let rows = 0;
    for (const section of node.querySelectorAll('section')) if (isLandmark(section)) rows += 1;
    const users = [...node.querySelectorAll('a[href]')].filter(
      (link) => handleIn(link.getAttribute('href')) !== null,
    );
    if (rows > 1) break;
    if (box === null) {
      if (users.some((link) => standsBefore(link, landmark))) box = node;
    } else if (users.length === named) box = node;
    else break;
    named = users.length;
    if (node === top) break;
  }
  return box;
}
