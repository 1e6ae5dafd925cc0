import { readPlainText } from '../dom-text.ts';
import { handleIn } from './links.ts';

const LONGEST_NAME = 120;
/** Without any of these in it, a name is its text content: only emoji are pictures, and a badge of X's has no words. */
const NO_PLAIN_WORDS = ':not(div,span,a,svg,g,path),[hidden],[contenteditable]';
const WHOLE_NAME = { preWrap: true, keepLink: () => true };

/**
 * The display name of a post's author, "" when there is none: the author's own link in `User-Name`, in a quoted post its
 * first child. `box`: the post's unit, or the quoted post's box.
 */
export function nameIn(box: Element, handle: string): string {
  const name = box.querySelector('[data-testid="User-Name"]');
  const links = [...(name?.querySelectorAll('a') ?? [])];
  const own = links.find(
    (link) => handleIn(link.getAttribute('href'))?.toLowerCase() === handle.toLowerCase(),
  );
  const from = own ?? name?.firstElementChild;
  return from == null ? '' : readPlainText(from, WHOLE_NAME, NO_PLAIN_WORDS).slice(0, LONGEST_NAME);
}
