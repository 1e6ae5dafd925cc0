import { deflateSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { MAX_UNPACKED_BYTES } from '../../src/core/list/limits.ts';
import { readBuiltIn } from '../../src/sync/built-in.ts';
import { crc32 } from '../../src/sync/crc32.ts';
import { type FolderFile, importFolder } from '../../src/sync/import-folder.ts';
import { folderFiles, folderTexts, smallTexts, TODAY } from '../support/list-folder.ts';
import { makeZip } from '../support/zip.ts';

const CONTEXT = { origin: 'folder', today: TODAY } as const;
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function codesOf(files: readonly FolderFile[]): string[] | 'ok' {
  const read = importFolder(files, CONTEXT);
  return read.ok ? 'ok' : read.error.map(({ code, file, line }) => `${code} ${file}:${line}`);
}

function zipOf(files: readonly FolderFile[], folder = ''): FolderFile {
  return {
    name: 'list.zip',
    bytes: zipSync(Object.fromEntries(files.map((file) => [folder + file.name, file.bytes]))),
  };
}

/** The small list with one file's bytes replaced. */
function smallWith(name: string, bytes: Uint8Array): FolderFile[] {
  return folderFiles(smallTexts()).map((file) => (file.name === name ? { name, bytes } : file));
}

describe('importFolder', () => {
  test('a folder, a folder with its name, a zip and a zip of a folder are the same list', () => {
    const files = folderFiles();
    const plain = importFolder(files, CONTEXT);
    expect(plain.ok).toBe(true);
    expect(
      importFolder(
        files.map(({ name, bytes }) => ({ name: `demo/${name}`, bytes })),
        CONTEXT,
      ),
    ).toEqual(plain);
    expect(importFolder([zipOf(files)], CONTEXT)).toEqual(plain);
    expect(importFolder([zipOf(files, 'demo/')], CONTEXT)).toEqual(plain);
    const mac = [
      ...files,
      ...files.map(({ name }) => ({ name: `__MACOSX/._${name}`, bytes: new Uint8Array([0, 5]) })),
    ];
    expect(importFolder([zipOf(mac)], CONTEXT)).toEqual(plain);
  });

  test('a zip is known by its bytes, not by its name', () => {
    expect(codesOf([{ ...zipOf(folderFiles()), name: 'download' }])).toBe('ok');
  });

  test('a mark and CRLF change nothing', () => {
    const plain = importFolder(folderFiles(smallTexts()), CONTEXT);
    const windows = [...smallTexts()].map(([name, text]) => ({
      name,
      bytes: encode(`\ufeff${text.replaceAll('\n', '\r\n')}`),
    }));
    expect(importFolder(windows, CONTEXT)).toEqual(plain);
  });

  test('nothing of a list', () => {
    expect(codesOf([])).toEqual(['missing-file :0']);
    expect(codesOf([{ name: 'list.xlsx', bytes: zipSync({ 'xl/workbook.xml': encode('<x/>') }) }])).toEqual([
      'missing-file list.xlsx:0',
    ]);
    expect(codesOf([{ name: 'people.csv', bytes: encode('') }])).toContain('missing-file payers.csv:0');
  });

  test('a file that is not UTF-8 is named with its first such line', () => {
    const latin = Uint8Array.from([
      ...encode('payer_id,name,kind,jurisdiction\nvale,V'),
      0xe4,
      ...encode('le,x,US\n'),
    ]);
    expect(codesOf(smallWith('payers.csv', latin))).toEqual(['not-utf8 payers.csv:2']);
    const utf16 = Uint8Array.from([0xff, 0xfe, 0x70, 0x00]);
    expect(codesOf(smallWith('payers.csv', utf16))).toEqual(['not-utf8 payers.csv:1']);
    const overlong = Uint8Array.from([0xc0, 0xaf, 0x0a]);
    expect(codesOf(smallWith('payers.csv', overlong))).toEqual(['not-utf8 payers.csv:1']);
    const surrogate = Uint8Array.from([0x61, 0x0a, 0xed, 0xa0, 0x80]);
    expect(codesOf(smallWith('payers.csv', surrogate))).toEqual(['not-utf8 payers.csv:2']);
  });

  test('zips that cannot be read', () => {
    const csv = encode('payer_id');
    const zip = (part: Parameters<typeof makeZip>[0][number]): FolderFile[] => [
      { name: 'l.zip', bytes: makeZip([part]) },
    ];
    expect(codesOf([{ name: 'l.zip', bytes: Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3]) }])).toEqual([
      'broken-zip l.zip:0',
    ]);
    expect(codesOf(zip({ name: 'payers.csv', bytes: csv, encrypted: true }))).toEqual([
      'encrypted-zip payers.csv:0',
    ]);
    expect(codesOf(zip({ name: 'payers.csv', bytes: csv, crc: 7 }))).toEqual(['broken-zip payers.csv:0']);
    const many = Array.from({ length: 1001 }, (_, n) => ({ name: `${n}`, bytes: csv }));
    expect(codesOf([{ name: 'l.zip', bytes: makeZip(many) }])).toEqual(['too-many-files l.zip:0']);
  });

  test('a bomb: one file, or all files together', () => {
    const claimed = { name: 'payers.csv', bytes: new Uint8Array(9), claims: MAX_UNPACKED_BYTES + 1 };
    expect(codesOf([{ name: 'l.zip', bytes: makeZip([claimed]) }])).toEqual(['zip-bomb payers.csv:0']);
    const third = new Uint8Array(MAX_UNPACKED_BYTES * 0.4);
    const packed = deflateSync(third);
    const crc = crc32(third);
    const names = ['payers.csv', 'people.csv', 'sources.csv'];
    const three = makeZip(names.map((name) => ({ name, bytes: third, packed, crc })));
    expect(codesOf([{ name: 'l.zip', bytes: three }])).toEqual(['zip-bomb sources.csv:0']);
    expect(codesOf(names.map((name) => ({ name, bytes: third })))).toEqual(['file-too-large :0']);
  });

  test('a bomb that is not part of the list is never unpacked', () => {
    const parts = folderFiles().map(({ name, bytes }) => ({ name, bytes }));
    const bomb = {
      name: 'video.mp4',
      bytes: new Uint8Array(),
      claims: 4_000_000_000,
      packed: new Uint8Array(9),
    };
    expect(codesOf([{ name: 'l.zip', bytes: makeZip([...parts, bomb]) }])).toBe('ok');
  });
});

describe('the built-in list', () => {
  test('is read from the files of the release', async () => {
    const texts = folderTexts('public/lists/archive-2020');
    const asked: string[] = [];
    const files = await readBuiltIn(async (path) => {
      asked.push(path);
      return encode(texts.get(path.replace('lists/archive-2020/', '')) ?? '');
    });
    const read = importFolder(files, { origin: 'built-in', today: TODAY });
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    expect(read.value.state.meta.id).toBe('built-in/archive-2020');
    expect(read.value.warnings).toEqual([]);
    expect(asked.every((path) => path.startsWith('lists/archive-2020/'))).toBe(true);
  });
});
