import * as v from 'valibot';
import { ok, type Result } from '../../result.ts';
import type { Steps } from '../../steps.ts';
import { encodeUtf8 } from '../../text/utf8.ts';
import * as fields from '../rows/fields.ts';
import * as r from '../rows/rows.ts';
import { LineScanner } from '../rows/scan.ts';
import { accountSchema, payerSchema, sourceSchema, templateSchema } from '../schema.ts';
import { type PalFault, refuse } from './codes.ts';
import { type Json, parseLine } from './json.ts';
import { MAX_DEPTH } from './limits.ts';
import type { Bytes } from './ports.ts';
import type { Artefact, ArtefactKind } from './release.ts';

/** An unpacked artefact: its bytes, and where each line begins; one more start: the end. */
export interface RawFile {
  readonly artefact: Artefact;
  readonly bytes: Bytes;
  readonly starts: Uint32Array;
}

/** What a journal says of one id, the last word first to count: a row of its own, or null for a removal. */
export interface Change {
  readonly type: r.RowType;
  readonly id: string;
  readonly row: number | null;
}

/** The entries of one artefact. */
export interface ReadFile {
  readonly rows: r.Rows;
  /** Each id is greater than the one before it. */
  readonly sorted: boolean;
  /** Of a journal only. */
  readonly changes: readonly Change[];
}

const BASE_TYPES: Readonly<Record<Exclude<ArtefactKind, 'journal'>, r.RowType>> = {
  accounts: 'account',
  templates: 'template',
  payers: 'payer',
  sources: 'source',
};

const SCHEMAS = {
  account: accountSchema,
  payer: payerSchema,
  source: sourceSchema,
  template: templateSchema,
} as const;

const SHAPES = [fields.ACCOUNT, fields.SOURCE, fields.TEMPLATE] as const;

/** Where the parts of a row stand in a shape that has them. */
const PARTS_OF: Readonly<Record<fields.Shape['type'], readonly (readonly [part: number, field: number])[]>> =
  {
    account: [
      [r.ID_PART, fields.ID],
      [r.PAYER_PART, fields.PAYER],
      [r.SOURCES_PART, fields.SOURCES],
      [r.NUMBER_PART, fields.NUMBER],
      [r.PERSON_PART, fields.PERSON],
      [r.HANDLE_PART, fields.HANDLE],
      [r.VALID_TO_PART, fields.VALID_TO],
      [r.RECHECK_PART, fields.RECHECK_BY],
    ],
    source: [[r.ID_PART, fields.ID]],
    template: [
      [r.ID_PART, fields.ID],
      [r.PAYER_PART, fields.PAYER],
      [r.SOURCES_PART, fields.SOURCES],
    ],
  };

const removal = v.strictObject({
  op: v.picklist(['del', 'retract']),
  type: v.picklist(r.ROW_TYPES),
  id: v.string(),
});

/** Two fields belong to the publication, not to the entry: `readmit` and `ext`. */
const envelopeFields = v.looseObject({
  readmit: v.optional(v.literal(true)),
  ext: v.optional(v.looseObject({})),
});

/** Lines between two breaths. */
const PIECE = 256;

/**
 * Reads the lines of one artefact. In a base each id stands once, in the file of its type. An entry that breaks a rule is
 * marked, and refused later: a journal may still take it away.
 */
export function* readRows(
  { artefact, bytes, starts }: RawFile,
  pool: r.Pool,
): Steps<Result<ReadFile, PalFault>> {
  const reader = new RowReader(pool, bytes, starts);
  const { kind, path } = artefact;
  const changes: Change[] = [];
  const { rows } = reader;
  let known: Set<string> | null = null;
  for (let line = 0; line + 1 < starts.length; line++) {
    if (line % PIECE === 0) yield;
    const row = rows.count;
    const read = reader.read(line, kind === 'journal' ? null : BASE_TYPES[kind]);
    if (read === 'unreadable') return refuse('parse', path, `line ${line + 1}`);
    if (kind === 'journal') {
      changes.push(read ?? { type: r.ROW_TYPES[rows.types[row] ?? 0] ?? 'account', id: rows.id(row), row });
      continue;
    }
    if (read !== null || r.ROW_TYPES[rows.types[row] ?? 0] !== BASE_TYPES[kind]) {
      return refuse('entry', path, `line ${line + 1}`);
    }
    if (known === null && isAfter(rows, row)) continue;
    known ??= new Set(Array.from({ length: row }, (_, before) => rows.id(before)));
    const id = rows.id(row);
    if (known.has(id)) return refuse('duplicate-id', path, id);
    known.add(id);
  }
  return ok({ rows, sorted: known === null, changes });
}

// True when the id of a row is greater than that of the row before it, bytewise.
function isAfter(rows: r.Rows, row: number): boolean {
  if (row === 0) return true;
  const [one, two] = [rows.text(row - 1), rows.text(row)];
  const [start, end] = [rows.from(row - 1, r.ID_PART), rows.to(row - 1, r.ID_PART)];
  const [from, to] = [rows.from(row, r.ID_PART), rows.to(row, r.ID_PART)];
  for (let i = 0; start + i < end && from + i < to; i++) {
    const step = (two[from + i] ?? 0) - (one[start + i] ?? 0);
    if (step !== 0) return step > 0;
  }
  return to - from > end - start;
}

class RowReader {
  readonly rows: r.Rows;
  readonly #starts: Uint32Array;
  readonly #scanners: readonly LineScanner[];

  constructor(pool: r.Pool, bytes: Bytes, starts: Uint32Array) {
    this.rows = new r.Rows(pool, bytes, starts.length - 1);
    this.#starts = starts;
    this.#scanners = SHAPES.map((shape) => new LineScanner(shape, bytes));
  }

  /** Reads a line into the next row; gives the removal that it is instead, or says that no strict reader takes it. */
  read(line: number, expected: r.RowType | null): Change | 'unreadable' | null {
    const { rows } = this;
    const start = this.#starts[line] ?? 0;
    rows.starts[rows.count] = start;
    rows.starts[rows.count + 1] = this.#starts[line + 1] ?? 0;
    for (const scanner of this.#scanners) {
      if (expected !== null && scanner.shape.type !== expected) continue;
      if (!scanner.scan(start)) continue;
      this.#note(scanner, start);
      rows.count++;
      return null;
    }
    return this.#readStrictly();
  }

  #readStrictly(): Change | 'unreadable' | null {
    const { rows } = this;
    const parsed = parseLine(rows.line(rows.count), MAX_DEPTH);
    if (!parsed.ok || !isFields(parsed.value)) return 'unreadable';
    const value = parsed.value;
    if (Object.hasOwn(value, 'op')) {
      const checked = v.safeParse(removal, value);
      if (!checked.success) return 'unreadable';
      // Each line has a row, so that one ends where the next begins; nothing leads to this one.
      rows.count++;
      return { type: checked.output.type, id: checked.output.id, row: null };
    }
    const named: readonly unknown[] = r.ROW_TYPES;
    const type = named.indexOf(value.type);
    if (type === -1 || typeof value.id !== 'string') return 'unreadable';
    this.#check(type, value.id, value);
    rows.count++;
    return null;
  }

  #check(type: number, id: string, value: { readonly [key: string]: Json }): void {
    const { rows } = this;
    const { pool } = rows;
    const row = rows.count;
    const name = r.ROW_TYPES[type] ?? 'account';
    rows.types[row] = type;
    const entry = checkEntry(name, value);
    if (typeof entry === 'string') {
      this.#noteBroken(id, entry);
    } else if (entry.entry.type === 'payer') {
      this.#noteId(id);
      rows.more[row] = pool.payers.push(entry.entry) - 1;
      if (entry.readmit) rows.flags[row] = (rows.flags[row] ?? 0) | r.READMITTED;
    } else {
      // In the usual spelling the scanner takes it too: so there is one way to find its parts.
      const text = `${JSON.stringify(entry.readmit ? { ...entry.entry, readmit: true } : entry.entry)}\n`;
      const start = this.#write(text);
      const shape = SHAPES.find((one) => one.type === name) ?? fields.ACCOUNT;
      const scanner = new LineScanner(shape, pool.text);
      if (scanner.scan(start)) this.#note(scanner, start, r.REWRITTEN);
      else this.#noteBroken(id, 'not understood');
    }
  }

  // Writes behind the pool's text, as the text of the next row.
  #write(text: string): number {
    const { pool, count } = this.rows;
    pool.room(3 * text.length);
    const start = pool.textEnd;
    pool.textEnd = encodeUtf8(text, pool.text, start);
    this.rows.rewritten[count] = start;
    return start;
  }

  #noteId(id: string): void {
    const { rows } = this;
    const start = this.#write(id);
    rows.flags[rows.count] = r.REWRITTEN;
    rows.setPart(rows.count, r.ID_PART, 0, rows.pool.textEnd - start);
  }

  #noteBroken(id: string, sentence: string): void {
    const { rows } = this;
    this.#noteId(id);
    rows.flags[rows.count] = r.REWRITTEN | r.BROKEN;
    rows.more[rows.count] = rows.pool.faults.push(`${id}: ${sentence}`) - 1;
  }

  #note(scanner: LineScanner, start: number, flags = 0): void {
    const { rows } = this;
    const row = rows.count;
    const { type } = scanner.shape;
    rows.types[row] = r.ROW_TYPES.indexOf(type);
    for (const [part, field] of PARTS_OF[type]) {
      if (!scanner.has(field)) continue;
      const marks = field === fields.SOURCES && part === r.SOURCES_PART ? 0 : 1;
      const from = (scanner.at[field] ?? 0) - start + marks;
      rows.setPart(row, part, from, (scanner.end[field] ?? 0) - start - marks);
    }
    let known = flags;
    if (scanner.has(fields.READMIT)) known |= r.READMITTED;
    if (type === 'source') {
      if (scanner.has(fields.LINKS) && scanner.first(fields.LINKS) === 't') known |= r.LINKS_HANDLE;
    } else if (scanner.has(fields.STATUS)) {
      const status = scanner.first(fields.STATUS);
      if (status === 'd') known |= r.DISPUTED;
      if (status === 'r') known |= r.RETRACTED;
    }
    if (type === 'template') {
      const { hash, count } = scanner.values.words;
      rows.more[row] = rows.pool.words.push(hash.slice(0, count)) - 1;
    }
    rows.flags[row] = known;
  }
}

function isFields(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// The entry and whether it is readmitted, or the rule that it breaks.
function checkEntry(type: r.RowType, value: { readonly [key: string]: Json }) {
  let entry: unknown = value;
  let readmit = false;
  if (Object.hasOwn(value, 'readmit') || Object.hasOwn(value, 'ext')) {
    const own = v.safeParse(envelopeFields, value);
    if (!own.success) return 'readmit or ext';
    const { readmit: again, ext: _, ...rest } = own.output;
    readmit = again === true;
    entry = rest;
  }
  const checked = v.safeParse(SCHEMAS[type], entry, { abortEarly: true });
  if (checked.success) return { entry: checked.output, readmit };
  const [issue] = checked.issues;
  return `${v.getDotPath(issue) ?? ''} ${issue.message}`.trim();
}
