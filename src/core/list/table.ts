import { COLUMNS, type CsvFile, isForbiddenColumn, nearestColumn } from './columns.ts';
import type { CsvRecord } from './csv.ts';
import { readCsv } from './csv.ts';
import type { Findings } from './findings.ts';

/** One row of a CSV file, by column; cells are trimmed and NFC, absent columns are empty. */
export interface Row {
  readonly file: CsvFile;
  readonly line: number;
  readonly cell: (column: string) => string;
}

const FORMULA = /^[=+\-@\t]/;
/** A sign at the beginning is ordinary there: a message may begin with a mention or a dash, a handle with its "@". */
const FORMULA_IN: Readonly<Record<string, RegExp>> = { text: /^[=\t]/, reply: /^[=\t]/, handle: /^[=+\-\t]/ };
/** Nothing to take away: most cells of a large list. */
const PLAIN = /^[A-Za-z0-9](?:[\x20-\x7e]*[\x21-\x7e])?$/;
const GUARDED = /^'(?=[=+\-@\t])/;

/** The ids that another file may refer to. */
export interface KnownIds {
  readonly has: (id: string) => boolean;
}

/**
 * The ids of a table, those of rows with other mistakes too: one wrong cell is one finding, not one for every row that
 * refers to it. Of an unreadable table every id counts as known, for the same reason.
 */
export function idsOf(rows: readonly Row[] | null, column: string): KnownIds {
  return rows === null ? { has: () => true } : new Set(rows.map((row) => row.cell(column)));
}

/** A quotation for a message: short, on one line. */
export function shown(value: string): string {
  const line = value.replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, '·');
  return line.length > 60 ? `"${line.slice(0, 57)}…"` : `"${line}"`;
}

function columnsOf(file: CsvFile, header: CsvRecord, findings: Findings): Map<string, number> {
  const { required, optional } = COLUMNS[file];
  const positions = new Map<string, number>();
  header.cells.forEach((cell, index) => {
    const column = cell.trim().toLowerCase();
    if (column === '') return;
    if (positions.has(column)) {
      findings.error(
        'duplicate-column',
        file,
        header.line,
        `The column ${shown(column)} of ${file} stands there twice.`,
      );
    } else if (required.includes(column) || optional.includes(column)) {
      positions.set(column, index);
    } else if (isForbiddenColumn(column)) {
      const message = `${file} has a column ${shown(column)}: a list never holds contact data or what a person is. Delete it.`;
      findings.error('forbidden-column', file, header.line, message);
    } else {
      const message = `${file} has a column ${shown(column)} that is not known. Did you mean "${nearestColumn(file, column)}"?`;
      findings.error('unknown-column', file, header.line, message);
    }
  });
  for (const column of required) {
    if (!positions.has(column)) {
      findings.error('missing-column', file, header.line, `${file} has no column "${column}".`);
    }
  }
  return positions;
}

/** The value of a cell as it is meant: without the guard that spreadsheets need, outer spaces, CRLF and split accents. */
function readCell(row: Pick<Row, 'file' | 'line'>, column: string, raw: string, findings: Findings): string {
  if (PLAIN.test(raw)) return raw;
  const value = raw.replace(GUARDED, '').replace(/\r\n?/g, '\n').trim().normalize('NFC');
  if (GUARDED.test(raw)) return value;
  const sign = FORMULA_IN[column] ?? FORMULA;
  if (sign.test(raw) || sign.test(value)) {
    const message = `The cell "${column}" begins like a formula (${shown(value)}). Write an apostrophe before it if it is text.`;
    findings.error('formula', row.file, row.line, message);
  }
  return value;
}

/**
 * The rows of one CSV text. The header may stand in any order and case; unknown, missing and doubled columns are findings,
 * and a file with such a finding gives null: nothing is known of it. A row that has slipped is a finding and left out.
 */
export function readTable(
  file: CsvFile,
  text: string,
  maxRows: number,
  findings: Findings,
): readonly Row[] | null {
  const read = readCsv(text, maxRows + 1);
  if (!read.ok) {
    findings.error(read.error.code, file, read.error.line, read.error.message);
    return null;
  }
  const [header, ...records] = read.value;
  if (header === undefined) {
    findings.error('missing-column', file, 0, `${file} is empty: its first line must name the columns.`);
    return null;
  }
  const before = findings.errors;
  const positions = columnsOf(file, header, findings);
  if (findings.errors > before) return null;
  const rows: Row[] = [];
  const order = new Map([...positions.keys()].map((column, at) => [column, at]));
  for (const { line, cells } of records) {
    const width = header.cells.length;
    // A spreadsheet leaves out empty cells at the end of a row and adds empty ones behind it; anything else has slipped.
    if (cells.slice(width).some((cell) => cell.trim() !== '') || cells.length === 1) {
      const message = `This row has ${cells.length} cells, the header has ${width}. Is a comma missing or not in quotes?`;
      findings.error('row-length', file, line, message);
      continue;
    }
    const unnamed = cells.findIndex(
      (cell, index) => cell.trim() !== '' && (header.cells[index] ?? '').trim() === '',
    );
    if (unnamed !== -1) {
      findings.error(
        'unknown-column',
        file,
        line,
        `Cell ${unnamed + 1} stands under a column without a name.`,
      );
      continue;
    }
    const values = [...positions].map(([column, index]) =>
      readCell({ file, line }, column, cells[index] ?? '', findings),
    );
    rows.push({ file, line, cell: (column) => values[order.get(column) ?? -1] ?? '' });
  }
  return rows;
}
