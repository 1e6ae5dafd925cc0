import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { KeyedRecord } from '../../../src/core/match/key-table.ts';
import { keyTableSteps, NO_RECORD, openKeyTable } from '../../../src/core/match/key-table.ts';
import { runSteps } from '../../../src/core/steps.ts';

const buildKeyTable = (records: readonly KeyedRecord[]) => runSteps(keyTableSteps(records));

import { RUNS, RUNS_TIMEOUT } from '../text/runs.ts';

vi.setConfig({ testTimeout: RUNS_TIMEOUT });

const keys = fc.uniqueArray(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }).filter((key) => !/\p{Surrogate}/u.test(key)),
  {
    maxLength: 60,
  },
);

test('what is put in is found, and nothing else is', () => {
  fc.assert(
    fc.property(keys, keys, (inside, others) => {
      const table = openKeyTable(buildKeyTable(inside.map((key, record) => ({ key, record }))));
      inside.forEach((key, record) => {
        expect(table.find(key)).toBe(record);
      });
      for (const key of others) if (!inside.includes(key)) expect(table.find(key)).toBe(NO_RECORD);
    }),
    RUNS,
  );
});

test('a key may lead to several records', () => {
  const table = openKeyTable(
    buildKeyTable([3, 70_000, 2 ** 31 - 1].map((record) => ({ key: 'x:ada', record }))),
  );
  expect(table.findAll('x:ada')).toEqual([3, 70_000, 2 ** 31 - 1]);
  expect(table.findAll('x:adb')).toEqual([]);
});

test('long keys are compared in full', () => {
  const long = 'k'.repeat(300);
  const table = openKeyTable(
    buildKeyTable([
      { key: long, record: 1 },
      { key: `${long}!`, record: 2 },
    ]),
  );
  expect([table.find(long), table.find(`${long}!`), table.find(`${long}?`)]).toEqual([1, 2, NO_RECORD]);
});

test('an empty table finds nothing', () => {
  expect(openKeyTable(buildKeyTable([])).find('x:ada')).toBe(NO_RECORD);
});

test('a key costs at most 25 bytes, entry data apart', () => {
  const records = Array.from({ length: 20_000 }, (_, i) => ({
    key: `x:invented_${i.toString(36)}`,
    record: i,
  }));
  const { directory, data } = buildKeyTable(records);
  expect((directory.byteLength + data.byteLength) / records.length).toBeLessThanOrEqual(25);
});
