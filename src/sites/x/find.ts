import type { FoundUnit } from '../site.ts';
import { statusIn } from './links.ts';

/** All captures, 2023-08 … 2026-02, and eight extensions up to 2026-08. */
const POST = 'article[data-testid="tweet"]';
/** The fallbacks start from a post's time: seen in every post of the captures; only ads have none. */
const POST_OR_TIME = `${POST},time[datetime]`;
/**
 * Never read: message docks (`DMDrawer` 2020–2025, `chat-drawer-root` since 2025), Grok, and whatever the reader writes
 * in. `[data-testid^="tweetTextarea"]` is X's composer (captures of 2023 and 2026). Most ancestors have no test id at all:
 * asked for it first, they cost half.
 */
const PRIVATE =
  '[data-testid]:is([data-testid="DMDrawer"],[data-testid="chat-drawer-root"],[data-testid="GrokDrawer"],' +
  '[data-testid="DmActivityContainer"],[data-testid="DmActivityViewport"],[data-testid^="tweetTextarea"],' +
  '[data-testid="attachments"]),[contenteditable="true"],[role="textbox"],form';
/** So far a fallback climbs from a post's time: a post is about 20 levels deep in the captures. */
const MAX_CLIMB = 30;

/** The units that `root` is, holds or stands in; see Site.find. It never throws: a page that resists has no units. */
export function findUnits(root: Element): FoundUnit[] {
  try {
    return unitsOf(root);
  } catch {
    return [];
  }
}

function unitsOf(root: Element): FoundUnit[] {
  const around = outermost(root, POST);
  const only = around ?? onlyPost(root);
  if (only !== null) return isPrivate(only) ? [] : [{ unit: only, finder: 'tweet' }];
  const units: FoundUnit[] = [];
  for (const element of root.querySelectorAll(POST_OR_TIME)) {
    // What stands inside a post belongs to it: a quoted post, its time.
    if (units.at(-1)?.unit.contains(element) === true) continue;
    const found: FoundUnit | null =
      element.localName === 'article' ? { unit: element, finder: 'tweet' } : unitOfTime(element);
    if (found === null || isPrivate(found.unit)) continue;
    // A fallback may have climbed over a unit that was found before it.
    while (units.length > 0 && found.unit.contains(units.at(-1)?.unit ?? null)) units.pop();
    units.push(found);
  }
  if (units.length === 0 && root.localName === 'time') {
    const found = unitOfTime(root);
    if (found !== null && !isPrivate(found.unit)) units.push(found);
  }
  return units;
}

/**
 * The post in `root` when it holds one and no time beside it: the row that a feed adds. Queries by tag name alone are a
 * fraction of POST_OR_TIME's, which tries both of its selectors on every element.
 */
function onlyPost(root: Element): Element | null {
  const post = root.querySelector('article');
  if (post === null || !post.matches(POST)) return null;
  // In a feed's row nothing stands beside the post, on no level: then nothing need be looked for there.
  let at: Element = post;
  while (at !== root && at.nextElementSibling === null && at.previousElementSibling === null)
    at = at.parentElement ?? root;
  if (at === root) return post;
  for (const article of root.querySelectorAll('article')) if (!post.contains(article)) return null;
  const times = root.querySelectorAll('time');
  for (let n = 0; n < times.length; n += 1) if (!post.contains(times[n] ?? null)) return null;
  return post;
}

/** Fallbacks 2 to 4 of sites/x.md: the post around a time that is a link to a post. */
function unitOfTime(time: Element): FoundUnit | null {
  if (!time.hasAttribute('datetime') || statusIn(time.closest('a')?.getAttribute('href') ?? null) === null) {
    return null;
  }
  // The message docks stand beside the main column: without their test ids nothing else tells what is private.
  if (time.closest('main') === null && time.ownerDocument.querySelector('main') !== null) return null;
  const article = outermost(time, 'article');
  if (article !== null) {
    if (article.closest('[data-testid="cellInnerDiv"]') !== null) return { unit: article, finder: 'cell' };
    return article.getAttribute('role') === 'article' ? { unit: article, finder: 'role' } : null;
  }
  let at: Element | null = time.parentElement;
  for (let level = 0; at !== null && level < MAX_CLIMB; level += 1) {
    if (at.localName === 'main' || at.localName === 'section' || at.localName === 'body') return null;
    // The action bar closes a post: the first ancestor that has one is the post (all captures).
    if (at.querySelector('[role="group"]') !== null) {
      // Two posts' times in it: the bar is another post's, and whose words are whose is unknown.
      return at.querySelectorAll('a[href*="/status/"] > time').length === 1
        ? { unit: at, finder: 'time' }
        : null;
    }
    at = at.parentElement;
  }
  return null;
}

function outermost(element: Element, selector: string): Element | null {
  let found: Element | null = null;
  let at: Element | null = element.closest(selector);
  while (at !== null) {
    found = at;
    at = at.parentElement?.closest(selector) ?? null;
  }
  return found;
}

function isPrivate(unit: Element): boolean {
  return unit.closest(PRIVATE) !== null;
}
