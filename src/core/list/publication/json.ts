import { err, ok, type Result } from '../../result.ts';

/** What strict JSON can hold. Numbers are safe integers. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const INTEGER = /-?(?:0|[1-9]\d{0,15})(?![\d.eE])/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what a JSON string may not hold
const LETTERS = /[^"\\\u0000-\u001f]*/y;
const SPACE = /[ \t\r\n]*/y;
const LONE = /\p{Cs}/u;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

class NotJson extends Error {}

/**
 * Reads JSON (RFC 8259) as two programs that must agree read it: no key twice, no `__proto__`, no fraction or number
 * beyond 2^53, no lone surrogate, at most `depth` levels. JSON.parse keeps the last of two keys in silence.
 */
export function parseStrict(text: string, depth: number): Result<Json, 'parse'> {
  const reader = new Reader(text, depth);
  try {
    return ok(reader.document());
  } catch (error) {
    if (error instanceof NotJson) return err('parse');
    throw error;
  }
}

/**
 * One line of an artefact. Most lines are written the way JSON.stringify writes, which proves that no key is there twice:
 * only the others pay for the strict reader.
 */
export function parseLine(text: string, depth: number): Result<Json, 'parse'> {
  try {
    const value: Json = JSON.parse(text);
    // An escape of a surrogate may be a lone one: the strict reader tells.
    const plain = !text.includes('__proto__') && !text.includes('\\ud');
    if (plain && JSON.stringify(value) === text) return isWithin(value, depth) ? ok(value) : err('parse');
  } catch {
    return err('parse');
  }
  return parseStrict(text, depth);
}

function isWithin(value: Json, depth: number): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((inner) => isWithin(inner, depth - 1));
}

class Reader {
  #at = 0;
  readonly #text: string;
  readonly #depth: number;

  constructor(text: string, depth: number) {
    this.#text = text;
    this.#depth = depth;
  }

  document(): Json {
    const value = this.#value(this.#depth);
    this.#take(SPACE);
    if (this.#at !== this.#text.length) throw new NotJson();
    return value;
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined) throw new NotJson();
    this.#at += found.length;
    return found;
  }

  // The next character behind spaces.
  #next(): string {
    this.#take(SPACE);
    return this.#text.charAt(this.#at++);
  }

  #value(depth: number): Json {
    const first = this.#next();
    if (first === '"') return this.#string();
    if (first === '{' || first === '[') {
      if (depth === 0) throw new NotJson();
      return first === '{' ? this.#object(depth - 1) : this.#array(depth - 1);
    }
    this.#at -= 1;
    for (const [word, value] of [
      ['true', true],
      ['false', false],
      ['null', null],
    ] as const) {
      if (!this.#text.startsWith(word, this.#at)) continue;
      this.#at += word.length;
      return value;
    }
    const number = Number(this.#take(INTEGER));
    if (!Number.isSafeInteger(number) || Object.is(number, -0)) throw new NotJson();
    return number;
  }

  #object(depth: number): Json {
    const entries = new Map<string, Json>();
    if (this.#next() === '}') return {};
    this.#at -= 1;
    for (;;) {
      if (this.#next() !== '"') throw new NotJson();
      const key = this.#string();
      if (entries.has(key) || key === '__proto__' || this.#next() !== ':') throw new NotJson();
      entries.set(key, this.#value(depth));
      const mark = this.#next();
      if (mark === '}') return Object.fromEntries(entries);
      if (mark !== ',') throw new NotJson();
    }
  }

  #array(depth: number): Json {
    const values: Json[] = [];
    if (this.#next() === ']') return values;
    this.#at -= 1;
    for (;;) {
      values.push(this.#value(depth));
      const mark = this.#next();
      if (mark === ']') return values;
      if (mark !== ',') throw new NotJson();
    }
  }

  #string(): string {
    let text = '';
    for (;;) {
      text += this.#take(LETTERS);
      const mark = this.#text.charAt(this.#at++);
      if (mark === '"') break;
      if (mark !== '\\') throw new NotJson();
      text += this.#escape();
    }
    if (LONE.test(text)) throw new NotJson();
    return text;
  }

  #escape(): string {
    const mark = this.#text.charAt(this.#at++);
    if (mark !== 'u') {
      const plain = ESCAPES[mark];
      if (plain === undefined) throw new NotJson();
      return plain;
    }
    const hex = this.#text.slice(this.#at, this.#at + 4);
    if (!/^[0-9a-fA-F]{4}$/.test(hex)) throw new NotJson();
    this.#at += 4;
    return String.fromCharCode(Number.parseInt(hex, 16));
  }
}
