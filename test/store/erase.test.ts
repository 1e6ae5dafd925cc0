import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { Database } from '../../src/store/database.ts';
import { eraseStore } from '../../src/store/erase.ts';
import { readOverrides, restoreOverrides, writeOverrides } from '../../src/store/overrides.ts';
import { NOW } from '../support/list-folder.ts';

test('erasing leaves no row in any table', async () => {
  const database = new Database('erase');
  await writeOverrides(database, ['x:ada'], true, NOW);
  await database.counters.put({ name: 'generation', value: 3 });
  await eraseStore(database);
  expect(await Promise.all(database.tables.map((table) => table.count()))).toEqual(
    database.tables.map(() => 0),
  );
  expect(database.tables.length).toBeGreaterThan(3);
});

test('restored overrides keep their days, and do not touch those that are there', async () => {
  const database = new Database('restore');
  await writeOverrides(database, ['x:ada'], true, NOW);
  await restoreOverrides(database, [
    { key: 'x:ada', addedAt: '2026-01-01T00:00:00Z' },
    { key: 'x:bo', addedAt: '2026-02-02T00:00:00Z' },
  ]);
  expect(await readOverrides(database)).toEqual([
    { key: 'x:ada', addedAt: NOW },
    { key: 'x:bo', addedAt: '2026-02-02T00:00:00Z' },
  ]);
});
