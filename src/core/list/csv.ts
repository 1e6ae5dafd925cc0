import { err, ok, type Result } from '../result.ts';
import { MAX_CELL, MAX_COLUMNS } from './limits.ts';

/** One record of a CSV file, with the line on which it begins. */
export interface CsvRecord {
  /** 1-based line of the file. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Why a CSV text cannot be read, and where. */
export interface CsvFault {
  readonly code: 'broken-csv' | 'cell-too-long' | 'too-many-rows';
  readonly line: number;
  readonly message: string;
}

const QUOTE = 34;
const LF = 10;
const CR = 13;
const DELIMITERS = [',', ';', '\t'] as const;

/** The delimiter of a file is the one that its first line holds most often outside quotes; a comma when it has none. */
function delimiterOf(text: string, start: number): string {
  const counts = new Map<string, number>(DELIMITERS.map((delimiter) => [delimiter, 0]));
  let quoted = false;
  for (let at = start; at < text.length && at < start + MAX_CELL; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) quoted = !quoted;
    else if (!quoted && (code === LF || code === CR)) break;
    else if (!quoted) {
      const char = text.charAt(at);
      const count = counts.get(char);
      if (count !== undefined) counts.set(char, count + 1);
    }
  }
  let best = ',';
  for (const delimiter of DELIMITERS)
    if ((counts.get(delimiter) ?? 0) > (counts.get(best) ?? 0)) best = delimiter;
  return best;
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/**
 * Reads RFC 4180 CSV: comma, semicolon or tab (found in the first line, or said by Excel's `sep=;`), quoted cells with
 * doubled quotes and line breaks, LF, CRLF or CR, an optional byte order mark. Blank records are left out. Strict where
 * leniency would move text into a wrong column: a quote inside an unquoted cell or text after a closing quote is a fault.
 * A cell over MAX_CELL units or a record beyond `maxRecords` ends the reading at once, in time linear in what was read.
 */
export function readCsv(text: string, maxRecords: number): Result<readonly CsvRecord[], CsvFault> {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let line = 1;
  const announced = /^sep=([,;\t])\r?\n/.exec(text.slice(at, at + 7));
  if (announced !== null) {
    at += announced[0].length;
    line += 1;
  }
  const delimiter = announced?.[1] ?? delimiterOf(text, at);
  const separator = delimiter.charCodeAt(0);
  const records: CsvRecord[] = [];
  const fault = (code: CsvFault['code'], message: string) => err({ code, line, message });
  const tooLong = () => fault('cell-too-long', `This cell is longer than ${MAX_CELL} characters.`);

  while (at < text.length) {
    const first = line;
    const cells: string[] = [];
    let open = true;
    while (open) {
      let cell: string;
      if (text.charCodeAt(at) === QUOTE) {
        cell = '';
        at += 1;
        for (;;) {
          const end = text.indexOf('"', at);
          if (end === -1) {
            if (text.length - at > MAX_CELL) return tooLong();
            return fault('broken-csv', 'A quotation mark opens a cell here and is never closed.');
          }
          if (cell.length + end - at > MAX_CELL) return tooLong();
          cell += text.slice(at, end);
          at = end + 1;
          if (text.charCodeAt(at) !== QUOTE) break;
          cell += '"';
          at += 1;
        }
        line += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
        const next = text.charCodeAt(at);
        if (at < text.length && next !== separator && next !== LF && next !== CR) {
          return fault(
            'broken-csv',
            'Text follows the closing quotation mark of a cell: double the quotes inside it.',
          );
        }
      } else {
        const start = at;
        for (; at < text.length; at += 1) {
          const code = text.charCodeAt(at);
          if (code === separator || code === LF || code === CR) break;
          if (code === QUOTE) {
            return fault(
              'broken-csv',
              'A quotation mark stands inside a cell: put the cell in quotes and double it.',
            );
          }
          if (at - start >= MAX_CELL) return tooLong();
        }
        cell = text.slice(start, at);
      }
      cells.push(cell);
      if (cells.length > MAX_COLUMNS)
        return fault('broken-csv', `This row has more than ${MAX_COLUMNS} cells.`);
      open = text.charCodeAt(at) === separator;
      if (open) at += 1;
    }
    if (text.charCodeAt(at) === CR) at += text.charCodeAt(at + 1) === LF ? 2 : 1;
    else at += 1;
    if (!isBlank(cells)) {
      if (records.length >= maxRecords) {
        return fault('too-many-rows', `This file has more rows than the ${maxRecords - 1} that are allowed.`);
      }
      records.push({ line: first, cells });
    }
    line += 1;
  }
  return ok(records);
}
