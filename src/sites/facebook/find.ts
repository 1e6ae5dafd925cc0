import type { FoundUnit } from '../site.ts';
import { personIn } from './links.ts';
import { BARS, FRAMES, HEADING, isComment, isDecoy, MESSAGE, NAME, STORY } from './marks.ts';

/** Where a post may begin. The like button lets a unit that was built from its top be completed by its last part. */
const SEEDS = `${NAME},${MESSAGE},${BARS[0]},[aria-posinset],[data-testid="fbfeed_story"],[role="article"]`;
/** Roles of private places and of controls: messages, lists of notifications, menus, things one types into. */
const PRIVATE_ROLES = new Set(
  'banner navigation log grid row gridcell textbox contentinfo menu listbox alert alertdialog form search'.split(
    ' ',
  ),
);
const CHAT_PAGELET = /chat|messenger|^mw/i;
/** Frames that stand around other things than posts too. */
const WEAK = new Set(['describedby', 'virtualized']);
const TYPING = '[role="textbox"],[contenteditable="true"],textarea';

/** Every post that `root` is, holds or completes. Nothing outside the main column, an opened post or a photo's column. */
export function findUnits(root: Element): FoundUnit[] {
  const around = unitAround(root);
  if (around?.unit.contains(root) === true) return [around];
  const found: FoundUnit[] = [];
  let last: Element | undefined;
  for (const seed of root.querySelectorAll(SEEDS)) {
    if (last?.contains(seed) === true) continue;
    const unit = unitAround(seed);
    if (unit === null || unit.unit === last) continue;
    last = unit.unit;
    found.push(unit);
  }
  return found;
}

/** The post around one element: its frame, or in the light layout the box of its header and its buttons. */
function unitAround(seed: Element): FoundUnit | null {
  let frame: Element | null = null;
  let node: Element | null = seed;
  for (; node !== null && !isTop(node); node = node.parentElement) {
    if (isPrivate(node) || (frame === null && isConcealed(node))) return null;
    const name = frameName(node);
    if (name === null || !holdsPost(node) || holdsSeveral(node)) continue;
    // A described or virtual box may also stand around a part of a post.
    if (frame !== null || !WEAK.has(name) || isWhole(node)) frame = node;
  }
  const top = node;
  if (!isScope(top, seed)) return null;
  if (frame !== null)
    return { unit: frame, finder: top?.getAttribute('role') === 'complementary' ? 'photo' : finderOf(frame) };
  if (top?.getAttribute('role') === 'complementary') return photoColumn(top);
  const light = seed.matches(`${NAME},${MESSAGE},${BARS[0]}`) ? lightUnit(seed, top) : null;
  return light === null ? null : { unit: light, finder: 'light' };
}

function isTop(node: Element): boolean {
  const role = node.getAttribute('role');
  return role === 'main' || role === 'dialog' || role === 'complementary' || node.tagName === 'BODY';
}

/** Scope: the main column, a dialog that shows a post, a photo's own column; a page without any of them is a fragment. */
function isScope(top: Element | null, seed: Element): boolean {
  const role = top?.getAttribute('role') ?? null;
  if (role === 'main') return true;
  if (top !== null && (role === 'dialog' || role === 'complementary')) {
    // A composer types first and shows the post it shares below; an opened post asks for a comment at its end.
    const typing = top.querySelector(TYPING);
    const story = top.querySelector(STORY) ?? seed;
    return typing === null || (typing.compareDocumentPosition(story) & 2) !== 0;
  }
  const page = top === null ? null : top.ownerDocument;
  return page === null || page.querySelector('[role="main"]') === null;
}

function isPrivate(node: Element): boolean {
  const role = node.getAttribute('role');
  if (role !== null && PRIVATE_ROLES.has(role)) return true;
  if (node.tagName === 'FORM' || node.getAttribute('contenteditable') === 'true') return true;
  const pagelet = node.getAttribute('data-pagelet');
  return pagelet !== null && CHAT_PAGELET.test(pagelet);
}

function isConcealed(node: Element): boolean {
  return isDecoy(node) || node.getAttribute('aria-hidden') === 'true';
}

/** The layout an element frames a post in, or null when it is no frame. */
function frameName(node: Element): string | null {
  if (node.hasAttribute('aria-posinset')) return 'posinset';
  const role = node.getAttribute('role');
  // Tooltips and fields are described too: only a plain box or an article can be the frame.
  if (
    node.hasAttribute('aria-describedby') &&
    node.tagName === 'DIV' &&
    (role === null || role === 'article')
  ) {
    return 'describedby';
  }
  if (node.hasAttribute('data-virtualized')) return 'virtualized';
  if (node.getAttribute('data-pagelet')?.startsWith('FeedUnit_') === true) return 'feed-unit';
  if (node.parentElement?.getAttribute('role') === 'feed') return 'feed-child';
  if (role === 'article' || node.getAttribute('data-testid') === 'fbfeed_story') return 'article';
  return null;
}

/** The name that the histogram of layouts counts: the newest of the frames around the header or text of a unit. */
function finderOf(unit: Element): string {
  const names = new Set<string | null>();
  for (let node = unit.querySelector(STORY); node !== null; node = node.parentElement) {
    names.add(frameName(node));
    if (node === unit) break;
  }
  return (
    ['posinset', 'describedby', 'virtualized', 'feed-unit', 'feed-child'].find((name) => names.has(name)) ??
    'article'
  );
}

/** True when a frame has a header or a text: lists of people and empty shells use the same attributes. */
function holdsPost(frame: Element): boolean {
  if (frame.querySelector(`${NAME},${MESSAGE}`) !== null) return true;
  for (const link of frame.querySelectorAll('h2 a[href],h3 a[href],h4 a[href],h5 a[href],h6 a[href]')) {
    if (personIn(link.getAttribute('href')) !== null) return true;
  }
  return false;
}

/** True when a box holds the buttons, or a header and a text: not only one line of a post. */
function isWhole(box: Element): boolean {
  if (box.querySelector(BARS.join(',')) !== null) return true;
  return box.querySelector(MESSAGE) !== null && box.querySelector(`${NAME},${HEADING}`) !== null;
}

/** True when a frame has more than one post: a wrapper around several, never a unit. */
function holdsSeveral(frame: Element): boolean {
  const bars = frame.querySelectorAll(BARS[0]).length;
  if (bars > 1) return true;
  let first: Element | undefined;
  for (const inner of frame.querySelectorAll(FRAMES)) {
    if (first?.contains(inner) === true || isComment(inner) || !holdsPost(inner)) continue;
    if (first !== undefined) return true;
    first = inner;
  }
  // A shared author stands in an h5: two names in h4 are two posts.
  return bars === 0 && frame.querySelectorAll(`${NAME} h4`).length > 1;
}

/**
 * Light layout (2026: no feed, no article, no frame; the capture of 2026-03): the smallest box with a header or text and
 * one row of buttons, widened while that brings in an earlier header and no second row.
 */
function lightUnit(seed: Element, top: Element | null): Element | null {
  for (const bar of BARS) {
    let unit: Element | null = null;
    for (let node = seed.parentElement; node !== null && node !== top; node = node.parentElement) {
      const bars = node.querySelectorAll(bar).length;
      if (bars > 1) break;
      if (bars === 0 || node.querySelector(STORY) === null) continue;
      if (unit === null || node.firstElementChild === unit) unit = node;
      else {
        const first = node.querySelector(`${NAME},${MESSAGE}`);
        if (first !== null && !unit.contains(first)) unit = node;
      }
    }
    if (unit !== null) return unit;
  }
  return seed.matches(NAME) ? boxOfHeaderAndText(seed, top) : null;
}

/** Without any row of buttons: the smallest box with the header and a text, and no second outer header. */
function boxOfHeaderAndText(header: Element, top: Element | null): Element | null {
  for (let node = header.parentElement; node !== null && node !== top; node = node.parentElement) {
    let outer = 0;
    for (const name of node.querySelectorAll(NAME)) if (name.querySelector('h5') === null) outer += 1;
    if (outer > 1) return null;
    if (node.querySelector(MESSAGE) !== null) return node;
  }
  return null;
}

/** A photo's or video's own column (Shinigami): header and text beside the picture. */
function photoColumn(column: Element): FoundUnit | null {
  return holdsPost(column) && BARS.some((bar) => column.querySelector(bar) !== null)
    ? { unit: column, finder: 'photo' }
    : null;
}
