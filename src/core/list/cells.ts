import { utf8Length } from '../text/utf8.ts';
import type { FindingCode, Findings } from './findings.ts';
import { MAX_ENTRY_SOURCES, MAX_LINE_BYTES, MAX_NAME, MAX_PHRASE } from './limits.ts';
import { mixesScripts } from './name-scripts.ts';
import { codePoints, hasControl, isDay, isEntryId, isHttpsUrl } from './rules.ts';
import { type KnownIds, type Row, shown } from './table.ts';

/**
 * Reads the cells of one row into values; every cell that cannot be read is a finding of its own, and `good` turns false,
 * so that a row's findings are told together and its entry is left out. Reading an empty optional cell gives undefined.
 */
export class Cells {
  readonly #row: Row;
  readonly #findings: Findings;
  #good = true;

  constructor(row: Row, findings: Findings) {
    this.#row = row;
    this.#findings = findings;
  }

  /** False once a cell of this row was refused. */
  get good(): boolean {
    return this.#good;
  }

  /** The line of the row. */
  get line(): number {
    return this.#row.line;
  }

  /** Refuses the row for a reason of the caller's. */
  refuse(code: FindingCode, message: string): void {
    this.#good = false;
    this.#findings.error(code, this.#row.file, this.#row.line, message);
  }

  /** Tells the author of the list something without refusing the row. */
  warn(code: FindingCode, message: string): void {
    this.#findings.warn(code, this.#row.file, this.#row.line, message);
  }

  /** The cell as it stands, "" when empty. */
  raw(column: string): string {
    return this.#row.cell(column);
  }

  /** The cell, refused when empty. */
  needed(column: string, hint = ''): string {
    const value = this.raw(column);
    if (value === '')
      this.refuse('missing-cell', `The cell "${column}" is empty.${hint === '' ? '' : ` ${hint}`}`);
    return value;
  }

  /** The id of an entry. */
  id(column: string): string {
    const value = this.needed(column);
    if (value !== '' && !isEntryId(value)) {
      const rule =
        'An id has only the letters a–z, digits, ".", "_" and "-", and begins with a letter or digit';
      this.refuse('bad-id', `${shown(value)} in "${column}" is no id. ${rule} (at most 80).`);
    }
    return value;
  }

  /** A name: one script, no hidden characters, at most MAX_NAME. */
  name(column: string): string {
    const value = this.needed(column);
    this.#checkName(column, value);
    return value;
  }

  /** A name that may be left out. */
  optionalName(column: string): string | undefined {
    return this.raw(column) === '' ? undefined : this.name(column);
  }

  /** Names between "|". */
  names(column: string): readonly string[] {
    const values = this.raw(column)
      .split('|')
      .map((part) => part.trim())
      .filter((part) => part !== '');
    for (const value of values) this.#checkName(column, value);
    return values;
  }

  #checkName(column: string, value: string): void {
    this.#checkLine(column, value, MAX_NAME);
    if (mixesScripts(value)) {
      const message = `${shown(value)} in "${column}" mixes letters of different alphabets that look alike. Type it again.`;
      this.refuse('mixed-script-name', message);
    }
  }

  #checkLine(column: string, value: string, most: number): void {
    if (hasControl(value)) {
      const message = `The cell "${column}" holds a hidden character or a line break (${shown(value)}). Type it again.`;
      this.refuse('control-character', message);
    }
    if (codePoints(value) > most)
      this.refuse('too-long', `The cell "${column}" is longer than ${most} characters.`);
  }

  /** One line of words. */
  phrase(column: string): string {
    const value = this.needed(column);
    this.#checkLine(column, value, MAX_PHRASE);
    return value;
  }

  /** One line of words that may be left out. */
  optionalPhrase(column: string): string | undefined {
    return this.raw(column) === '' ? undefined : this.phrase(column);
  }

  /** A day. */
  day(column: string): string {
    const value = this.needed(column, 'Write a day such as 2026-03-31.');
    if (value !== '' && !isDay(value)) {
      const rule = 'Write year-month-day, such as 2026-03-31, and format the column as text';
      this.refuse('bad-date', `${shown(value)} in "${column}" is not a day. ${rule}.`);
    }
    return value;
  }

  /** A day that may be left out. */
  optionalDay(column: string): string | undefined {
    return this.raw(column) === '' ? undefined : this.day(column);
  }

  /** One of the words; spaces count as "_" does, in either direction, and case does not count. */
  choice<const T extends string>(column: string, words: readonly T[], missing?: T): T | null {
    const value = missing === undefined ? this.needed(column) : this.raw(column);
    return value === '' ? (missing ?? null) : this.#oneOf(column, value, words);
  }

  /** One or more of the words, between "|", ";" or ",". */
  choices<const T extends string>(column: string, words: readonly T[]): void {
    for (const value of this.needed(column).split(/[|;,]/)) {
      if (value.trim() !== '') this.#oneOf(column, value.trim(), words);
    }
  }

  #oneOf<const T extends string>(column: string, value: string, words: readonly T[]): T | null {
    const plain = (word: string): string => word.toLowerCase().replace(/[\s_-]+/g, ' ');
    const found = words.find((word) => plain(word) === plain(value));
    if (found !== undefined) return found;
    this.refuse('bad-value', `${shown(value)} in "${column}" is not one of: ${words.join(', ')}.`);
    return null;
  }

  /** A value that follows a pattern; `example` says it in the finding. */
  pattern(column: string, pattern: RegExp, example: string): string {
    const value = this.needed(column);
    if (value !== '' && !pattern.test(value)) {
      this.refuse(
        'bad-value',
        `${shown(value)} in "${column}" is not written as expected, such as ${example}.`,
      );
    }
    return value;
  }

  /** An https address. */
  url(column: string): string {
    const value = this.needed(column);
    if (value !== '' && !isHttpsUrl(value)) {
      this.refuse('bad-url', `${shown(value)} in "${column}" is not an address that begins with https://.`);
    }
    return value;
  }

  /** An https address that may be left out. */
  optionalUrl(column: string): string | undefined {
    return this.raw(column) === '' ? undefined : this.url(column);
  }

  /** Ids of known sources, between "|", ";", "," or spaces; unknown ones are findings. */
  sourceIds(column: string, known: KnownIds): readonly string[] {
    const ids = [
      ...new Set(
        this.raw(column)
          .split(/[|;,\s]+/)
          .filter((part) => part !== ''),
      ),
    ];
    for (const id of ids) {
      if (!known.has(id)) {
        this.refuse('unknown-source', `${shown(id)} in "${column}" is no source_id of sources.csv.`);
      }
    }
    return ids;
  }

  /** Refuses the row when its entry is longer than a line of a published list may be. */
  fitLine(entry: object): void {
    const bytes = utf8Length(JSON.stringify(entry));
    if (bytes > MAX_LINE_BYTES) {
      this.refuse('too-long', `This row makes an entry of ${bytes} bytes; ${MAX_LINE_BYTES} are allowed.`);
    }
  }

  /** Refuses the row unless the entry has one to five sources. */
  countSources(ids: readonly string[]): void {
    if (ids.length === 0)
      this.refuse('missing-source', 'This row names no source: add a source_id of sources.csv.');
    if (ids.length > MAX_ENTRY_SOURCES) {
      this.refuse(
        'too-many-sources',
        `This entry has ${ids.length} sources; ${MAX_ENTRY_SOURCES} are allowed.`,
      );
    }
  }
}
