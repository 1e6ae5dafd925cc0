import { withoutMarks } from './invisible-marks.ts';
import type { Words } from './words.ts';

/**
 * What the site says a picture says: only what its phrase quotes, until the last closing quote. Null for every other
 * `alt`: "May be an image of text.", "No photo description available", a name, a caption.
 */
export function textInImage({ picture }: Words<'picture'>, alt: string | null): string | null {
  if (alt === null || alt.length < 12) return null;
  return picture.exec(withoutMarks(alt))?.groups?.words ?? null;
}
