import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { zipSync } from 'fflate';
import { beforeEach, describe, expect, test } from 'vitest';
import { readEntries } from '../../src/core/list/rows/entry-lines.ts';
import { buildIndex, linesIndexSteps } from '../../src/core/match/compile-entries.ts';
import { openIndex } from '../../src/core/match/index-bytes.ts';
import { runSteps } from '../../src/core/steps.ts';
import { breathe } from '../../src/platform/breathe.ts';
import { sha256Hex } from '../../src/platform/digest.ts';
import { Database } from '../../src/store/database.ts';
import { activeGeneration, listRecords, readIndex, readState, switchList } from '../../src/store/lists.ts';
import { activateFolder } from '../../src/sync/activate.ts';
import type { FolderFile } from '../../src/sync/import-folder.ts';
import { folderFiles, folderTexts, NOW, smallTexts } from '../support/list-folder.ts';
import { makeZip } from '../support/zip.ts';

let database: Database;

beforeEach(() => {
  Dexie.dependencies.indexedDB = new IDBFactory();
  database = new Database();
});

/** Every byte of the store, to see that nothing at all has changed. */
async function everything(): Promise<unknown> {
  return Promise.all(database.tables.map(async (table) => [table.name, await table.toArray()]));
}

describe('activateFolder', () => {
  test('the demo list becomes an index that knows its accounts', async () => {
    const activated = await activateFolder(database, folderFiles(), 'folder', NOW);
    if (!activated.ok) throw new Error(JSON.stringify(activated.error));
    const { record, warnings } = activated.value;
    expect(record).toMatchObject({
      id: 'folder/fieldmark-demo',
      on: true,
      importedAt: NOW,
      generation: 1,
      payers: 3,
    });
    expect(warnings.map(({ code }) => code)).toEqual(['recheck-past']);
    const bytes = await activeGeneration(database, record);
    if (bytes === undefined) throw new Error('no bytes');
    const stored = await readIndex(bytes);
    expect(await sha256Hex(stored)).toBe(record.hash);
    const lines = await readState(bytes, breathe);
    if (!lines.ok) throw new Error(lines.error);
    const index = openIndex({ index: stored, lines: lines.value });
    if (!index.ok) throw new Error(index.error);
    expect(index.value.accountsFor('x#1765432109876543210').map(({ id }) => id)).toEqual([
      'mira/x/mira_demo',
    ]);
    expect(index.value.accountsFor('x:teodemo').map(({ handle }) => handle)).toEqual(['TeoDemo']);
    expect(index.value.templates.count).toBe(record.templates + 1); // the retracted one is there and does not count
    const state = { meta: record.meta, ...readEntries(lines.value) };
    expect(buildIndex(state)).toEqual({ index: stored, lines: lines.value });
    expect(runSteps(linesIndexSteps(record.meta, lines.value))).toEqual(stored);
  });

  test('three lists stand side by side', async () => {
    await activateFolder(database, folderFiles(folderTexts('public/lists/archive-2020')), 'built-in', NOW);
    await activateFolder(database, folderFiles(), 'folder', NOW);
    await activateFolder(database, folderFiles(folderTexts('test/lab/lists/second')), 'folder', NOW);
    expect((await listRecords(database)).map(({ id, templates, people }) => [id, templates, people])).toEqual(
      [
        ['built-in/archive-2020', 3, 0],
        ['folder/fieldmark-demo', 10, 14],
        ['folder/second-look', 1, 5],
      ],
    );
  });

  test('a renewed built-in list stays switched off', async () => {
    const files = folderFiles(folderTexts('public/lists/archive-2020'));
    await activateFolder(database, files, 'built-in', NOW);
    await switchList(database, 'built-in/archive-2020', false);
    await activateFolder(database, files, 'built-in', NOW);
    expect((await listRecords(database)).map(({ on }) => on)).toEqual([false]);
  });

  const changed = (changes: Readonly<Record<string, string | null>>): FolderFile[] =>
    folderFiles(smallTexts(changes));
  const people = smallTexts().get('people.csv') ?? '';
  const accounts = smallTexts().get('accounts.csv') ?? '';

  test.each<[string, FolderFile[], string]>([
    ['a broken CSV', changed({ 'people.csv': `${people}bo,"Bo` }), 'broken-csv'],
    ['an unknown column', changed({ 'people.csv': people.replace('role', 'job') }), 'unknown-column'],
    [
      'a column named __proto__',
      changed({ 'people.csv': people.replace('role', '__proto__') }),
      'unknown-column',
    ],
    [
      'a duplicate handle',
      changed({
        'people.csv': people + (people.split('\n')[1] ?? '').replace('ada,', 'bo,'),
        'accounts.csv': `${accounts}bo,x,ADA_VERNE,bio,report,2027-01-10\n`,
      }),
      'duplicate-handle',
    ],
    [
      'a 20 MB cell',
      changed({ 'people.csv': people.replace('Ada Verne', 'x'.repeat(20_000_000)) }),
      'cell-too-long',
    ],
    ['a formula', changed({ 'people.csv': people.replace('Ada Verne', '=1+1') }), 'formula'],
    [
      'bad UTF-8',
      [...changed({ 'people.csv': null }), { name: 'people.csv', bytes: Uint8Array.of(0xff, 0x80) }],
      'not-utf8',
    ],
    [
      'too many rows',
      changed({ 'accounts.csv': accounts + 'ada,x,a,bio,report,2027-01-10\n'.repeat(200_000) }),
      'too-many-rows',
    ],
    ['a missing file', changed({ 'sources.csv': null }), 'missing-file'],
    [
      'a zip bomb',
      [{ name: 'l.zip', bytes: makeZip([{ name: 'people.csv', bytes: new Uint8Array(), claims: 2 ** 31 }]) }],
      'zip-bomb',
    ],
    [
      'half a zip',
      [{ name: 'l.zip', bytes: zipSync({ 'people.csv': new Uint8Array(99) }).subarray(0, 60) }],
      'broken-zip',
    ],
    ['nothing', [], 'missing-file'],
  ])('%s: its code, and the store is as it was', async (_name, files, code) => {
    await activateFolder(database, changed({}), 'folder', NOW);
    const before = await everything();
    const outcome = await activateFolder(database, files, 'folder', NOW);
    expect(outcome.ok ? 'ok' : outcome.error.map((finding) => finding.code)).toContain(code);
    expect(await everything()).toEqual(before);
  });

  test.each([
    ['QuotaExceededError', 'quota-exceeded'],
    ['InvalidStateError', 'database-unavailable'],
  ])('%s from the browser is a finding, and the old list stays', async (name, code) => {
    await activateFolder(database, changed({}), 'folder', NOW);
    const before = await everything();
    const failing = new Database();
    failing.generations.hook('creating', () => {
      throw new DOMException('no', name);
    });
    const outcome = await activateFolder(failing, changed({}), 'folder', NOW);
    expect(outcome.ok ? 'ok' : outcome.error.map((finding) => [finding.code, finding.level])).toEqual([
      [code, 'error'],
    ]);
    expect(await everything()).toEqual(before);
  });
});
