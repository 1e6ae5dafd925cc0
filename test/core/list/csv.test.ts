import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../src/core/list/csv.ts';
import { MAX_CELL, MAX_COLUMNS } from '../../../src/core/list/limits.ts';
import '../../support/seed.ts';

function cellsOf(text: string): readonly (readonly string[])[] {
  const read = readCsv(text, 1000);
  if (!read.ok) throw new Error(`${read.error.code} in line ${read.error.line}`);
  return read.value.map(({ cells }) => cells);
}

function faultOf(text: string, most = 1000): string {
  const read = readCsv(text, most);
  return read.ok ? 'ok' : `${read.error.code}:${read.error.line}`;
}

describe('readCsv', () => {
  test('reads commas, semicolons and tabs, LF, CRLF and CR', () => {
    const expected = [
      ['a', 'b'],
      ['1', 'x y'],
    ];
    for (const delimiter of [',', ';', '\t']) {
      for (const eol of ['\n', '\r\n', '\r']) {
        expect(cellsOf(`a${delimiter}b${eol}1${delimiter}x y${eol}`)).toEqual(expected);
        expect(cellsOf(`\ufeffa${delimiter}b${eol}1${delimiter}x y`)).toEqual(expected);
      }
    }
  });

  test('takes the delimiter of the header, not of the text in a cell', () => {
    expect(cellsOf('a;b\n1,2,3;x\n')).toEqual([
      ['a', 'b'],
      ['1,2,3', 'x'],
    ]);
    expect(cellsOf('"a;;;;",b\n1,2\n')).toEqual([
      ['a;;;;', 'b'],
      ['1', '2'],
    ]);
  });

  test("reads Excel's own announcement of the delimiter", () => {
    const read = readCsv('sep=;\r\na;b\r\n1;2\r\n', 10);
    expect(read.ok && read.value).toEqual([
      { line: 2, cells: ['a', 'b'] },
      { line: 3, cells: ['1', '2'] },
    ]);
  });

  test('counts lines through quoted line breaks and blank rows', () => {
    const read = readCsv('a,b\r\n1,"x\r\ny\nz"\r\n\r\n,,\r\n2,"q""q"\r\n', 10);
    expect(read.ok && read.value).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', 'x\r\ny\nz'] },
      { line: 7, cells: ['2', 'q"q'] },
    ]);
  });

  test('an empty last cell is a cell', () => {
    expect(cellsOf('a,b\n1,')).toEqual([
      ['a', 'b'],
      ['1', ''],
    ]);
  });

  test('refuses what would move text into another column', () => {
    expect(faultOf('a,b\n1,"x\n2,y\n')).toBe('broken-csv:2');
    expect(faultOf('a,b\n1,"x"y\n')).toBe('broken-csv:2');
    expect(faultOf('a,b\n1,5" tall\n')).toBe('broken-csv:2');
    expect(faultOf(`a,b\n${','.repeat(MAX_COLUMNS + 1)}\n`)).toBe('broken-csv:2');
  });

  test('a cell of 20 MB is told and not read, quoted, unquoted or never closed', () => {
    const huge = 'x'.repeat(20_000_000);
    for (const cell of [huge, `"${huge}"`, `"${huge}`, `"${'""'.repeat(10_000_000)}"`]) {
      expect(faultOf(`a,b\n1,${cell}\n`)).toBe('cell-too-long:2');
    }
    expect(faultOf(`a,b\n1,${'x'.repeat(MAX_CELL)}\n`)).toBe('ok');
    expect(faultOf(`a,b\n1,"${'x'.repeat(MAX_CELL + 1)}"\n`)).toBe('cell-too-long:2');
  });

  test('stops at the row after the last allowed one', () => {
    expect(faultOf('a,b\n1,2\n3,4\n', 3)).toBe('ok');
    expect(faultOf('a,b\n1,2\n3,4\n5,6\n', 3)).toBe('too-many-rows:4');
  });

  test('any table that is written as RFC 4180 is read back, with each delimiter and line end', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'é', '川', ',', ';', '"', '\n', ' ', '😀', '\t'),
      maxLength: 12,
    });
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });
    const quote = (value: string): string => `"${value.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        (rows, delimiter, eol) => {
          const header = ['one', 'two', 'three'];
          const text = [header, ...rows].map((row) => row.map(quote).join(delimiter)).join(eol);
          const kept = rows.filter((row) => row.some((value) => value.trim() !== ''));
          expect(cellsOf(text)).toEqual([header, ...kept]);
        },
      ),
    );
  });

  test('agrees with csv-parse on every text of small pieces that both accept', () => {
    const piece = fc.constantFrom('a', 'b,', ',', '"', '""', '\n', '\r\n', '"x"', '"y,z"', ' ');
    let compared = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = `h,i,j\n${pieces.join('')}`;
        const ours = readCsv(text, 1000);
        let theirs: string[][] | null = null;
        try {
          theirs = parse(text, {
            relax_column_count: true,
            record_delimiter: ['\r\n', '\n', '\r'],
          }) as string[][];
        } catch {
          // It refuses: so must we, or the text is one of the few that only we read.
        }
        if (theirs === null) {
          expect(ours.ok).toBe(false);
          return;
        }
        if (!ours.ok) throw new Error(`csv-parse reads ${JSON.stringify(text)}: ${JSON.stringify(theirs)}`);
        const filled = theirs.filter((row) => row.some((value) => value.trim() !== ''));
        expect(ours.value.map(({ cells }) => cells)).toEqual(filled);
        compared += 1;
      }),
      { numRuns: 500 },
    );
    expect(compared).toBeGreaterThan(50);
  });

  test('no text makes it throw, and lines only grow', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const read = readCsv(text, 50);
        if (!read.ok) return;
        for (const [index, record] of read.value.entries()) {
          expect(record.line).toBeGreaterThan(read.value[index - 1]?.line ?? 0);
        }
      }),
    );
  });
});
