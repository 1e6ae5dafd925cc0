/** The word was written as a hashtag. */
export const HASHTAG = 1;
/** The word was spelt out letter by letter ("V o t e"): word borders inside it are unknown. */
export const JOINED = 2;
/** The word stands in a script without spaces and was cut by dictionary. */
export const SEGMENTED = 4;

/**
 * The words of one text in typed arrays: word i is `chars[charStart[i]..charStart[i + 1])` (folded UTF-16 units), came from
 * `[from[i], to[i])` of the original text, and has a 32-bit `hash` and a letter `mask`. Reused between posts: a caller that
 * keeps one must own it.
 */
export class WordsBuffer {
  count = 0;
  /** "RT @x:" was found and left out. */
  retweet = false;
  /** The text ends in a truncation mark. */
  cut = false;
  /** The truncation mark touches the last word: it may be a part of a longer one. */
  cutInWord = false;
  chars: Uint16Array;
  charStart: Uint32Array;
  from: Uint32Array;
  to: Uint32Array;
  hash: Uint32Array;
  mask: Uint32Array;
  flags: Uint8Array;

  /** `words`: for how many words to make room at first; it grows as needed. */
  constructor(words = 64) {
    this.chars = new Uint16Array(words * 8);
    this.charStart = new Uint32Array(words + 1);
    this.from = new Uint32Array(words);
    this.to = new Uint32Array(words);
    this.hash = new Uint32Array(words);
    this.mask = new Uint32Array(words);
    this.flags = new Uint8Array(words);
  }

  /** Empties the buffer and keeps its memory. */
  clear(): void {
    this.count = 0;
    this.retweet = false;
    this.cut = false;
    this.cutInWord = false;
  }

  /** Number of folded units of word i. */
  length(i: number): number {
    return (this.charStart[i + 1] ?? 0) - (this.charStart[i] ?? 0);
  }

  /** Word i as a string. */
  word(i: number): string {
    let word = '';
    const end = this.charStart[i + 1] ?? 0;
    for (let k = this.charStart[i] ?? 0; k < end; k++) word += String.fromCharCode(this.chars[k] ?? 0);
    return word;
  }

  /** Makes room for a folded unit at position k. */
  growChars(k: number): void {
    if (k < this.chars.length) return;
    const chars = new Uint16Array(Math.max(k + 1, this.chars.length * 2));
    chars.set(this.chars);
    this.chars = chars;
  }

  /** Ends a word whose folded units stand in chars from the end of the last word up to `charEnd`. */
  push(charEnd: number, from: number, to: number, hash: number, mask: number, flags: number): void {
    const i = this.count;
    if (i === this.from.length) this.growWords();
    this.charStart[0] = 0;
    this.charStart[i + 1] = charEnd;
    this.from[i] = from;
    this.to[i] = to;
    this.hash[i] = hash;
    this.mask[i] = mask;
    this.flags[i] = flags;
    this.count = i + 1;
  }

  private growWords(): void {
    const size = this.from.length * 2;
    const grown = (old: Uint32Array, length: number) => {
      const next = new Uint32Array(length);
      next.set(old);
      return next;
    };
    this.charStart = grown(this.charStart, size + 1);
    this.from = grown(this.from, size);
    this.to = grown(this.to, size);
    this.hash = grown(this.hash, size);
    this.mask = grown(this.mask, size);
    const flags = new Uint8Array(size);
    flags.set(this.flags);
    this.flags = flags;
  }
}
