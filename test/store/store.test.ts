import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { IDBFactory, IDBTransaction } from 'fake-indexeddb';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { checksumOf } from '../../src/core/checksum.ts';
import type { ListState } from '../../src/core/list/entries.ts';
import { readFolder } from '../../src/core/list/folder.ts';
import { MAX_LISTS } from '../../src/core/list/limits.ts';
import { writeEntries } from '../../src/core/list/rows/entry-lines.ts';
import { breathe } from '../../src/platform/breathe.ts';
import { Database } from '../../src/store/database.ts';
import { faultOf, writeWhole } from '../../src/store/fault.ts';
import {
  activeGeneration,
  collectGarbage,
  listRecords,
  previousGeneration,
  putList,
  readIndex,
  readState,
  removeList,
  switchList,
} from '../../src/store/lists.ts';
import { readOverrides, writeOverrides } from '../../src/store/overrides.ts';
import { NOW, smallTexts, TODAY } from '../support/list-folder.ts';
import '../support/seed.ts';

const COUNTS = { accounts: 1, people: 1, templates: 1, payers: 1 };

function stateNamed(name: string, version = '1'): ListState {
  const meta = JSON.parse(smallTexts().get('datapackage.json') ?? '');
  const texts = smallTexts({ 'datapackage.json': JSON.stringify({ ...meta, name, version }) });
  const read = readFolder(texts, { origin: 'folder', today: TODAY });
  if (!read.ok) throw new Error('the small list is invalid');
  return read.value.state;
}

/** A generation whose bytes and hash say the same, so that a mixture of two is seen. */
function generation(name: string, version = '1') {
  const index = new TextEncoder().encode(`index of ${name} ${version}`);
  const { lines } = writeEntries(stateNamed(name, version));
  return {
    meta: stateNamed(name, version).meta,
    lines,
    linesSum: checksumOf(lines),
    index,
    hash: `hash of ${name} ${version}`,
    counts: COUNTS,
    now: NOW,
    breathe: async () => {},
  };
}

/** What the store holds, in words; throws when a list and its bytes are not one whole. */
async function contents(database: Database): Promise<string[]> {
  const records = await listRecords(database);
  for (const { id } of records) {
    // The active one and at most the one before it.
    expect([1, 2]).toContain(await database.generations.where('list').equals(id).count());
  }
  return Promise.all(
    records.map(async (record) => {
      const bytes = await activeGeneration(database, record);
      if (bytes === undefined) throw new Error(`${record.id} has no bytes`);
      expect(`hash of ${(await bytes.index.text()).slice('index of '.length)}`).toBe(record.hash);
      expect((await readState(bytes, breathe)).ok).toBe(true);
      expect(bytes.meta).toEqual(record.meta);
      return `${record.id} ${record.meta.version}`;
    }),
  );
}

let database: Database;

beforeEach(() => {
  Dexie.dependencies.indexedDB = new IDBFactory();
  database = new Database();
});

describe('lists', () => {
  test('a list comes back with its bytes and its entries', async () => {
    const put = await putList(database, generation('one'));
    expect(put).toEqual({
      ok: true,
      value: {
        id: 'folder/one',
        meta: stateNamed('one').meta,
        on: true,
        importedAt: NOW,
        place: 1,
        generation: 1,
        hash: 'hash of one 1',
        ...COUNTS,
      },
    });
    expect(await listRecords(database)).toEqual([put.ok && put.value]);
    expect(await contents(database)).toEqual(['folder/one 1']);
    const [record] = await listRecords(database);
    const bytes = record && (await activeGeneration(database, record));
    const { lines } = generation('one');
    expect(bytes && (await readState(bytes, breathe))).toEqual({ ok: true, value: lines });
  });

  test('a new version takes the place of the old one, keeps the switch, and leaves no bytes behind', async () => {
    await putList(database, generation('one'));
    expect(await switchList(database, 'folder/one', false)).toEqual({ ok: true, value: true });
    await putList(database, generation('one', '2'));
    expect(await contents(database)).toEqual(['folder/one 2']);
    expect((await listRecords(database)).map(({ on, generation }) => [on, generation])).toEqual([[false, 2]]);
  });

  test('generation numbers are never used twice: an answer cached for one cannot pass for another', async () => {
    const numbers: number[] = [];
    for (const name of ['one', 'two', 'one']) {
      const put = await putList(database, generation(name));
      if (put.ok) numbers.push(put.value.generation);
      await removeList(database, 'folder/one');
    }
    expect(numbers).toEqual([1, 2, 3]);
  });

  test('removing leaves the others, and says whether there was one', async () => {
    await putList(database, generation('one'));
    await putList(database, generation('two'));
    expect(await removeList(database, 'folder/one')).toEqual({ ok: true, value: true });
    expect(await removeList(database, 'folder/one')).toEqual({ ok: true, value: false });
    expect(await switchList(database, 'folder/one', true)).toEqual({ ok: true, value: false });
    expect(await contents(database)).toEqual(['folder/two 1']);
  });

  test('no more than the allowed lists, but each of them can be renewed', async () => {
    for (let n = 0; n < MAX_LISTS; n += 1) await putList(database, generation(`list-${n}`));
    expect(await putList(database, generation('more'))).toEqual({ ok: false, error: 'too-many-lists' });
    expect((await putList(database, generation('list-3', '2'))).ok).toBe(true);
    expect((await contents(database)).length).toBe(MAX_LISTS);
  });

  test('the built-in list has no day of import', async () => {
    const read = readFolder(smallTexts(), { origin: 'built-in', today: TODAY });
    if (!read.ok) throw new Error('invalid');
    const put = await putList(database, { ...generation('small'), meta: read.value.state.meta });
    expect(put.ok && put.value.importedAt).toBe(null);
  });

  test('what was stored outlives the connection', async () => {
    await putList(database, generation('one'));
    database.close();
    expect(await contents(new Database())).toEqual(['folder/one 1']);
  });

  test('a database that a newer version has extended stays readable after a downgrade', async () => {
    await putList(database, generation('one'));
    database.close();
    const newer = new Dexie('fieldmark');
    newer
      .version(2)
      .stores({ lists: 'id', generations: 'key, list', overrides: 'key', counters: 'name', more: 'id' });
    await newer.open();
    newer.close();
    expect(await contents(new Database())).toEqual(['folder/one 1']);
  });

  test('transactions that write are asked to be durable', () => {
    expect(database._options.chromeTransactionDurability).toBe('strict');
  });

  test('two generations are kept: the active one and the one before', async () => {
    for (const version of ['1', '2', '3']) await putList(database, generation('one', version));
    await putList(database, generation('two'));
    expect(await database.generations.toCollection().primaryKeys()).toEqual([
      'folder/one@2',
      'folder/one@3',
      'folder/two@4',
    ]);
    const [one, two] = await listRecords(database);
    if (one === undefined || two === undefined) throw new Error('no lists');
    expect((await previousGeneration(database, one))?.number).toBe(2);
    expect(await previousGeneration(database, two)).toBeUndefined();
  });

  test('garbage: what belongs to no list, and for want of room the generations before', async () => {
    for (const version of ['1', '2']) await putList(database, generation('one', version));
    const stray = await database.generations.get('folder/one@1');
    if (stray === undefined) throw new Error('no generation');
    await database.generations.put({ ...stray, key: 'folder/gone@1', list: 'folder/gone' });
    await database.artefacts.bulkPut([
      { key: 'folder/gone/aa', list: 'folder/gone', bytes: new Uint8Array(1) },
      { key: 'folder/one/aa', list: 'folder/one', bytes: new Uint8Array(1) },
    ]);
    expect(await collectGarbage(database, false)).toEqual({ ok: true, value: 2 });
    expect(await database.generations.count()).toBe(2);
    expect(await collectGarbage(database, true)).toEqual({ ok: true, value: 1 });
    expect(await contents(database)).toEqual(['folder/one 2']);
    expect(await database.artefacts.toCollection().primaryKeys()).toEqual(['folder/one/aa']);
  });

  test('damaged bytes are told, never thrown', async () => {
    await putList(database, generation('one'));
    const [record] = await listRecords(database);
    const bytes = record && (await activeGeneration(database, record));
    if (bytes === undefined) throw new Error('no bytes');
    const whole = new Uint8Array(await bytes.state.arrayBuffer());
    const { stateSum } = bytes;
    const refused = { ok: false, error: 'state-corrupt' };
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const state = Uint8Array.from(whole);
        state[at] = (state[at] ?? 0) ^ change;
        expect(await readState({ state: new Blob([state]), stateSum }, breathe)).toEqual(refused);
      }),
    );
    for (const state of [new Blob([whole.slice(0, -1)]), new Blob([Uint8Array.from([0xff])])]) {
      expect(await readState({ state, stateSum }, breathe)).toEqual(refused);
    }
    // The file behind a record is gone.
    class Gone extends Blob {
      override arrayBuffer(): Promise<ArrayBuffer> {
        return Promise.reject(new DOMException('gone', 'NotReadableError'));
      }
    }
    expect(await readState({ state: new Gone(), stateSum }, breathe)).toEqual(refused);
    expect(await readIndex({ index: new Gone() })).toHaveLength(0);
  });
});

describe('a failure changes nothing', () => {
  const tables = ['lists', 'generations', 'counters'] as const;

  test.each(tables)('no room while writing %s', async (table) => {
    await putList(database, generation('one'));
    const full = (): never => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const hooked = new Database();
    hooked.table(table).hook('creating', full);
    hooked.table(table).hook('updating', full);
    expect(await putList(hooked, generation('one', '2'))).toEqual({ ok: false, error: 'quota-exceeded' });
    expect(await contents(database)).toEqual(['folder/one 1']);
  });

  test('no room when the transaction is committed', async () => {
    await putList(database, generation('one'));
    const hooked = new Database();
    hooked.lists.hook('updating', (_changes, _key, _record, transaction) => {
      const native = (transaction as unknown as { idbtrans: { _abort(name: string): void } }).idbtrans;
      expect(native).toBeInstanceOf(IDBTransaction);
      queueMicrotask(() => native._abort('QuotaExceededError'));
    });
    const put = await putList(hooked, generation('one', '2'));
    expect(put).toEqual({ ok: false, error: 'quota-exceeded' });
    expect(await contents(database)).toEqual(['folder/one 1']);
  });

  test('a browser without a database', async () => {
    Dexie.dependencies.indexedDB = {
      ...new IDBFactory(),
      open: () => {
        throw new DOMException('denied', 'InvalidStateError');
      },
    } as unknown as IDBFactory;
    const closed = new Database();
    for (const work of [
      putList(closed, generation('one')),
      removeList(closed, 'folder/one'),
      switchList(closed, 'folder/one', true),
    ]) {
      expect(await work).toEqual({ ok: false, error: 'database-unavailable' });
    }
  });

  test('closed at any moment: the old list or the new one, whole', async () => {
    await putList(database, generation('one', '0'));
    database.close();
    const seen = new Set<string>();
    for (let turns = 0; turns < 60; turns += 1) {
      const writer = new Database();
      const work = putList(writer, generation('one', `${turns + 1}`));
      for (let turn = 0; turn < turns; turn += 1) await new Promise((go) => setImmediate(go));
      writer.close();
      const outcome = await work;
      const reader = new Database();
      const [there] = await contents(reader);
      reader.close();
      if (outcome.ok) expect(there).toBe(`folder/one ${turns + 1}`);
      seen.add(outcome.ok ? 'new' : outcome.error);
    }
    expect(seen).toContain('new');
    expect(seen).toContain('database-unavailable');
  });

  test('two writers at once: both are whole, the numbers differ', async () => {
    const other = new Database();
    const [left, right] = await Promise.all([
      putList(database, generation('one', '1')),
      putList(other, generation('one', '2')),
    ]);
    if (!left.ok || !right.ok) throw new Error('both must succeed');
    expect(left.value.generation).not.toBe(right.value.generation);
    expect((await contents(database)).length).toBe(1);
  });

  test('a bug is thrown, not turned into a fault', async () => {
    const ours = writeWhole(database, [database.lists], () => Promise.reject(new TypeError('ours')));
    await expect(ours).rejects.toThrow('ours');
    expect(faultOf(new TypeError('x'))).toBe(null);
    expect(faultOf('x')).toBe(null);
    const wrapped = new Error('outer', { cause: new DOMException('full', 'QuotaExceededError') });
    expect(faultOf(wrapped)).toBe('quota-exceeded');
  });
});

describe('overrides', () => {
  test('are added once, keep their day, and go', async () => {
    await writeOverrides(database, ['x:ada', 'x#77'], true, NOW);
    await writeOverrides(database, ['x:ada', 'facebook:bo'], true, '2027-01-01T00:00:00.000Z');
    expect(await readOverrides(database)).toEqual([
      { key: 'facebook:bo', addedAt: '2027-01-01T00:00:00.000Z' },
      { key: 'x#77', addedAt: NOW },
      { key: 'x:ada', addedAt: NOW },
    ]);
    await writeOverrides(database, ['x:ada', 'x#77', 'x:nobody'], false, NOW);
    expect((await readOverrides(database)).map(({ key }) => key)).toEqual(['facebook:bo']);
  });

  test('removing a list leaves them', async () => {
    await putList(database, generation('one'));
    await writeOverrides(database, ['x:ada'], true, NOW);
    await removeList(database, 'folder/one');
    expect((await readOverrides(database)).length).toBe(1);
  });
});
