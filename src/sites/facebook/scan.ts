import type { AuthorRef } from '../../core/post.ts';
import { withoutMarks } from '../invisible-marks.ts';
import { personIn } from './links.ts';
import { BARS, HEADING, isComment, isDecoy, isForeignText, MESSAGE, NAME } from './marks.ts';

/** One landmark of a unit and its place in document order. */
export interface Part {
  readonly element: Element;
  readonly at: number;
}

/** A link outside of texts. */
export interface LinkPart extends Part {
  readonly href: string;
  /** Whom it names, or null. */
  readonly person: AuthorRef | null;
  /** The words it shows; "" for a picture. A drawing's own title is none. */
  readonly words: string;
}

/** A header, and whether the site's own rendering role marks it (a bare heading proves less). */
export interface Header extends Part {
  readonly named: boolean;
}

/** The landmarks of one unit in document order. Decoys and comments are left out of everything but `comments`. */
export interface Parts {
  readonly headers: readonly Header[];
  readonly messages: readonly Part[];
  /** Links outside of texts. */
  readonly links: readonly LinkPart[];
  /** Pictures outside of texts and headers, above the row of buttons. */
  readonly pictures: readonly Part[];
  /** Outermost `div[dir=auto]` outside of texts and headers: where a text stands when its own hooks are gone. */
  readonly paragraphs: readonly Part[];
  readonly comments: readonly Element[];
  /** The first button marker; Infinity when there is none. */
  readonly bar: number;
  readonly barElement: Element | null;
}

const PARTS = `[data-ad-rendering-role],${MESSAGE},[role="article"],${HEADING},a[href],img[alt],div[dir="auto"],[data-0]`;

/** Reads the landmarks with one query: the cost of a post is this query and a walk over what it finds. */
export function scanUnit(unit: Element): Parts {
  const headers: Header[] = [];
  const messages: Part[] = [];
  const links: LinkPart[] = [];
  const pictures: Part[] = [];
  const paragraphs: Part[] = [];
  const comments: Element[] = [];
  let bar = Number.POSITIVE_INFINITY;
  let barElement: Element | null = null;
  let passed: Element | undefined;
  let at = 0;
  for (const element of unit.querySelectorAll(PARTS)) {
    at += 1;
    if (isComment(element)) {
      comments.push(element);
      if (passed?.contains(element) !== true) passed = element;
      continue;
    }
    if (passed?.contains(element) === true) continue;
    const header = headers.at(-1)?.element.contains(element) === true;
    if (messages.at(-1)?.element.contains(element) === true) continue;
    if (isDecoy(element)) passed = element;
    else if (element.tagName === 'A') links.push(linkPart(element, at));
    else if (element.tagName === 'IMG') {
      if (!header && at < bar) pictures.push({ element, at });
    } else if (header) continue;
    else if (element.matches(MESSAGE)) {
      if (isShown(element) && hasWords(element)) messages.push({ element, at });
    } else if (element.matches('div[dir="auto"]')) {
      if (!isForeignText(element) && paragraphs.at(-1)?.element.contains(element) !== true)
        paragraphs.push({ element, at });
    } else if (element.matches(NAME)) {
      if (isShown(element)) headers.push({ element, at, named: true });
    } else if (element.matches(HEADING)) {
      if (element.querySelector('a[href]') !== null && isShown(element)) {
        headers.push({ element, at, named: false });
      }
    } else if (at < bar && BARS.some((selector) => element.matches(selector))) {
      bar = at;
      barElement = element;
    }
  }
  return { headers, messages, links, pictures, paragraphs, comments, bar, barElement };
}

function linkPart(element: Element, at: number): LinkPart {
  const href = element.getAttribute('href') ?? '';
  return { element, at, href, person: personIn(href), words: wordsOf(element) };
}

/** The parts between two places of a unit. */
export function between<T extends Part>(parts: readonly T[], from: number, to: number): T[] {
  return parts.filter(({ at }) => at > from && at < to);
}

/** The words of an element, without the title of the drawing that it is or that ends it ("Verified account"). */
export function wordsOf(element: Element): string {
  const words = withoutMarks(element.textContent ?? '').trim();
  const title = words === '' ? '' : (element.querySelector('title')?.textContent ?? '').trim();
  return title !== '' && words.endsWith(title) ? words.slice(0, -title.length).trim() : words;
}

/** Coloured backgrounds repeat the text once with aria-hidden; 2018 leaves empty text boxes in social lines. */
export function isShown(element: Element): boolean {
  return element.closest('[aria-hidden="true"]') === null;
}

function hasWords(element: Element): boolean {
  return (element.textContent ?? '').trim() !== '' || element.querySelector('img[alt],[aria-label]') !== null;
}
