import { withoutMarks } from './invisible-marks.ts';
import type { Words } from './words.ts';

function shown(text: string | null): string {
  return withoutMarks(text ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A short text as a label shows it: marks and case gone, white space folded. */
export function labelWord(text: string | null): string {
  return shown(text).toLowerCase();
}

/** True when the whole label, or its part before the first dot, is the site's word for an ad. */
export function isAdWord({ ad }: Words<'ad'>, text: string | null): boolean {
  return ad.test(labelWord(text));
}

/** The site's own sentence on who paid, when one of the parts between the dots of a line is it ("Paid for by …"). */
export function paidSentence({ paid }: Words<'paid'>, text: string | null): string | null {
  const found = paid.exec(shown(text))?.[1]?.trim();
  return found === undefined || found.length > 200 ? null : found;
}
