const REPLACEMENT = 0xfffd;
/** Arguments that one call takes on every engine, and to spare. */
const MOST_LETTERS = 4096;

/** Number of bytes that `encodeUtf8` writes for the text. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes++;
    else if (unit < 0x800) bytes += 2;
    else if (isPair(text, i, unit)) {
      bytes += 4;
      i++;
    } else bytes += 3;
  }
  return bytes;
}

/** Writes the text as UTF-8 (RFC 3629) at `at` and returns the end. A lone surrogate becomes U+FFFD. The room is the caller's. */
export function encodeUtf8(text: string, into: Uint8Array, at: number): number {
  let end = at;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) into[end++] = unit;
    else if (unit < 0x800) {
      into[end++] = 0xc0 | (unit >> 6);
      into[end++] = 0x80 | (unit & 63);
    } else if (isPair(text, i, unit)) {
      const point = text.codePointAt(i) ?? REPLACEMENT;
      i++;
      into[end++] = 0xf0 | (point >> 18);
      into[end++] = 0x80 | ((point >> 12) & 63);
      into[end++] = 0x80 | ((point >> 6) & 63);
      into[end++] = 0x80 | (point & 63);
    } else {
      const point = unit >= 0xd800 && unit <= 0xdfff ? REPLACEMENT : unit;
      into[end++] = 0xe0 | (point >> 12);
      into[end++] = 0x80 | ((point >> 6) & 63);
      into[end++] = 0x80 | (point & 63);
    }
  }
  return end;
}

/** Reads UTF-8 that `encodeUtf8` wrote. Core has no TextDecoder: it is no part of ECMAScript. */
export function decodeUtf8(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; ) {
    let end = i;
    while (end < to && end - i < MOST_LETTERS && (bytes[end] ?? 0) < 0x80) end++;
    if (end > i) {
      // One call for a run of ASCII, which is most of most texts.
      text += String.fromCharCode.apply(null, bytes.subarray(i, end) as unknown as number[]);
      i = end;
      continue;
    }
    const byte = bytes[i++] ?? 0;
    if (byte < 0xe0) text += String.fromCharCode(((byte & 31) << 6) | next(bytes, i++));
    else if (byte < 0xf0) {
      text += String.fromCharCode(((byte & 15) << 12) | (next(bytes, i) << 6) | next(bytes, i + 1));
      i += 2;
    } else {
      const point =
        ((byte & 7) << 18) | (next(bytes, i) << 12) | (next(bytes, i + 1) << 6) | next(bytes, i + 2);
      text += String.fromCodePoint(Math.min(point, 0x10ffff));
      i += 3;
    }
  }
  return text;
}

function next(bytes: Uint8Array, i: number): number {
  return (bytes[i] ?? 0) & 63;
}

function isPair(text: string, i: number, unit: number): boolean {
  if (unit < 0xd800 || unit > 0xdbff) return false;
  const low = text.charCodeAt(i + 1);
  return low >= 0xdc00 && low <= 0xdfff;
}
