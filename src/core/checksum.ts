import { runSteps, type Steps } from './steps.ts';

const WORD = 4;
/** Words between two breaths: about a millisecond. */
const PIECE = 256 * 1024;

/** Two multiply-rotate lanes. Every step is a bijection of the state, so one changed word always changes the sum. */
class Lanes {
  #low = 0x2545f491;
  #high = 0x9e3779b9;

  add(words: Uint32Array, from: number, to: number): void {
    let low = this.#low;
    let high = this.#high;
    for (let i = from; i < to; i++) {
      const word = words[i] ?? 0;
      low = Math.imul(low ^ word, 0x85ebca6b);
      low = (low << 13) | (low >>> 19);
      high = Math.imul(high ^ word, 0xc2b2ae35);
      high = (high << 17) | (high >>> 15);
    }
    this.#low = low;
    this.#high = high;
  }

  get sum(): readonly [low: number, high: number] {
    return [this.#low >>> 0, this.#high >>> 0];
  }
}

/**
 * A checksum of 64 bits against damage, not against people. The two words at `hole` do not count: a header keeps its own
 * sum there.
 */
export function checksum(words: Uint32Array, hole: number): readonly [low: number, high: number] {
  const lanes = new Lanes();
  lanes.add(words, 0, hole);
  lanes.add(words, hole + 2, words.length);
  return lanes.sum;
}

/** The checksum of any bytes, their number included, as 16 hex digits. */
export function checksumOf(bytes: Uint8Array): string {
  return runSteps(checksumSteps(bytes));
}

/** The same in pieces: of tens of megabytes. */
export function* checksumSteps(bytes: Uint8Array): Steps<string> {
  const { buffer, byteOffset, length } = bytes.byteOffset % WORD === 0 ? bytes : bytes.slice();
  const words = new Uint32Array(buffer, byteOffset, Math.floor(length / WORD));
  const lanes = new Lanes();
  for (let from = 0; from < words.length; from += PIECE) {
    yield;
    lanes.add(words, from, Math.min(words.length, from + PIECE));
  }
  const rest = new Uint8Array(WORD);
  rest.set(bytes.subarray(words.length * WORD));
  lanes.add(new Uint32Array(rest.buffer), 0, 1);
  lanes.add(Uint32Array.of(length), 0, 1);
  return lanes.sum.map((lane) => lane.toString(16).padStart(8, '0')).join('');
}
