/**
 * A checksum of 64 bits against damage, not against people: two multiply-rotate lanes. Every step is a bijection of the
 * state, so one changed word always changes the sum. The words at `hole` and behind it do not count: a header keeps its
 * own sum there.
 */
export function checksum(words: Uint32Array, hole = -2): readonly [low: number, high: number] {
  let low = 0x2545f491;
  let high = 0x9e3779b9;
  for (let i = 0; i < words.length; i++) {
    if (i === hole || i === hole + 1) continue;
    const word = words[i] ?? 0;
    low = Math.imul(low ^ word, 0x85ebca6b);
    low = (low << 13) | (low >>> 19);
    high = Math.imul(high ^ word, 0xc2b2ae35);
    high = (high << 17) | (high >>> 15);
  }
  return [low >>> 0, high >>> 0];
}

const WORD = 4;
const HEAD_WORDS = 4;

/** The bytes behind a head of 16: their checksum and their length. `openSealed` tells whether they are still the same. */
export function seal(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array(HEAD_WORDS + Math.ceil(bytes.length / WORD));
  new Uint8Array(words.buffer).set(bytes, HEAD_WORDS * WORD);
  words[2] = bytes.length;
  const [low, high] = checksum(words, 0);
  words[0] = low;
  words[1] = high;
  return new Uint8Array(words.buffer);
}

/** The bytes that were sealed, as a view; null when anything of them has changed. */
export function openSealed(sealed: Uint8Array): Uint8Array | null {
  if (sealed.length < HEAD_WORDS * WORD || sealed.length % WORD !== 0) return null;
  const { buffer, byteOffset, length } = sealed.byteOffset % WORD === 0 ? sealed : sealed.slice();
  const words = new Uint32Array(buffer, byteOffset, length / WORD);
  const [low, high] = checksum(words, 0);
  const size = words[2] ?? 0;
  const fits = HEAD_WORDS + Math.ceil(size / WORD) === words.length;
  if (!fits || words[0] !== low || words[1] !== high) return null;
  return new Uint8Array(buffer, byteOffset + HEAD_WORDS * WORD, size);
}
