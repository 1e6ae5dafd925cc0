import { type CutText, readCutText } from '../cut-text.ts';

/**
 * The words of a caption or comment: the row without its author's link, "Verified" (`span[title]`, 2021), the time and
 * the controls. Emoji are characters on Instagram; pictures in a row are people's own. Mentions and hashtags stay.
 */
export function readRow(row: Element, name: Element): CutText {
  return readCutText(
    row,
    {
      dropHidden: true,
      skip: (element) =>
        element === name ||
        element.localName === 'time' ||
        element.localName === 'img' ||
        (/^h[2-6]$/.test(element.localName) && element.contains(name)) ||
        (element.localName === 'a' && element.querySelector('time,img') !== null) ||
        isBadge(element) ||
        isBeforeDot(element),
      keepLink: (link) => !/^(?:https?:\/\/|www\.)/i.test((link.textContent ?? '').trim()),
    },
    isControl,
  );
}

/** "… more" as a button (2022–2026) or a bare span behind the dots; "Reply", "See translation". */
function isControl(element: Element): boolean {
  if (element.localName === 'button' || element.getAttribute('role') === 'button') return true;
  if (element.localName !== 'span' || element.childElementCount > 0) return false;
  const words = (element.textContent ?? '').trim();
  return (
    words !== '' && words.length <= 20 && /(?:…|\.{3})\s*$/.test(element.previousSibling?.textContent ?? '')
  );
}

/** A mark whose tooltip repeats it ("Verified"), or a dot between the parts of a line. */
function isBadge(element: Element): boolean {
  if (element.childElementCount > 0) return false;
  const words = (element.textContent ?? '').trim();
  return /^[•·]$/.test(words) || (words !== '' && words === element.getAttribute('title'));
}

/** "Edited • 2d" on the line of the name (2025-08): the word is localised, the dot behind it is not. */
function isBeforeDot({ localName, nextElementSibling: dot }: Element): boolean {
  return localName === 'span' && dot?.localName === 'span' && /^\s*[•·]\s*$/.test(dot.textContent ?? '');
}
