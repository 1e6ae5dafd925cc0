import { LINK_TOKEN, MAX_TEXT } from '../core/post.ts';

/** How a site wants the text of a subtree read. Every rule may be left out. */
export interface TextRules {
  /** True for an element that is no part of the text (a "more" control, a timestamp, a decoy): its subtree is left out. */
  readonly skip?: (element: Element) => boolean;
  /** Text that stands for an element and all it holds (an emoji's label, LINK_TOKEN), or null to read on into it. */
  readonly substitute?: (element: Element) => string | null;
  /** True for an anchor whose words stay; without this rule `isTagOrMention` decides. Every other anchor becomes LINK_TOKEN. */
  readonly keepLink?: (anchor: Element) => boolean;
  /** Leave out what is `aria-hidden="true"`. */
  readonly dropHidden?: boolean;
  /** The page keeps white space as written (`pre-wrap`) and its `div`s stand in the line (X): only `br` and "\n" break. */
  readonly preWrap?: boolean;
}

/** Elements that never hold a post's words; `form`, `textarea` and the like may hold what the reader writes. */
const NEVER = new Set(
  'script style template title noscript svg form textarea input select option video audio canvas iframe'.split(
    ' ',
  ),
);
/** Elements that begin and end a line of their own. */
const BLOCKS = new Set(
  (
    'div p li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote section article header footer pre table tr figure ' +
    'figcaption main aside hr address'
  ).split(' '),
);
/** So many nodes are visited at most: a text is never this deep, a hostile or broken page may be. */
const MAX_NODES = 20_000;
/** An `alt` longer than this describes a picture; an emoji's is shorter, flags and families included. */
const LONGEST_EMOJI = 32;
const TAG_OR_MENTION = /^\s*[#@$＃＠]\S/u;
const EDGE_SPACE = /[^\S\n]*\n[^\S\n]*/g;
const FOLDED_SPACE = /[\t\n\f\r ]+/g;
const ELLIPSIS = /\s*(?:…|\.{3})\s*$/;

/** True for an anchor that is a hashtag, cashtag or mention: it starts with its sign. */
export function isTagOrMention(anchor: Element): boolean {
  return TAG_OR_MENTION.test(anchor.textContent ?? '');
}

/** At most MAX_TEXT UTF-16 units of a text, and never half a character. */
export function capText(text: string): string {
  if (text.length <= MAX_TEXT) return text;
  const last = text.charCodeAt(MAX_TEXT - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? MAX_TEXT - 1 : MAX_TEXT);
}

/** The text without the dots a site puts where its "more" control cuts. */
export function withoutEllipsis(text: string): string {
  return text.replace(ELLIPSIS, '');
}

/**
 * The words of a post as a reader sees them: emoji images as their `alt`, line breaks and blocks as "\n" (at most one
 * empty line), links as LINK_TOKEN with a space on either side, hashtags and mentions kept, trimmed, at most MAX_TEXT
 * UTF-16 units and never half a character. Reads the tree alone, no layout; composers are never read. Never throws.
 */
export function readText(root: Element, rules: TextRules = {}): string {
  const out = new Lines(rules.preWrap === true);
  try {
    walk(root, rules, out);
  } catch {
    // A page can shadow what every node has (a form control called "firstChild"): what was read until then stands.
  }
  return out.text();
}

/**
 * The same with `preWrap` for an element in which nothing matches `special`, a selector of all that the rules would treat in
 * another way than plain words: then its text content says it all, for the price of two calls.
 */
export function readPlainText(root: Element, rules: TextRules, special: string): string {
  return root.querySelector(special) === null ? tidied(root.textContent ?? '') : readText(root, rules);
}

function walk(root: Element, rules: TextRules, out: Lines): void {
  let node: Node | null = root.firstChild;
  for (let visited = 0; node !== null && visited < MAX_NODES && !out.full; visited += 1) {
    const child: Node | null = enter(node, rules, out);
    if (child !== null) {
      node = child;
      continue;
    }
    let at: Node | null = node;
    while (at !== null && at !== root && at.nextSibling === null) {
      at = at.parentNode;
      if (at !== null && at !== root && rules.preWrap !== true && isBlock(at)) out.endLine();
    }
    node = at === null || at === root ? null : at.nextSibling;
  }
}

/** Writes what a node itself says; gives its first child when the text goes on inside it. */
function enter(node: Node, rules: TextRules, out: Lines): Node | null {
  if (node.nodeType === 3) {
    out.words(node.nodeValue ?? '');
    return null;
  }
  if (node.nodeType !== 1) return null;
  const element = node as Element;
  const tag = element.localName;
  if (tag === 'br') {
    out.breakLine();
    return null;
  }
  if (NEVER.has(tag) || isOutOfSight(element, rules) || rules.skip?.(element) === true) return null;
  const substitute = rules.substitute?.(element) ?? null;
  if (substitute !== null) {
    if (substitute === LINK_TOKEN) out.link();
    else out.words(substitute);
    return null;
  }
  if (tag === 'img') {
    const alt = element.getAttribute('alt') ?? '';
    if (alt.length <= LONGEST_EMOJI) out.words(alt);
    return null;
  }
  if (tag === 'a' && element.hasAttribute('href') && !(rules.keepLink ?? isTagOrMention)(element)) {
    out.link();
    return null;
  }
  const block = rules.preWrap !== true && BLOCKS.has(tag);
  if (block) out.endLine();
  const child = element.firstChild;
  // A block without children has no end to come back to.
  if (child === null && block) out.endLine();
  return child;
}

function isBlock(node: Node): boolean {
  return node.nodeType === 1 && BLOCKS.has((node as Element).localName);
}

function isOutOfSight(element: Element, rules: TextRules): boolean {
  if (element.hasAttribute('hidden')) return true;
  // What the reader is writing is no post.
  const editable = element.getAttribute('contenteditable');
  if (editable !== null && editable !== 'false') return true;
  return rules.dropHidden === true && element.getAttribute('aria-hidden') === 'true';
}

/** Collects words and breaks of one text. */
class Lines {
  readonly #preWrap: boolean;
  #text = '';
  /** A link stands last: the next word needs a space before it. */
  #afterLink = false;

  constructor(preWrap: boolean) {
    this.#preWrap = preWrap;
  }

  /** True when nothing more is needed. Some slack, because white space is still folded. */
  get full(): boolean {
    return this.#text.length > MAX_TEXT * 2;
  }

  words(raw: string): void {
    const words = this.#preWrap ? raw : raw.replace(FOLDED_SPACE, ' ');
    if (words === '') return;
    if (this.#afterLink && !/^\s/.test(words)) this.#text += ' ';
    this.#afterLink = false;
    this.#text += !this.#preWrap && words.startsWith(' ') && this.#atSpace() ? words.slice(1) : words;
  }

  link(): void {
    if (!this.#atSpace()) this.#text += ' ';
    this.#text += LINK_TOKEN;
    this.#afterLink = true;
  }

  breakLine(): void {
    this.#text += '\n';
    this.#afterLink = false;
  }

  /** Ends the line when it holds something. */
  endLine(): void {
    if (this.#text !== '' && !this.#text.endsWith('\n')) this.breakLine();
  }

  /** True at the beginning and after white space. */
  #atSpace(): boolean {
    const last = this.#text.at(-1);
    return last === undefined || last === ' ' || last === '\n' || last === '\t';
  }

  text(): string {
    return tidied(this.#text);
  }
}

function tidied(text: string): string {
  const lines = text.includes('\n') ? text.replace(EDGE_SPACE, '\n').replace(/\n{3,}/g, '\n\n') : text;
  return capText(lines.trim());
}
