import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { loadSession } from '../../src/background/load-session.ts';
import { holdsAt, policyAt, staleLists } from '../../src/background/session.ts';
import { writeAddress } from '../../src/core/list/publication/address.ts';
import { Database, type GenerationRecord, type SubscriptionRecord } from '../../src/store/database.ts';
import { subscribe, syncList } from '../../src/sync/sync-list.ts';
import { hours, portsAt, smallState, T0, TestPublisher } from '../support/publication.ts';
import { changeStored, flipMiddle } from '../support/stored-bytes.ts';

// The browser's storage: empty, so that every setting has its default.
vi.mock('../../src/platform/storage.ts', () => ({
  readStored: async () => undefined,
  writeStored: async () => {},
}));

const state = smallState();
const KEY = 'x:teodemo';
let database: Database;
let id: string;

beforeEach(async () => {
  Dexie.dependencies.indexedDB = new IDBFactory();
  database = new Database();
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(T0) });
  vi.stubGlobal('navigator', { locks: { request: (_: string, work: () => unknown) => work() } });
  vi.stubGlobal('chrome', {
    permissions: { contains: async () => true },
  });
  const publisher = await TestPublisher.start(state);
  vi.stubGlobal('fetch', async (url: string) => {
    const file = publisher.files.get(new URL(url).pathname.slice(1));
    return new Response(file ?? null, { status: file === undefined ? 404 : 200 });
  });
  const root = publisher.files.get('root/1.pal') ?? new Uint8Array();
  const address = writeAddress('https://lists.example.org/', await portsAt(T0).sha256(root));
  const done = await subscribe(database, address, false);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  id = done.value;
});

async function change(changes: Partial<SubscriptionRecord['trust']>): Promise<void> {
  const record = await database.subscriptions.get(id);
  if (record === undefined) throw new Error('no subscription');
  await database.subscriptions.put({ ...record, trust: { ...record.trust, ...changes } });
}

/** An index of format 2, and its entries as sealed JSON: what this extension stored before its entries stayed lines. */
function oldIndex(): Blob {
  return new Blob([new Uint32Array([0x464d4958, 2, 64, 0, 0, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])]);
}

function oldEntries(): string {
  return `${'\0'.repeat(16)}${JSON.stringify(state)}`;
}

const days = (count: number): string => hours(count * 24);

describe('a session with a subscribed list', () => {
  test('knows its publisher, and its entries are evidence', async () => {
    const session = await loadSession(database, T0);
    expect(session.subscriptions.get(id)).toMatchObject({
      freshness: 'fresh',
      publisher: { publisher: { name: 'Example Newsroom' }, threshold: [1, 1] },
    });
    expect(session.indexes[0]?.accountsFor(KEY)[0]?.status).toBe('active');
  });

  test('another name for every change that can change an answer, the same for every other', async () => {
    const { epoch } = await loadSession(database, T0);
    const again = await loadSession(database, hours(1));
    expect(again.epoch).toBe(epoch);
    // A newer pulse that says nothing new leaves the answers in open tabs valid.
    await change({ pulse: { seq: 2, sha256: 'dd', issued: hours(1) }, newestIssued: hours(1) });
    expect((await loadSession(database, hours(1))).epoch).toBe(epoch);
    await change({ held: [{ id: 'p-002', at: hours(1), reason: 'error' }] });
    const held = await loadSession(database, hours(1));
    expect(held.epoch).not.toBe(epoch);
    expect(held.indexes[0]?.accountsFor(KEY)[0]?.status).toBe('retracted');
    const names = [];
    for (const count of [6, 8, 31]) names.push((await loadSession(database, days(count))).epoch);
    expect(new Set(names).size).toBe(3);
  });

  test('holds until the day ends or the list grows stale, and not before it was loaded', async () => {
    const session = await loadSession(database, T0);
    expect(session.holds).toEqual([T0, '2026-11-25T00:00:00Z']);
    const late = await loadSession(database, '2026-12-01T11:00:00Z');
    expect(late.holds[1]).toBe('2026-12-01T12:00:01Z');
    expect(holdsAt(late, '2026-12-01T12:00:00Z')).toBe(true);
    expect(holdsAt(late, '2026-12-01T12:00:01Z')).toBe(false);
    // The clock was wrong and is put back.
    expect(holdsAt(late, T0)).toBe(false);
  });

  test('a stale list is dated; a dead one names nobody', async () => {
    const stale = await loadSession(database, days(8));
    expect([...staleLists(stale)]).toEqual([[id, T0]]);
    expect(policyAt(stale, days(8)).deadLists).toEqual(new Set());
    const dead = await loadSession(database, days(31));
    expect([...staleLists(dead)]).toEqual([[id, T0]]);
    expect(policyAt(dead, days(31)).deadLists).toEqual(new Set([id]));
  });

  test('damaged bytes make no label, and are told', async () => {
    await changeStored(database, 'index', flipMiddle);
    const session = await loadSession(database, T0);
    expect(session.indexes).toEqual([]);
    expect([...session.faults]).toEqual([[id, 'index-corrupt']]);
  });

  test('a changed letter in the lines makes no label, and is told', async () => {
    await changeStored(database, 'state', flipMiddle);
    const session = await loadSession(database, T0);
    expect(session.indexes).toEqual([]);
    expect([...session.faults]).toEqual([[id, 'state-corrupt']]);
  });

  test('an index of another engine is made anew from the lines', async () => {
    const [whole] = (await loadSession(database, T0)).indexes;
    await changeStored(database, 'index', (bytes) => {
      // The version stands in the second word.
      bytes[4] = 1;
    });
    const [made] = (await loadSession(database, T0)).indexes;
    expect(made?.accountsFor(KEY)).toEqual(whole?.accountsFor(KEY));
    expect([made?.meta, made?.counts]).toEqual([whole?.meta, whole?.counts]);
  });

  test('what a version before this one stored makes no label, and is fetched again', async () => {
    for (const { key, list, number, createdAt } of await database.generations.toArray()) {
      const before = { key, list, number, createdAt, index: oldIndex(), state: new Blob([oldEntries()]) };
      await database.generations.put(before as unknown as GenerationRecord);
    }
    const session = await loadSession(database, T0);
    expect(session.indexes).toEqual([]);
    expect([...session.faults]).toEqual([[id, 'state-corrupt']]);
    expect(await syncList(database, id)).toMatchObject({ ok: true, value: { activated: true } });
    const healed = await loadSession(database, T0);
    expect([...healed.faults]).toEqual([]);
    expect(healed.indexes[0]?.accountsFor(KEY)[0]?.status).toBe('active');
  });
});
