import 'fake-indexeddb/auto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Dexie from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { writeAddress } from '../../src/core/list/publication/address.ts';
import { readEntries } from '../../src/core/list/rows/entry-lines.ts';
import { breathe } from '../../src/platform/breathe.ts';
import { Database } from '../../src/store/database.ts';
import { activeGeneration, readState, removeList } from '../../src/store/lists.ts';
import { hiddenBy } from '../../src/sync/hidden.ts';
import { nextSyncIn } from '../../src/sync/schedule.ts';
import { inspectAddress, subscribe, syncList } from '../../src/sync/sync-list.ts';
import { hours, portsAt, smallState, T0, TestPublisher } from '../support/publication.ts';
import { changeStored, flipMiddle } from '../support/stored-bytes.ts';

const state = smallState();
const [first] = state.accounts;
if (first === undefined) throw new Error('the list has no account');
let publisher: TestPublisher;
let database: Database;
let server: Server;
let base: string;
let asked: { readonly path: string; readonly headers: readonly string[] }[] = [];
let answer: (path: string) => number | null = () => null;
let permitted: readonly string[] = [];

/** navigator.locks of one context: one after the other. */
function locks(): { request: <T>(name: string, work: () => Promise<T>) => Promise<T> } {
  let last: Promise<unknown> = Promise.resolve();
  return {
    request: (_name, work) => {
      const mine = last.then(work);
      last = mine.catch(() => {});
      return mine;
    },
  };
}

beforeEach(async () => {
  Dexie.dependencies.indexedDB = new IDBFactory();
  database = new Database();
  vi.stubGlobal('navigator', { locks: locks() });
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(T0) });
  publisher = await TestPublisher.start(state);
  asked = [];
  answer = () => null;
  permitted = ['http://127.0.0.1/*'];
  const contains = async ({ origins }: { origins: readonly string[] }) =>
    origins.every((origin) => permitted.includes(origin));
  vi.stubGlobal('chrome', { permissions: { contains } });
  server = createServer((request, response) => {
    const path = (request.url ?? '').slice(1);
    asked.push({
      path,
      headers: Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`),
    });
    const file = publisher.files.get(path);
    const status = answer(path) ?? (file === undefined ? 404 : 200);
    response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {});
    response.end(status === 200 ? file : undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});

afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  database.close();
});

async function address(): Promise<string> {
  const root = publisher.files.get('root/1.pal');
  if (root === undefined) throw new Error('no root');
  return writeAddress(base, await portsAt(T0).sha256(root));
}

async function subscribed(): Promise<string> {
  const done = await subscribe(database, await address(), false);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value;
}

async function activeState(id: string) {
  const record = await database.lists.get(id);
  const generation = record === undefined ? undefined : await activeGeneration(database, record);
  const read = generation === undefined ? null : await readState(generation, breathe);
  if (generation === undefined || read?.ok !== true) throw new Error('nothing is active');
  return { meta: generation.meta, ...readEntries(read.value) };
}

describe('subscribing', () => {
  test('shows the publisher first, and stores nothing', async () => {
    const inspected = await inspectAddress(await address());
    expect(inspected).toMatchObject({
      ok: true,
      value: { publisher: { name: 'Example Newsroom' }, loopback: true, firstUse: false, threshold: [1, 1] },
    });
    expect(await database.lists.count()).toBe(0);
  });

  test('brings the list in whole, with nothing about the reader in a request', async () => {
    const id = await subscribed();
    const active = await activeState(id);
    expect(active.accounts.map((one) => one.id).sort()).toEqual(state.accounts.map((one) => one.id).sort());
    expect(active.meta).toMatchObject({ id, origin: 'subscription', publisher: 'Example Newsroom' });
    for (const { headers } of asked) {
      expect(headers.filter((header) => /^(cookie|referer|origin|authorization):/.test(header))).toEqual([]);
      expect(headers).toContain('accept-language: en');
    }
    expect((await database.requests.toArray()).map(({ url }) => url.slice(base.length))).toEqual(
      asked.map(({ path }) => path),
    );
    expect(await database.artefacts.count()).toBe(4);
  });

  test('without a pin needs the explicit choice; a wrong pin is refused; a failure stores nothing', async () => {
    expect(await subscribe(database, base, false)).toMatchObject({ ok: false, error: { code: 'pin' } });
    const wrong = writeAddress(base, new Uint8Array(32));
    expect(await subscribe(database, wrong, true)).toMatchObject({ ok: false, error: { code: 'pin' } });
    publisher.files.delete('release/1.pal');
    expect(await subscribe(database, base, true)).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect([await database.lists.count(), await database.subscriptions.count()]).toEqual([0, 0]);
    expect(await subscribe(database, 'ftp://lists.example.org/', true)).toMatchObject({
      error: { code: 'address' },
    });
  });
});

describe('a sync', () => {
  test('asks for two files when nothing is new', async () => {
    const id = await subscribed();
    asked = [];
    expect(await syncList(database, id)).toMatchObject({ ok: true, value: { activated: false } });
    expect(asked.map(({ path }) => path)).toEqual(['root/2.pal', 'pulse.pal']);
  });

  test('keeps a retraction though the release fails, and notes the failure', async () => {
    const id = await subscribed();
    publisher.retract = [{ id: first.person, at: hours(1), reason: 'appeal' }];
    publisher.pointer = { seq: 2, sha256: 'f'.repeat(64), bytes: 900 };
    await publisher.pulse(hours(1));
    vi.setSystemTime(new Date(hours(1)));
    const before = await database.lists.get(id);
    expect(await syncList(database, id)).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await database.lists.get(id)).toEqual(before);
    const record = await database.subscriptions.get(id);
    if (record === undefined) throw new Error('no subscription');
    expect([record.failures, record.fault]).toEqual([1, 'not-found']);
    const hidden = (await activeState(id)).accounts.filter(hiddenBy(record));
    expect(hidden.map((one) => one.id)).toEqual(
      state.accounts.filter(({ person }) => person === first.person).map((one) => one.id),
    );
  });

  test.each([
    [500, 'http'],
    [403, 'http'],
    [302, 'redirect'],
  ])('leaves everything as it was when the server answers %i', async (status, code) => {
    const id = await subscribed();
    const before = await database.lists.toArray();
    answer = (path) => (path === 'pulse.pal' ? status : null);
    expect(await syncList(database, id)).toMatchObject({ ok: false, error: { code } });
    expect(await database.lists.toArray()).toEqual(before);
  });

  test('brings a correction in once, though two contexts sync at the same time', async () => {
    const id = await subscribed();
    await publisher.release({ ...state, accounts: state.accounts.slice(1) }, hours(1));
    await publisher.pulse(hours(1));
    vi.setSystemTime(new Date(hours(1)));
    // Another context has other locks: only the transaction stands between them.
    const both = [syncList(database, id)];
    vi.stubGlobal('navigator', { locks: locks() });
    both.push(syncList(database, id));
    const ends = await Promise.all(both);
    expect(ends.some((end) => end?.ok === true && end.value.activated)).toBe(true);
    expect((await activeState(id)).accounts).toHaveLength(state.accounts.length - 1);
    const record = await database.subscriptions.get(id);
    expect(record).toMatchObject({ changes: { removed: 1, added: 0 }, failures: 0, fault: null });
    expect(await database.generations.count()).toBe(2);
  });

  test('without the host permission sends nothing, and says so', async () => {
    const id = await subscribed();
    asked = [];
    permitted = ['https://127.0.0.1/*', 'http://localhost/*'];
    expect(await syncList(database, id)).toMatchObject({ ok: false, error: { code: 'permission' } });
    expect(await inspectAddress(await address())).toMatchObject({ error: { code: 'permission' } });
    expect(await subscribe(database, await address(), false)).toMatchObject({
      error: { code: 'permission' },
    });
    expect(asked).toEqual([]);
    expect(await database.subscriptions.get(id)).toMatchObject({ fault: 'permission', failures: 1 });
    permitted = ['http://127.0.0.1/*'];
    expect(await syncList(database, id)).toMatchObject({ ok: true });
    expect(await database.subscriptions.get(id)).toMatchObject({ fault: null, failures: 0 });
  });

  test('tells of a retraction before the download that fails after it', async () => {
    const id = await subscribed();
    publisher.retract = [{ id: first.id, at: hours(1), reason: 'error' }];
    publisher.pointer = { seq: 2, sha256: 'f'.repeat(64), bytes: 900 };
    await publisher.pulse(hours(1));
    vi.setSystemTime(new Date(hours(1)));
    const told: number[] = [];
    await syncList(database, id, () =>
      told.push(asked.filter(({ path }) => path.startsWith('release/2')).length),
    );
    expect(told).toEqual([0]);
  });

  test('makes room by dropping the generation before, when the browser has none', async () => {
    const id = await subscribed();
    await publisher.release({ ...state, accounts: state.accounts.slice(1) }, hours(1));
    await publisher.pulse(hours(1));
    vi.setSystemTime(new Date(hours(1)));
    await syncList(database, id);
    await publisher.release({ ...state, accounts: state.accounts.slice(2) }, hours(2));
    await publisher.pulse(hours(2));
    vi.setSystemTime(new Date(hours(2)));
    // Room for two generations, not for three.
    let full = true;
    database.generations.hook('creating', () => {
      if (full) throw new DOMException('no room', 'QuotaExceededError');
    });
    database.generations.hook('deleting', () => {
      full = false;
    });
    expect(await syncList(database, id)).toMatchObject({ ok: true, value: { activated: true } });
    expect((await activeState(id)).accounts).toHaveLength(state.accounts.length - 2);
  });

  test.each(['index', 'state'] as const)(
    'brings the same release in again when a byte of its %s has changed',
    async (part) => {
      const id = await subscribed();
      const before = await database.lists.get(id);
      await changeStored(database, part, flipMiddle);
      expect(await syncList(database, id)).toMatchObject({ ok: true, value: { activated: true } });
      expect((await activeState(id)).accounts).toHaveLength(state.accounts.length);
      expect(await database.lists.get(id)).toMatchObject({ hash: before?.hash, meta: before?.meta });
      expect(await syncList(database, id)).toMatchObject({ ok: true, value: { activated: false } });
    },
  );

  test('walks the roots again from the pin when the root at rest is damaged', async () => {
    const id = await subscribed();
    await publisher.root(publisher.signers, hours(1));
    await publisher.pulse(hours(1));
    vi.setSystemTime(new Date(hours(1)));
    expect(await syncList(database, id)).toMatchObject({ ok: true });
    const whole = (await database.subscriptions.get(id))?.trust;
    for (const at of [3, 200, (whole?.root.file.length ?? 0) - 20]) {
      await database.subscriptions.toCollection().modify(({ trust }) => {
        trust.root.file[at] = (trust.root.file[at] ?? 0) ^ 1;
      });
      expect(await syncList(database, id)).toMatchObject({ ok: true });
      expect((await database.subscriptions.get(id))?.trust).toEqual(whole);
    }
    await database.subscriptions.toCollection().modify(({ trust }) => trust.root.file.fill(0));
    publisher.files.set('root/1.pal', new Uint8Array(publisher.files.get('root/2.pal') ?? []));
    expect(await syncList(database, id)).toMatchObject({ ok: false, error: { code: 'pin' } });
  });

  test('of a list that was removed does nothing; removing takes everything along', async () => {
    const id = await subscribed();
    expect(await removeList(database, id)).toEqual({ ok: true, value: true });
    expect(await syncList(database, id)).toBeNull();
    for (const table of [database.lists, database.generations, database.subscriptions, database.artefacts]) {
      expect([table.name, await table.count()]).toEqual([table.name, 0]);
    }
  });
});

test('the wait grows with failures, never beyond a day and a fifth, and is never the same for all', () => {
  expect([nextSyncIn(0, 0), nextSyncIn(0, 0.5), nextSyncIn(0, 1)]).toEqual([288, 360, 432]);
  expect([1, 2, 3, 8, 50].map((failures) => nextSyncIn(failures, 0.5))).toEqual([15, 30, 60, 1440, 1440]);
});
