import { readText, type TextRules, withoutEllipsis } from './dom-text.ts';
import { withoutMarks } from './invisible-marks.ts';

/** A text as the page shows it, and whether a "more" control cuts it. */
export interface CutText {
  readonly text: string;
  readonly truncated: boolean;
}

/** Stands for a control while a text is read: no page's text can hold it, a private-use character is dropped from words. */
const CONTROL = '\ue000';
const DOTS = /(?:…|\.\.\.)\s*$/;

/**
 * Reads a text whose controls ("See more", "… more", "See translation") are told by `isControl`. The text is cut when
 * its last control stands at its end behind "…" (every capture, every language): the controls' own names are localised,
 * and "See translation" has no dots.
 */
export function readCutText(
  root: Element,
  rules: TextRules,
  isControl: (element: Element) => boolean,
): CutText {
  const raw = withoutMarks(
    readText(root, {
      ...rules,
      substitute: (element) => (isControl(element) ? CONTROL : (rules.substitute?.(element) ?? null)),
    }),
  );
  const at = raw.lastIndexOf(CONTROL);
  if (at < 0) return { text: raw, truncated: false };
  const before = raw.slice(0, at).replaceAll(CONTROL, '');
  const after = raw.slice(at + 1).trim();
  const truncated = after === '' && DOTS.test(before);
  if (truncated) return { text: withoutEllipsis(before).trim(), truncated };
  // "See original · Rate this translation": what parts two controls is no word of the text.
  const text = after === '' ? before.replace(/[\s·]+$/, '') : `${before}${raw.slice(at + 1)}`;
  return { text: text.trim(), truncated };
}
