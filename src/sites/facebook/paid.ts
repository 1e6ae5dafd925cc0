import type { FacebookWord } from '../../core/site-words.ts';
import { isAdWord, labelWord, paidSentence } from '../paid-label.ts';
import type { Words } from '../words.ts';
import { isHiddenByStyle } from './marks.ts';
import type { LinkPart } from './scan.ts';

/** The tracking parameter of an ad's header link is longer than an ordinary post's (238): uBO uses 290, CMF 311. */
const LONG_TRACKING = 290;
const TRACKING = /[?&]__cft__(?:\[|%5B)0(?:\]|%5D)=([^&]*)/i;

/**
 * True when the site marks the post as an ad: (a) a link to /ads/about, (b) a label whose letters are shuffled or drawn
 * from elsewhere in the document, (c) the length of the header's tracking parameter, (d) the label's own word, padded or
 * with decoy letters between (2018). `links` are the header's and those on the lines between header and text.
 */
export function isAd(words: Words<FacebookWord>, links: readonly LinkPart[], block: Element | null): boolean {
  for (const { element, href } of links) {
    if (/\/ads\/about(?:[/?]|$)/.test(href)) return true;
    if ((TRACKING.exec(href)?.[1] ?? '').length >= LONG_TRACKING) return true;
    if (isAdLabel(words, element)) return true;
  }
  for (const label of block?.querySelectorAll('[aria-labelledby],use,[id] > span') ?? []) {
    if (isAdWord(words, label.localName === 'use' ? drawnText(label) : labelText(label))) return true;
  }
  return false;
}

function isAdLabel(words: Words<FacebookWord>, element: Element): boolean {
  const text = labelWord(element.textContent);
  if (text.length > 300) return false;
  return (
    words.ad.test(text) ||
    words.interleaved.test(text.replaceAll(' ', '')) ||
    isShuffled(words, visibleLetters(element))
  );
}

/** True when the letters, in any order, are the word for an ad. No such word is longer than 24. */
function isShuffled({ shuffled }: Words<'shuffled'>, letters: string): boolean {
  const word = labelWord(letters).replaceAll(' ', '');
  return word.length <= 24 && shuffled.test([...word].sort().join(''));
}

/** The words of a label that its element only names: `aria-labelledby` points at text elsewhere (2022–2026). */
function labelText(element: Element): string {
  const id = element.getAttribute('aria-labelledby');
  const named = id === null ? null : element.ownerDocument.getElementById(id);
  return named?.textContent ?? element.textContent ?? '';
}

/** `svg use` draws a `text` that stands elsewhere in the document. */
function drawnText(use: Element): string {
  const href = use.getAttribute('href') ?? use.getAttribute('xlink:href') ?? '';
  return href.startsWith('#') ? (use.ownerDocument.getElementById(href.slice(1))?.textContent ?? '') : '';
}

/** The letters that are not moved out of their line: the others are decoys (2023–2026). */
function visibleLetters(element: Element): string {
  let letters = '';
  for (const leaf of element.querySelectorAll('span,div,b')) {
    if (leaf.childElementCount === 0 && !isHiddenByStyle(leaf)) letters += leaf.textContent ?? '';
  }
  return letters;
}

/**
 * The site's own words on who paid, in the header: "Paid for by …" (2018, behind "Sponsored ⋅") or "Paid partnership
 * with …" (CMF). The longest, because inner elements end before the payer's name.
 */
export function disclosureIn(words: Words<FacebookWord>, block: Element | null): string | null {
  if (block === null || !words.maybePaid.test(block.textContent ?? '')) return null;
  let found: string | null = null;
  for (const element of block.querySelectorAll('span,div,a')) {
    const text = paidSentence(words, element.textContent);
    if (text !== null && (found === null || text.length > found.length)) found = text;
  }
  return found;
}
