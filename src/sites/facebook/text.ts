import { type CutText, readCutText } from '../cut-text.ts';
import { isTagOrMention } from '../dom-text.ts';
import { withoutMarks } from '../invisible-marks.ts';
import { pathIn } from './links.ts';
import { isDecoy, isHiddenByStyle } from './marks.ts';

/**
 * Reads a post's or a comment's text: emoji from `img[alt]` (2018–2026) or `span[aria-label]` (2020), paragraphs
 * (`div[dir=auto]`) as lines, links as the token, hashtags and names as they stand. Left out: decoys, hidden copies
 * (coloured backgrounds repeat the text once), translations (`blockquote`) where an original stands beside them,
 * controls at the end. `skip` names further elements that belong to somebody else.
 */
export function readFacebookText(root: Element, skip: (element: Element) => boolean = () => false): CutText {
  const translation = root.querySelector('blockquote');
  const words = translation?.textContent?.trim() ?? '';
  // A translation that stands first has replaced the original; one that stands below it is left out.
  return translation !== null && words !== '' && (root.textContent ?? '').trim().startsWith(words)
    ? read(translation, skip)
    : read(root, skip);
}

function read(root: Element, skip: (element: Element) => boolean): CutText {
  return readCutText(
    root,
    {
      dropHidden: true,
      skip: (element) =>
        skip(element) ||
        isDecoy(element) ||
        isHiddenByStyle(element) ||
        element.localName === 'blockquote' ||
        // 2018: "…" and "More" stand in text_exposed_hide, the rest of the text in text_exposed_show.
        element.classList.contains('text_exposed_hide'),
      substitute: labelledEmoji,
      keepLink: isWordsLink,
    },
    isControl,
  );
}

/** "See more": a role=button inside the text (2021–2026) or `a[role=link][href="#"]` (2020; saved pages write their address before it); its word is localised. */
function isControl(element: Element): boolean {
  if (element.localName === 'a') return element.getAttribute('href')?.endsWith('#') === true;
  return element.localName === 'button' || element.getAttribute('role') === 'button';
}

/** 2020: `span[aria-label] > span[aria-hidden] > img[alt=""]`; any other labelled span is read by its words. */
function labelledEmoji(element: Element): string | null {
  const label = element.localName === 'span' ? element.getAttribute('aria-label') : null;
  return label !== null && label.length <= 32 && (element.textContent ?? '').trim() === '' ? label : null;
}

/** Names and hashtags stay words; an address that is shown, or a link that leaves the site, becomes the link token. */
function isWordsLink(link: Element): boolean {
  if (isTagOrMention(link)) return true;
  const shown = withoutMarks(link.textContent ?? '').trim();
  return !/^(?:https?:\/\/|www\.)/i.test(shown) && pathIn(link.getAttribute('href')) !== null;
}
