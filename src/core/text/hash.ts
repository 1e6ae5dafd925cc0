/** First state of a word hash. */
export const HASH_START = 0x811c9dc5;

/** One step of the FNV-1a hash (Fowler, Noll, Vo 1991; public domain), over 16-bit units. */
export function hashStep(state: number, unit: number): number {
  return Math.imul(state ^ unit, 0x01000193);
}

/** Final mixing of MurmurHash3 (Appleby 2011; public domain): every input bit reaches every output bit. Unsigned 32 bits. */
export function mix32(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
