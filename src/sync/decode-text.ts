import { err, ok, type Result } from '../core/result.ts';

/** Where a file stops being UTF-8, and what it may be instead. */
export interface DecodeFault {
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

const LF = 10;
const HOW = 'Save it again as "CSV UTF-8".';

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The text of a file that must be UTF-8, without a byte order mark; else the first line that is not. */
export function decodeText(bytes: Uint8Array): Result<string, DecodeFault> {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
  if (mark === 0xfffe || mark === 0xfeff) {
    return err({ line: 1, message: `This file is UTF-16, not UTF-8. ${HOW}` });
  }
  const text = decode(bytes);
  if (text !== null) return ok(text);
  // A line feed is never part of another UTF-8 character: lines can be tried one by one.
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const found = bytes.indexOf(LF, start);
    const end = found === -1 ? bytes.length : found + 1;
    if (decode(bytes.subarray(start, end)) === null) break;
    start = end;
  }
  return err({ line, message: `This line holds letters that are not UTF-8. ${HOW}` });
}
