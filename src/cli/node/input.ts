import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { LIST_FILES } from '../../core/list/folder.ts';

/** One record of an input file: its line, and the value or null when the line is no record. */
export interface InputRecord {
  readonly line: number;
  readonly value: unknown;
}

/** The texts of a list folder's files by name; files that are absent are left out. Null when the folder is none. */
export async function readListFiles(folder: string): Promise<ReadonlyMap<string, string> | null> {
  const found = await stat(folder).catch(() => null);
  if (found === null || !found.isDirectory()) return null;
  const texts = new Map<string, string>();
  for (const name of LIST_FILES) {
    const text = await readFile(join(folder, name), 'utf8').catch(() => null);
    if (text !== null) texts.set(name, text);
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

async function* readCsvRecords(input: Readable): AsyncGenerator<InputRecord> {
  const rows = input.pipe(
    parse({
      bom: true,
      columns: true,
      delimiter: [',', ';', '\t'],
      relax_column_count: true,
      info: true,
      trim: false,
    }),
  );
  for await (const row of rows) {
    const { info, record } = row as { info: { lines: number }; record: unknown };
    yield { line: info.lines, value: record };
  }
}
