import { readText } from '../dom-text.ts';
import type { PageContext } from '../site.ts';
import { personIn } from './links.ts';
import { FRAMES, STORY } from './marks.ts';

const MAX_DESCRIPTION = 1000;

/**
 * The profile header's own words: what stands in the main column between the name (`h1`, since 2020) and the first post.
 * Null when the page is no profile, or its address names nobody.
 */
export function readProfile(
  root: Element,
  page: PageContext,
): { readonly handle: string; readonly description: string } | null {
  if (page.view !== 'profile') return null;
  const address = page.url.pathname.split('/').slice(0, page.url.pathname.startsWith('/people/') ? 4 : 2);
  const person = personIn(`${address.join('/')}${page.url.search}`);
  const main = root.matches('[role="main"]') ? root : root.querySelector('[role="main"]');
  const title = main?.querySelector('h1') ?? null;
  if (person === null || main === null || title === null) return null;
  const lines: string[] = [];
  let last: Element | undefined;
  for (const block of main.querySelectorAll('[dir="auto"]')) {
    if ((title.compareDocumentPosition(block) & 4) === 0 || last?.contains(block) === true) continue;
    if (block.closest(FRAMES) !== null || block.closest(STORY) !== null) break;
    last = block;
    const text = readText(block, { dropHidden: true, keepLink: () => true });
    if (text !== '' && !lines.includes(text)) lines.push(text);
  }
  return { handle: person.handle, description: lines.join('\n').slice(0, MAX_DESCRIPTION) };
}
