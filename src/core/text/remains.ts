import type { WordsBuffer } from './words-buffer.ts';

/** True for what is left of "&amp;", "&lt;" or "&gt;" when an export or an edit has taken it apart: punctuation that only looks like a word. */
export function isEntityName(chars: Uint16Array, start: number, end: number): boolean {
  if (end - start === 2) return chars[start + 1] === 0x74 && (chars[start] === 0x67 || chars[start] === 0x6c);
  return end - start === 3 && chars[start] === 0x61 && chars[start + 1] === 0x6d && chars[start + 2] === 0x70;
}

/** Notes whether a text ends in a truncation mark, and leaves out the rest of a link in front of it. */
export function markCut(text: string, out: WordsBuffer): void {
  if (out.count === 0) return;
  let mark = cutMark(text, out);
  if (mark === NO_MARK) return;
  // "… htt…": what is left of a link.
  const last = out.count - 1;
  if (out.length(last) <= LONGEST_SCHEME && isLinkStart(text.slice(out.from[last], out.to[last]))) {
    out.count--;
    if (out.count === 0) return;
    mark = cutMark(text, out);
  }
  out.cut = true;
  out.cutInWord = mark === (out.to[out.count - 1] ?? 0);
}

const NO_MARK = -1;
const LONGEST_SCHEME = 5;

// Where the first truncation mark behind the last word stands.
function cutMark(text: string, out: WordsBuffer): number {
  const end = out.to[out.count - 1] ?? 0;
  const sign = text.indexOf('…', end);
  const dots = text.indexOf('...', end);
  if (sign < 0) return dots;
  return dots < 0 ? sign : Math.min(sign, dots);
}

function isLinkStart(word: string): boolean {
  return 'https'.startsWith(word.toLowerCase());
}
