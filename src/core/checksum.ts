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
