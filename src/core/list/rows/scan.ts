import { canonicalHandle } from '../../account.ts';
import { SITE_IDS, type SiteId } from '../../site-id.ts';
import { decodeUtf8 } from '../../text/utf8.ts';
import * as fields from './fields.ts';
import { NONE, Values } from './values.ts';

const LF = 10;
const QUOTE = 34;
const COMMA = 44;
const SLASH = 47;
const AT_SIGN = 64;
const BACKSLASH = 92;
const OPEN = 123;
const CLOSE = 125;

/**
 * Checks entries as lines of bytes, without making objects of them. It only ever vouches: where it says true, `parseLine`
 * and the schema of the type accept the line (a property test holds them together); where it says false, they decide. It
 * takes JSON without spaces, its keys in any order. The bytes must be UTF-8, each line must end in a line feed.
 */
export class LineScanner {
  /** Where each field's value begins and ends, quotes and brackets included; of this line when `has` says so. */
  readonly at = new Uint32Array(fields.MOST_FIELDS);
  readonly end = new Uint32Array(fields.MOST_FIELDS);
  readonly values: Values;
  readonly shape: fields.Shape;
  readonly #bytes: Uint8Array;
  readonly #required: number;
  readonly #order = new Int8Array(fields.MOST_FIELDS + 1).fill(NONE);
  #present = 0;

  constructor(shape: fields.Shape, bytes: Uint8Array) {
    this.shape = shape;
    this.#bytes = bytes;
    this.values = new Values(bytes);
    this.#required = shape.fields.reduce((bits, { required }, f) => bits | (required ? 1 << f : 0), 0);
  }

  /** True when the last line has the field. */
  has(field: number): boolean {
    return (this.#present & (1 << field)) !== 0;
  }

  /** The first letter of a word or a boolean, without its quote. */
  first(field: number): string {
    const at = this.at[field] ?? 0;
    return String.fromCharCode(this.#bytes[this.#bytes[at] === QUOTE ? at + 1 : at] ?? 0);
  }

  /** True when the line that begins there is an entry of this shape that nothing is wrong with. */
  scan(from: number): boolean {
    const bytes = this.#bytes;
    this.#present = 0;
    if (bytes[from] !== OPEN) return false;
    let at = from + 1;
    for (let slot = 0; ; slot++) {
      const field = this.#fieldAt(at, slot);
      if (field === NONE || this.has(field)) return false;
      const start = at + (this.shape.fields[field]?.key.length ?? 0);
      const end = this.#valueEnd(field, start);
      if (end === NONE) return false;
      this.#present |= 1 << field;
      this.at[field] = start;
      this.end[field] = end;
      at = end + 1;
      if (bytes[end] === COMMA) continue;
      if (bytes[end] !== CLOSE || bytes[at] !== LF) return false;
      return (this.#present & this.#required) === this.#required && this.#fits();
    }
  }

  // The field whose key stands there. Lines of one file have their keys in one order.
  #fieldAt(at: number, slot: number): number {
    const usual = this.#order[slot] ?? NONE;
    if (usual !== NONE && this.#isKey(usual, at)) return usual;
    for (let field = 0; field < this.shape.fields.length; field++) {
      if (!this.#isKey(field, at)) continue;
      this.#order[slot] = field;
      return field;
    }
    return NONE;
  }

  #isKey(field: number, at: number): boolean {
    const key = this.shape.fields[field]?.key;
    if (key === undefined) return false;
    // The quote is last to differ: keys begin with one.
    for (let i = 1; i < key.length; i++) if (this.#bytes[at + i] !== key[i]) return false;
    return this.#bytes[at] === QUOTE;
  }

  // Where a good value ends, or NONE.
  #valueEnd(field: number, at: number): number {
    const known = this.shape.fields[field];
    if (known === undefined) return NONE;
    if (known.repeats && this.#isLast(field, at)) {
      return at + (this.end[field] ?? 0) - (this.at[field] ?? 0);
    }
    return this.values.endOf(known, at);
  }

  // The value that this field had last stands there again.
  #isLast(field: number, at: number): boolean {
    const bytes = this.#bytes;
    const last = this.at[field] ?? 0;
    const length = (this.end[field] ?? 0) - last;
    for (let i = 0; i < length; i++) if (bytes[at + i] !== bytes[last + i]) return false;
    return length > 0;
  }

  // What two fields of one entry must keep between them.
  #fits(): boolean {
    if (this.shape.type === 'account') {
      return this.#isInOrder(fields.VALID_FROM, fields.VALID_TO) && this.#hasOwnId();
    }
    return this.shape.type !== 'template' || this.#isInOrder(fields.FIRST_DAY, fields.LAST_DAY);
  }

  #isInOrder(first: number, last: number): boolean {
    const bytes = this.#bytes;
    const [one, two] = [this.at[first] ?? 0, this.at[last] ?? 0];
    for (let i = 1; i <= 10; i++) {
      const step = (bytes[one + i] ?? 0) - (bytes[two + i] ?? 0);
      if (step !== 0) return step < 0;
    }
    return true;
  }

  // `<person>/<platform>/<canonical handle>`, compared in place; the quotes of the parts are where the slashes are.
  #hasOwnId(): boolean {
    let at = (this.at[fields.ID] ?? 0) + 1;
    for (const part of [fields.PERSON, fields.PLATFORM]) {
      const to = (this.end[part] ?? 0) - 1;
      for (let from = (this.at[part] ?? 0) + 1; from < to; from++) {
        if (this.#bytes[at++] !== this.#bytes[from]) return false;
      }
      if (this.#bytes[at++] !== SLASH) return false;
    }
    const to = (this.end[fields.ID] ?? 0) - 1;
    const from = (this.at[fields.HANDLE] ?? 0) + 1;
    const site = SITES[this.#bytes[(this.at[fields.PLATFORM] ?? 0) + 1] ?? 0];
    return site !== undefined && this.#isCanonical(site, from, (this.end[fields.HANDLE] ?? 0) - 1, at, to);
  }

  // True when the canonical form of the handle in [from, to) is what stands in [at, end).
  #isCanonical(site: Site, from: number, to: number, at: number, end: number): boolean {
    const bytes = this.#bytes;
    let letter = bytes[from] === AT_SIGN ? from + 1 : from;
    if (to - letter > site.most) return false;
    let next = at;
    for (; letter < to; letter++) {
      const byte = bytes[letter] ?? 0;
      // Beyond ASCII there are letters whose small form is one of ours.
      if (byte > 126 || byte === BACKSLASH) return this.#isCanonicalText(site, from, to, at, end);
      const small = site.letters[byte] ?? REFUSED;
      if (small === REFUSED) return false;
      if (small !== DROPPED && bytes[next++] !== small) return false;
    }
    return next === end && next > at;
  }

  #isCanonicalText(site: Site, from: number, to: number, at: number, end: number): boolean {
    const handle = this.values.textOf(from, to);
    return handle !== null && canonicalHandle(site.name, handle) === decodeUtf8(this.#bytes, at, end);
  }
}

const REFUSED = 0;
const DROPPED = 1;

/** What a site does with a handle, worked out from `canonicalHandle` letter by letter. */
interface Site {
  readonly name: SiteId;
  /** For each letter its canonical form, DROPPED or REFUSED. */
  readonly letters: Uint8Array;
  /** Most letters, dropped ones too. */
  readonly most: number;
}

function siteOf(name: SiteId): Site {
  let most = 1;
  while (canonicalHandle(name, 'a'.repeat(most + 1)) !== null) most++;
  const letters = Uint8Array.from({ length: 127 }, (_, byte) => {
    const canonical = canonicalHandle(name, `a${String.fromCharCode(byte)}`);
    if (canonical === null) return REFUSED;
    return canonical.length === 1 ? DROPPED : canonical.charCodeAt(1);
  });
  return { name, letters, most };
}

/** By the first letter of their names. */
const SITES: readonly (Site | undefined)[] = SITE_IDS.reduce<Site[]>((sites, name) => {
  sites[name.charCodeAt(0)] = siteOf(name);
  return sites;
}, []);
