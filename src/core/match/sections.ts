import { checksum } from '../checksum.ts';
import { err, ok, type Result } from '../result.ts';

const MAGIC = 0x464d4958;
const HEADER_WORDS = 6;
const ALIGN = 8;
// Of the header: the two words of its own checksum.
const CHECKSUM = 3;

/** Version of the byte layout: an index of another version is compiled anew, never read. */
export const INDEX_FORMAT = 3;

/** Why bytes are no usable index: not ours (or another byte order), another version, or damaged. */
export type IndexFault = 'index-foreign' | 'index-version' | 'index-corrupt';

/** Parts of an index, each a view over one buffer. */
export interface Sections {
  bytes(section: number): Uint8Array;
  words(section: number): Uint32Array;
  floats(section: number): Float32Array;
}

/** Joins parts into one buffer: header (magic, version, length, checksum of 64 bits, count), a table of parts, the parts on 8-byte borders. */
export function joinSections(
  parts: readonly (Uint8Array | Uint32Array | Float32Array)[],
): Uint8Array<ArrayBuffer> {
  const starts: number[] = [];
  let end = align8((HEADER_WORDS + parts.length * 2) * 4);
  for (const part of parts) {
    starts.push(end);
    end = align8(end + part.byteLength);
  }
  const buffer = new ArrayBuffer(end);
  const header = new Uint32Array(buffer);
  const bytes = new Uint8Array(buffer);
  header[0] = MAGIC;
  header[1] = INDEX_FORMAT;
  header[2] = end;
  header[5] = parts.length;
  parts.forEach((part, i) => {
    header[HEADER_WORDS + i * 2] = starts[i] ?? 0;
    header[HEADER_WORDS + i * 2 + 1] = part.byteLength;
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), starts[i] ?? 0);
  });
  const [low, high] = checksum(header, CHECKSUM);
  header[3] = low;
  header[4] = high;
  return bytes;
}

/** Opens joined parts as views, after checking version, length and checksum. Bytes off a 4-byte border are copied once. */
export function openSections(bytes: Uint8Array, expected: number): Result<Sections, IndexFault> {
  if (bytes.byteLength < HEADER_WORDS * 4) return err('index-foreign');
  const whole = bytes.byteOffset % ALIGN === 0 ? bytes : bytes.slice();
  const { buffer, byteOffset, byteLength } = whole;
  const header = new Uint32Array(buffer, byteOffset, byteLength >> 2);
  if (header[0] !== MAGIC) return err('index-foreign');
  if (header[1] !== INDEX_FORMAT) return err('index-version');
  if (header[2] !== byteLength || header[5] !== expected) return err('index-corrupt');
  const [low, high] = checksum(header, CHECKSUM);
  if (header[3] !== low || header[4] !== high) return err('index-corrupt');
  const start = (section: number) => byteOffset + (header[HEADER_WORDS + section * 2] ?? 0);
  const size = (section: number) => header[HEADER_WORDS + section * 2 + 1] ?? 0;
  return ok({
    bytes: (section) => new Uint8Array(buffer, start(section), size(section)),
    words: (section) => new Uint32Array(buffer, start(section), size(section) >> 2),
    floats: (section) => new Float32Array(buffer, start(section), size(section) >> 2),
  });
}

function align8(value: number): number {
  return (value + ALIGN - 1) & ~(ALIGN - 1);
}
