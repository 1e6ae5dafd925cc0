import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { readCsv } from '../../core/list/csv.ts';
import { LIST_FILES } from '../../core/list/folder.ts';
import { MAX_UNPACKED_BYTES } from '../../core/list/limits.ts';
import { Refusal } from '../refusal.ts';
import { readWhole } from './files.ts';

/** One record of an input file: its line, and the value or null when the line is no record. */
export interface InputRecord {
  readonly line: number;
  readonly value: unknown;
}

/**
 * The texts of a list folder's files by name; files that are absent are left out. Null when the folder is none. Ends the
 * verb when a file is too large, unreadable or no UTF-8: read as empty it would publish a list without its people.
 */
export async function readListFiles(folder: string): Promise<ReadonlyMap<string, string> | null> {
  const found = await stat(folder).catch(() => null);
  if (found === null || !found.isDirectory()) return null;
  const texts = new Map<string, string>();
  for (const name of LIST_FILES) {
    const bytes = await readWhole(join(folder, name), MAX_UNPACKED_BYTES);
    if (bytes === null) continue;
    try {
      texts.set(name, new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    } catch {
      throw new Refusal('not-utf8', 'save it again as "CSV UTF-8".', name);
    }
  }
  return texts;
}

/** True when `path` can be read; "-" is stdin and always can. */
export async function isReadable(path: string): Promise<boolean> {
  return path === '-' || (await stat(path).catch(() => null))?.isFile() === true;
}

/** Streams the records of a posts file: CSV by its extension, else one JSON object a line. "-" is stdin, read as JSON lines. */
export async function* readRecords(path: string): AsyncGenerator<InputRecord> {
  const input = path === '-' ? process.stdin : createReadStream(path);
  if (extname(path).toLowerCase() === '.csv') yield* readCsvRecords(input);
  else yield* readJsonLines(input);
}

async function* readJsonLines(input: Readable): AsyncGenerator<InputRecord> {
  let line = 0;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    line++;
    if (text.trim() === '') continue;
    let value: unknown = null;
    try {
      value = JSON.parse(line === 1 ? text.replace(/^\ufeff/, '') : text);
    } catch {
      // Told by the verb: null is no record.
    }
    yield { line, value };
  }
}

// CSV comes in pieces that end between two records; each is read with the header in front of it.
async function* readCsvRecords(input: Readable): AsyncGenerator<InputRecord> {
  input.setEncoding('utf8');
  let header: string | null = null;
  let rest = '';
  let line = 1;
  for await (const piece of chunks(input)) {
    rest += piece ?? '\n';
    const end = recordsEnd(rest, header === null);
    if (end === 0) continue;
    if (header === null) {
      header = rest.slice(0, end).replace(/^\ufeff/, '');
      line += header.split('\n').length - 1;
    } else {
      const part = rest.slice(0, end);
      for (const record of recordsOf(header, part, line)) {
        yield record;
        if (record.value === null) return;
      }
      line += part.split('\n').length - 1;
    }
    rest = rest.slice(end);
  }
}

// The pieces of a stream, and two empty ones behind them: the last record may have no line end of its own.
async function* chunks(input: Readable): AsyncGenerator<string | null> {
  for await (const piece of input) yield String(piece);
  yield null;
  yield null;
}

// End of the last whole record in a text (of the first, for the header), 0 when there is none.
function recordsEnd(text: string, first: boolean): number {
  let quoted = false;
  let end = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x22) quoted = !quoted;
    else if (unit === 0x0a && !quoted) {
      end = i + 1;
      if (first) return end;
    }
  }
  return end;
}

function* recordsOf(header: string, part: string, line: number): Generator<InputRecord> {
  const read = readCsv(header + part, Number.POSITIVE_INFINITY);
  if (!read.ok) {
    yield { line, value: null };
    return;
  }
  const [names, ...records] = read.value;
  const before = header.split('\n').length - 1;
  for (const record of records) {
    const cells = (names?.cells ?? []).map((name, i) => [name.trim(), record.cells[i] ?? ''] as const);
    yield { line: line + record.line - 1 - before, value: Object.fromEntries(cells) };
  }
}
