import { isNumericId } from '../../account.ts';
import { decodeUtf8 } from '../../text/utf8.ts';
import { readWords } from '../../text/words.ts';
import { WordsBuffer } from '../../text/words-buffer.ts';
import {
  MAX_ENTRY_SOURCES,
  MAX_ID,
  MAX_NAME,
  MAX_PHRASE,
  MAX_REPLY,
  MAX_TEMPLATE,
  MIN_TEMPLATE,
  MIN_TEMPLATE_WORDS,
} from '../limits.ts';
import { mixesScripts } from '../name-scripts.ts';
import * as rules from '../rules.ts';
import { LANGUAGE } from '../vocabulary.ts';
import { ascii, type Field, type Kind } from './fields.ts';

const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const ZERO = 48;
const BACKSLASH = 92;
const TILDE = 126;

/** No value stands there that the scanner vouches for. */
export const NONE = -1;

/** Letters of ids: 1 at the beginning, 2 only behind it. */
const ID_LETTERS = new Uint8Array(256);
for (const letter of ascii('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789')) {
  ID_LETTERS[letter] = 1;
}
for (const letter of ascii('._-')) ID_LETTERS[letter] = 2;

const knownDays = new Set<number>();

/** Checks the values of one file's lines in place, each by the rule of its field (schema.ts). Plain ASCII is never decoded. */
export class Values {
  /** The words of the last template. */
  readonly words = new WordsBuffer();
  readonly #bytes: Uint8Array;
  #plain = true;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Behind the good value that begins there; else NONE. */
  endOf({ kind, words }: Field, at: number): number {
    switch (kind) {
      case 'word':
        return this.#wordEnd(words, at);
      case 'sources':
        return this.#sourcesEnd(at);
      case 'true':
        return this.#isTrue(at) ? at + 4 : NONE;
      case 'boolean':
        return this.#booleanEnd(at);
      default: {
        const end = this.#stringEnd(at);
        return end !== NONE && this.#isGood(kind, at + 1, end - 1) ? end : NONE;
      }
    }
  }

  /** What a string says between its quotes; null when an escape in it is none. */
  textOf(from: number, to: number): string | null {
    const text = decodeUtf8(this.#bytes, from, to);
    if (!text.includes('\\')) return text;
    try {
      return JSON.parse(`"${text}"`) as string;
    } catch {
      return null;
    }
  }

  #wordEnd(words: readonly Uint8Array[], at: number): number {
    const bytes = this.#bytes;
    for (const word of words) {
      let i = 0;
      while (i < word.length && bytes[at + i] === word[i]) i++;
      if (i === word.length) return at + i;
    }
    return NONE;
  }

  #isTrue(at: number): boolean {
    const bytes = this.#bytes;
    return bytes[at] === 116 && bytes[at + 1] === 114 && bytes[at + 2] === 117 && bytes[at + 3] === 101;
  }

  #booleanEnd(at: number): number {
    const bytes = this.#bytes;
    if (this.#isTrue(at)) return at + 4;
    const no = bytes[at] === 102 && bytes[at + 1] === 97 && bytes[at + 2] === 108;
    return no && bytes[at + 3] === 115 && bytes[at + 4] === 101 ? at + 5 : NONE;
  }

  // Behind the closing quote. An escape by number may be half a pair: the strict reader tells.
  #stringEnd(from: number): number {
    const bytes = this.#bytes;
    if (bytes[from] !== QUOTE) return NONE;
    let plain = true;
    for (let at = from + 1; ; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === QUOTE) {
        this.#plain = plain;
        return at + 1;
      }
      if (byte < SPACE) return NONE;
      if (byte > TILDE) plain = false;
      else if (byte === BACKSLASH) {
        plain = false;
        at++;
        if (bytes[at] === 117 || (bytes[at] ?? 0) < SPACE) return NONE;
      }
    }
  }

  #sourcesEnd(from: number): number {
    const bytes = this.#bytes;
    if (bytes[from] !== 91) return NONE;
    let at = from + 1;
    for (let count = 1; count <= MAX_ENTRY_SOURCES; count++) {
      const end = this.#stringEnd(at);
      if (end === NONE || !this.#isGood('id', at + 1, end - 1)) return NONE;
      at = end + 1;
      if (bytes[end] === 93) return at;
      if (bytes[end] !== COMMA) return NONE;
    }
    return NONE;
  }

  #isGood(kind: Kind, from: number, to: number): boolean {
    const bytes = this.#bytes;
    const length = to - from;
    switch (kind) {
      case 'account-id':
      case 'handle':
        // Compared with each other when the line is whole.
        return true;
      case 'id': {
        if (!this.#plain || length > MAX_ID || ID_LETTERS[bytes[from] ?? 0] !== 1) return false;
        for (let at = from + 1; at < to; at++) if (ID_LETTERS[bytes[at] ?? 0] === 0) return false;
        return true;
      }
      case 'day':
        return this.#plain && this.#isDay(from, to);
      case 'name':
        if (this.#plain) {
          return length > 0 && length <= MAX_NAME && bytes[from] !== SPACE && bytes[to - 1] !== SPACE;
        }
        return this.#holds(from, to, (name) => rules.isName(name) && !mixesScripts(name));
      case 'phrase':
        if (this.#plain) return length > 0 && length <= MAX_PHRASE;
        return this.#holds(from, to, (phrase) => isWithin(phrase, MAX_PHRASE) && !rules.hasControl(phrase));
      case 'reply':
        if (this.#plain) return length <= MAX_REPLY;
        return this.#holds(from, to, (reply) => isWithin(reply, MAX_REPLY) && !rules.hasTextControl(reply));
      case 'text':
        return this.#holds(from, to, (text) => this.#isTemplate(text));
      case 'number':
        return this.#holds(from, to, isNumericId);
      case 'language':
        return this.#holds(from, to, (language) => LANGUAGE.test(language));
      case 'url':
        return this.#holds(from, to, rules.isHttpsUrl);
      case 'hash':
        return this.#holds(from, to, rules.isSha256);
      default:
        return false;
    }
  }

  // Days come again and again: each is looked up in the calendar once.
  #isDay(from: number, to: number): boolean {
    if (to - from !== 10) return false;
    let number = 0;
    for (let at = from; at < to; at++) {
      const byte = this.#bytes[at] ?? 0;
      if (at === from + 4 || at === from + 7) {
        if (byte !== 45) return false;
      } else if (byte < ZERO || byte > 57) return false;
      else number = number * 10 + byte - ZERO;
    }
    if (knownDays.has(number)) return true;
    const is = rules.isDay(decodeUtf8(this.#bytes, from, to));
    if (is) knownDays.add(number);
    return is;
  }

  #isTemplate(text: string): boolean {
    const length = this.#plain ? text.length : rules.codePoints(text);
    if (length > MAX_TEMPLATE || length < MIN_TEMPLATE) return false;
    if (!this.#plain && rules.hasTextControl(text)) return false;
    return readWords(text, this.words).count >= MIN_TEMPLATE_WORDS;
  }

  #holds(from: number, to: number, rule: (text: string) => boolean): boolean {
    const text = this.textOf(from, to);
    return text !== null && rule(text);
  }
}

function isWithin(text: string, most: number): boolean {
  return text !== '' && rules.codePoints(text) <= most;
}
