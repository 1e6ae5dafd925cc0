/**
 * The sites' own image recognition (Facebook and Instagram, 2021–2026), language by language: what stands before the
 * words that were read from the picture. "May be an image of 1 person and text that says '…'", Instagram prefixes "Photo
 * by NAME on June 26, 2021. ". The captures have the English one 17 times, with U+200E inside.
 */
const PHRASES: readonly RegExp[] = [
  /\b(?:May be|Image may contain)\b.*?\btext\b.*?\bsays\b/s,
  /\b(?:Puede ser|La imagen puede contener)\b.*?\btexto que dice\b/s,
  /画像に含まれている可能性|(?:画像|写真)のようです/,
  /可能包含|可能是/,
];
const OPENING = /['"‘’“”„«「『]/;
const CLOSING = /['"‘’“”»」』]/g;
/** Marks that steer direction and joining, and the watermark U+034F: they stand inside the phrase. U+200C and U+200D stay: words and emoji need them. */
const MARKS = /[\u034f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/** Takes out the invisible marks with which the sites poison their texts; letters, joiners and spaces stay. */
export function withoutMarks(text: string): string {
  return text.replace(MARKS, '');
}

/**
 * What the site says a picture says: only what its phrase quotes, until the last closing quote. Null for every other
 * `alt`: "May be an image of text.", "No photo description available", a name, a caption.
 */
export function textInImage(alt: string | null): string | null {
  if (alt === null || alt.length < 12) return null;
  const clean = withoutMarks(alt);
  for (const [index, phrase] of PHRASES.entries()) {
    const found = phrase.exec(clean);
    if (found === null) continue;
    // Japanese and Chinese quote in the middle of the phrase, so the search starts where the phrase starts.
    const rest = clean.slice(index < 2 ? found.index + found[0].length : 0);
    const quoted = quote(rest);
    if (quoted !== null) return quoted;
  }
  return null;
}

function quote(rest: string): string | null {
  const open = OPENING.exec(rest);
  if (open === null) return null;
  const start = open.index + 1;
  let end = -1;
  for (const close of rest.matchAll(CLOSING)) if (close.index >= start) end = close.index;
  const words = end < 0 ? '' : rest.slice(start, end).trim();
  return words === '' ? null : words;
}
