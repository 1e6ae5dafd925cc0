import { APOSTROPHE, COMPOSE, DROP, EMOJI, FIRST_UNIT, foldPoint, foldUnit, MULTI } from './fold.ts';
import { HASH_START, hashStep, mix32 } from './hash.ts';
import { hostRun, linkEnd, mentionEnd } from './links.ts';
import { isEntityName, markCut } from './remains.ts';
import { isUnspaced, segmentRun } from './segment.ts';
import { joinSpelledWords } from './spelled.ts';
import { HASHTAG, SEGMENTED, WordsBuffer } from './words-buffer.ts';

/**
 * Reads the words of a text into `out` (or a new buffer), normalised, with their offsets in the original. Left out: links,
 * @mentions, emoji, punctuation, invisible characters, "RT @x:". Linear in the text, never throws, takes lone surrogates.
 */
export function readWords(text: string, out: WordsBuffer = new WordsBuffer()): WordsBuffer {
  out.clear();
  const reader = new Reader(text, out);
  reader.read();
  joinSpelledWords(text, out);
  markCut(text, out);
  return out;
}

const ENTITY = /^&#(?:(0?39|x27|8217|x2019)|\d{2,5}|x[0-9a-f]{2,5});/i;
const MOST_ENTITY = 10;

class Reader {
  private readonly text: string;
  private readonly out: WordsBuffer;
  private at = 0;
  private from = -1;
  private to = 0;
  private charStart = 0;
  private charEnd = 0;
  private flags = 0;
  private tag = false;
  private unspaced = false;
  private noLinkBefore = 0;

  constructor(text: string, out: WordsBuffer) {
    this.text = text;
    this.out = out;
  }

  read(): void {
    const { text } = this;
    while (this.at < text.length) {
      const unit = text.charCodeAt(this.at);
      if (unit === 0x20) {
        this.end();
        this.tag = false;
        this.at++;
        continue;
      }
      const folded = foldUnit(unit);
      if (folded >= FIRST_UNIT) {
        if (this.from < 0 && (folded === 0x68 || folded === 0x77) && this.skipLink()) continue;
        this.add(folded, 1);
        if (unit < 0x80) this.addPlain();
      } else if (folded === MULTI) this.readPoint();
      else if (folded !== DROP) this.readOther(unit, folded, 1);
      else this.at++;
    }
    this.end();
  }

  private readPoint(): void {
    const point = this.text.codePointAt(this.at) ?? 0;
    const width = point > 0xffff ? 2 : 1;
    const value = foldPoint(point);
    if (typeof value === 'number') {
      if (value === DROP) this.at += width;
      else this.readOther(point, value, width);
      return;
    }
    const start = this.at;
    for (let k = 0; k < value.length; k++) this.add(value.charCodeAt(k), 0);
    this.at = start + width;
    this.to = this.at;
  }

  private readOther(unit: number, folded: number, width: number): void {
    if (folded === COMPOSE && this.compose(unit, width)) return;
    if (folded === APOSTROPHE && this.from >= 0 && this.wordFollows(this.at + width)) {
      this.at += width;
      return;
    }
    if (unit === 0x2e && this.from >= 0 && this.readDot()) return;
    if (unit === 0x2c && this.isDigitPair()) {
      this.at++;
      return;
    }
    if (unit === 0x26 && this.readEntity()) return;
    if (unit === 0x40 || unit === 0xff20) {
      if (this.readMention()) return;
    }
    this.end();
    if (unit === 0x23 || unit === 0xff03) this.tag = this.wordFollows(this.at + 1);
    else if (unit !== 0x5f || folded === EMOJI) this.tag = false;
    if (unit === 0x3a) this.readBareRetweet();
    this.at += width;
  }

  // The rest of a run of ASCII letters and digits, which is most of most texts, without asking what each may be.
  private addPlain(): void {
    const { text } = this;
    const { chars } = this.out;
    let at = this.at;
    let end = this.charEnd;
    while (end < chars.length) {
      const unit = text.charCodeAt(at);
      // NaN at the end of the text compares false throughout.
      const lower = unit >= 0x41 && unit <= 0x5a ? unit | 0x20 : unit;
      if (!((lower >= 0x61 && lower <= 0x7a) || (unit >= 0x30 && unit <= 0x39))) break;
      chars[end++] = lower;
      at++;
    }
    this.at = at;
    this.to = at;
    this.charEnd = end;
  }

  private add(folded: number, width: number): void {
    const unspaced = isUnspaced(folded);
    if (this.from >= 0 && unspaced !== this.unspaced) this.end();
    if (this.from < 0) {
      this.from = this.at;
      this.unspaced = unspaced;
      this.flags = this.tag ? HASHTAG : 0;
    }
    this.out.growChars(this.charEnd);
    this.out.chars[this.charEnd++] = folded;
    this.at += width;
    this.to = this.at;
  }

  private end(): void {
    if (this.from < 0) return;
    if (this.unspaced) this.endRun();
    else this.push(this.charEnd, this.from, this.to, this.flags);
    this.charStart = this.charEnd;
    this.from = -1;
  }

  private push(end: number, from: number, to: number, flags: number): void {
    const { chars } = this.out;
    if (end - this.charStart <= 3 && isEntityName(chars, this.charStart, end)) {
      this.charEnd = this.charStart;
      return;
    }
    let hash = HASH_START;
    let mask = 0;
    for (let k = this.charStart; k < end; k++) {
      const unit = chars[k] ?? 0;
      hash = hashStep(hash, unit);
      mask |= 1 << (unit & 31);
    }
    this.out.push(end, from, to, mix32(hash), mask >>> 0, flags);
    this.charStart = end;
  }

  // A run without spaces is cut by dictionary; offsets are shared out evenly when folding changed its length.
  private endRun(): void {
    let run = '';
    for (let k = this.charStart; k < this.charEnd; k++) run += String.fromCharCode(this.out.chars[k] ?? 0);
    const width = this.to - this.from;
    let done = 0;
    for (const length of segmentRun(run)) {
      const from = this.from + Math.floor((done * width) / run.length);
      done += length;
      const to = this.from + Math.floor((done * width) / run.length);
      this.push(this.charStart + length, from, to, this.flags | SEGMENTED);
    }
  }

  private compose(point: number, width: number): boolean {
    if (this.from < 0) return false;
    const before = String.fromCharCode(this.out.chars[this.charEnd - 1] ?? 0);
    const mark = String.fromCodePoint(point);
    const whole = (before + mark).normalize('NFC');
    if (whole.length === 1) {
      this.out.chars[this.charEnd - 1] = whole.charCodeAt(0);
      this.at += width;
      this.to = this.at;
      return true;
    }
    const start = this.at;
    for (let k = 0; k < mark.length; k++) this.add(mark.charCodeAt(k), 0);
    this.at = start + width;
    this.to = this.at;
    return true;
  }

  // Inside "U.S.A" and "1.5" a dot is nothing; inside "example.org" it makes a link.
  private readDot(): boolean {
    if (this.isDigitPair()) {
      this.at++;
      return true;
    }
    if (this.at >= this.noLinkBefore) {
      const run = hostRun(this.text, this.at);
      if (run.link) {
        this.end();
        this.dropWordsFrom(run.start);
        this.at = run.end;
        return true;
      }
      // The other dots of the run would give the same answer.
      this.noLinkBefore = run.end;
    }
    const next = this.at + 1;
    if (this.to - this.from > 1 && this.text.charCodeAt(this.to - 2) !== 0x2e) return false;
    if (!this.isLetter(next) || this.isLetter(next + 1)) return false;
    this.at = next;
    return true;
  }

  // Exports often leave "&#8230;" and its kind undecoded: punctuation, whatever it stands for.
  private readEntity(): boolean {
    const entity = ENTITY.exec(this.text.slice(this.at, this.at + MOST_ENTITY));
    if (entity === null) return false;
    if (entity[1] === undefined) this.end();
    this.at += entity[0].length;
    return true;
  }

  private isDigitPair(): boolean {
    const before = this.text.charCodeAt(this.at - 1);
    const after = this.text.charCodeAt(this.at + 1);
    return this.from >= 0 && before >= 0x30 && before <= 0x39 && after >= 0x30 && after <= 0x39;
  }

  private isLetter(at: number): boolean {
    return at < this.text.length && foldUnit(this.text.charCodeAt(at)) >= FIRST_UNIT;
  }

  private wordFollows(at: number): boolean {
    let next = at;
    while (next < this.text.length && foldUnit(this.text.charCodeAt(next)) === DROP) next++;
    if (next >= this.text.length) return false;
    const folded = foldUnit(this.text.charCodeAt(next));
    return (
      folded >= FIRST_UNIT ||
      (folded === MULTI && typeof foldPoint(this.text.codePointAt(next) ?? 0) === 'string')
    );
  }

  private skipLink(): boolean {
    const end = linkEnd(this.text, this.at);
    if (end < 0) return false;
    this.at = end;
    this.tag = false;
    return true;
  }

  private readMention(): boolean {
    if (this.from >= 0) return false;
    const end = mentionEnd(this.text, this.at);
    if (end === this.at) return false;
    const last = this.out.count - 1;
    if (last >= 0 && this.isRetweetMark(last)) {
      const between = this.at - (this.out.to[last] ?? 0);
      if (between <= 4 && this.text.slice(this.at - between, this.at).trim() === '') this.dropRetweet(last);
    }
    this.tag = false;
    this.at = end;
    return true;
  }

  // "RT name: …", where the "@" was lost on the way.
  private readBareRetweet(): void {
    const { from, to, flags, count } = this.out;
    if (count < 2 || to[count - 1] !== this.at) return;
    let name = count - 1;
    while (name > 1 && this.text.slice(to[name - 1], from[name]) === '_') name--;
    if (name < 1 || !this.isRetweetMark(name - 1)) return;
    for (let i = 0; i < name - 1; i++) if (((flags[i] ?? 0) & HASHTAG) === 0) return;
    this.dropRetweet(name - 1);
  }

  private isRetweetMark(i: number): boolean {
    const word = this.text.slice(this.out.from[i], this.out.to[i]);
    return word === 'RT' || word === 'MT';
  }

  private dropRetweet(i: number): void {
    this.out.retweet = true;
    this.out.count = i;
    this.charEnd = this.out.charStart[i] ?? 0;
    this.charStart = this.charEnd;
  }

  private dropWordsFrom(start: number): void {
    while (this.out.count > 0 && (this.out.from[this.out.count - 1] ?? 0) >= start) this.out.count--;
    this.charEnd = this.out.charStart[this.out.count] ?? 0;
    this.charStart = this.charEnd;
  }
}
