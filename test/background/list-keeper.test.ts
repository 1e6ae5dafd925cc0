import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type ListKeeper, SYNC_ALARM, startListKeeper } from '../../src/background/list-keeper.ts';
import type { Session } from '../../src/background/session.ts';
import type { Wake } from '../../src/background/wake.ts';
import { writeAddress } from '../../src/core/list/publication/address.ts';
import { Database } from '../../src/store/database.ts';
import { removeList, switchList } from '../../src/store/lists.ts';
import { hours, portsAt, smallState, T0, TestPublisher } from '../support/publication.ts';
import { changeStored, flipMiddle } from '../support/stored-bytes.ts';

const alarms = new Map<string, number>();

vi.mock('../../src/platform/alarms.ts', () => ({
  ringIn: async (name: string, minutes: number) => void alarms.set(name, minutes),
  silence: async (name: string) => void alarms.delete(name),
  alarmNames: async () => [...alarms.keys()],
  stayAwake: (work: () => Promise<unknown>) => work(),
}));

let database: Database;
let publisher: TestPublisher;
let keeper: ListKeeper;
let address: string;
let asked: string[];
let dropped: string[];
let permitted: boolean;
const wake = { reload: vi.fn(), changed: vi.fn(), installed: vi.fn(), removeList: vi.fn(), erase: vi.fn() };

beforeEach(async () => {
  Dexie.dependencies.indexedDB = new IDBFactory();
  database = new Database();
  alarms.clear();
  [asked, dropped, permitted] = [[], [], true];
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(T0) });
  vi.stubGlobal('navigator', { locks: { request: (_: string, work: () => unknown) => work() } });
  vi.stubGlobal('chrome', {
    permissions: {
      contains: async () => permitted,
      remove: async ({ origins }: { origins: readonly string[] }) => void dropped.push(...origins),
    },
  });
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(new URL(url).pathname.slice(1));
    const file = publisher.files.get(new URL(url).pathname.slice(1));
    return new Response(file ?? null, { status: file === undefined ? 404 : 200 });
  });
  for (const one of Object.values(wake)) one.mockReset().mockResolvedValue(undefined);
  wake.removeList.mockImplementation(async (id: string) => (await removeList(database, id)).ok);
  publisher = await TestPublisher.start(smallState());
  keeper = startListKeeper(database, () => wake as unknown as Wake);
  const root = publisher.files.get('root/1.pal') ?? new Uint8Array();
  address = writeAddress('https://lists.example.org/', await portsAt(T0).sha256(root));
});

afterEach(() => database.close());

async function subscribed(): Promise<string> {
  const answer = await keeper.subscribe(address, false);
  if (!answer.ok) throw new Error(JSON.stringify(answer.fault));
  asked = [];
  return answer.id;
}

const within = (minutes: number, most: number, least: number): boolean => minutes >= least && minutes <= most;
const minutesOf = (id: string): number => alarms.get(SYNC_ALARM + id) ?? -1;

describe('the schedule', () => {
  test('six hours give or take a fifth after a subscription and after every good sync', async () => {
    const id = await subscribed();
    expect(within(minutesOf(id), 432, 288)).toBe(true);
    await keeper.rang(id);
    expect(asked).toEqual(['root/2.pal', 'pulse.pal']);
    expect(within(minutesOf(id), 432, 288)).toBe(true);
    expect(wake.reload).toHaveBeenCalled();
  });

  test('a quarter of an hour after a failure, then longer', async () => {
    const id = await subscribed();
    publisher.files.delete('pulse.pal');
    await keeper.rang(id);
    expect(within(minutesOf(id), 18, 12)).toBe(true);
    for (let failures = 2; failures <= 4; failures += 1) await keeper.rang(id);
    expect(within(minutesOf(id), 144, 96)).toBe(true);
  });

  test('the next appointment stands before the work: a worker that is killed comes back', async () => {
    const id = await subscribed();
    alarms.clear();
    let during = -1;
    vi.stubGlobal('fetch', async () => {
      during = minutesOf(id);
      throw new TypeError('killed');
    });
    await keeper.rang(id);
    expect(within(during, 18, 12)).toBe(true);
  });

  test('an appointment that was lost is made again, once a wake-up', async () => {
    const id = await subscribed();
    alarms.clear();
    const record = await database.subscriptions.get(id);
    const session = {
      subscriptions: new Map([[id, { record }]]),
      faults: new Map(),
      lists: [],
    } as unknown as Session;
    keeper.loaded(session);
    await vi.waitFor(() => expect(minutesOf(id)).toBeGreaterThan(0));
    expect(asked).toEqual([]);
  });

  test('a list that is off is left in peace, and a list that is gone is forgotten', async () => {
    const id = await subscribed();
    await switchList(database, id, false);
    await keeper.rang(id);
    await keeper.started();
    expect(await keeper.syncNow(null)).toEqual([]);
    expect(asked).toEqual([]);
    expect(minutesOf(id)).toBeGreaterThan(0);
    await removeList(database, id);
    alarms.clear();
    await keeper.rang(id);
    expect([...alarms]).toEqual([]);
  });

  test('at the start of the browser every list is synced', async () => {
    await subscribed();
    await keeper.started();
    expect(asked).toEqual(['root/2.pal', 'pulse.pal']);
  });
});

test('two presses at once are one sync', async () => {
  const id = await subscribed();
  const both = await Promise.all([keeper.syncNow(id), keeper.syncNow(null)]);
  expect(both).toEqual([[{ id, fault: null }], [{ id, fault: null }]]);
  expect(asked).toEqual(['root/2.pal', 'pulse.pal']);
});

test('a list with damaged bytes is brought in anew, once a wake-up', async () => {
  const id = await subscribed();
  await changeStored(database, 'index', flipMiddle);
  const session = {
    subscriptions: new Map([[id, { record: await database.subscriptions.get(id) }]]),
    faults: new Map([[id, 'index-corrupt']]),
    lists: await database.lists.toArray(),
  } as unknown as Session;
  keeper.loaded(session);
  await vi.waitFor(async () => expect((await database.lists.get(id))?.generation).toBe(2));
  const times = asked.length;
  keeper.loaded(session);
  expect(asked.length).toBe(times);
});

test('a removed list takes its appointment and the permission for its host along', async () => {
  const id = await subscribed();
  expect(await keeper.remove(id)).toBe(true);
  expect([...alarms]).toEqual([]);
  expect(dropped).toEqual(['https://lists.example.org/*']);
});

test('a host that another list needs stays', async () => {
  const id = await subscribed();
  const record = await database.subscriptions.get(id);
  if (record === undefined) throw new Error('no subscription');
  await database.subscriptions.put({
    ...record,
    id: 'subscription/other',
    base: 'https://lists.example.org/2/',
  });
  await keeper.remove(id);
  expect(dropped).toEqual([]);
});

test('a permission that is given again brings the list up to date at once', async () => {
  const id = await subscribed();
  permitted = false;
  expect(await keeper.syncNow(id)).toEqual([{ id, fault: 'permission' }]);
  await keeper.permissionsChanged();
  expect(asked).toEqual([]);
  permitted = true;
  await keeper.permissionsChanged();
  expect(asked).toEqual(['root/2.pal', 'pulse.pal']);
});

test('what changed is told entry by entry, from the generation before', async () => {
  const id = await subscribed();
  expect(await keeper.changes(id)).toBeNull();
  const state = smallState();
  await publisher.release({ ...state, accounts: state.accounts.slice(1) }, hours(1));
  await publisher.pulse(hours(1));
  vi.setSystemTime(new Date(hours(1)));
  await keeper.syncNow(id);
  expect(await keeper.changes(id)).toMatchObject({
    from: { version: '1' },
    added: [],
    corrected: [],
    removed: [{ id: state.accounts[0]?.id, site: 'x', words: expect.stringMatching(/^@\w+, /) }],
  });
});
