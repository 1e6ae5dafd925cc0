import { expect, test } from '@playwright/test';
import type { ListInfo } from '../../src/messages/contract.ts';
import { Random } from '../bench/random.ts';
import { seedOf } from '../e2e/extension-world.ts';
import { ask, type Subscriber, startSubscriber, syncNow } from '../e2e/subscriber.ts';
import { subscribeTo } from '../lab/profile.ts';
import { beginSync, GrowingList } from './growing-list.ts';
import { readStoredList } from './stored-list.ts';

const KILLS = Number(process.env.FIELDMARK_KILLS ?? 50);
const ACCOUNTS = 3000;
const RACES = 10;

test.describe.configure({ mode: 'serial' });

let reader: Subscriber;
let list: GrowingList;
let release: number;

test.beforeAll(async () => {
  reader = await startSubscriber();
  list = await GrowingList.serve(reader.server, 'faults', ACCOUNTS);
  expect(await subscribeTo(reader.extension.page, await list.publisher.address())).toBeNull();
  release = Number((await readStoredList(reader.extension.page)).state);
});

test.afterAll(() => reader?.close());

async function killWorker(): Promise<void> {
  const browser = reader.browser.context.browser();
  if (browser === null) throw new Error('there is no browser to ask');
  const session = await browser.newBrowserCDPSession();
  const { targetInfos } = await session.send('Target.getTargets');
  for (const { type, url, targetId } of targetInfos) {
    if (type === 'service_worker' && url.includes(reader.browser.extensionId)) {
      await session.send('Target.closeTarget', { targetId });
    }
  }
  await session.detach();
}

const stored = async (): Promise<string> => (await readStoredList(reader.extension.page)).state;

test(`the worker killed ${KILLS} times during an import: always the old or the new list, whole`, async () => {
  const random = new Random(seedOf('worker killed'));
  const { page } = reader.extension;
  await list.publishNext(release + 1);
  const start = Date.now();
  await beginSync(page);
  await expect.poll(stored, { timeout: 60_000, intervals: [20] }).toBe(`${release + 1}`);
  const usual = Date.now() - start;
  release += 1;
  const ends = { old: 0, new: 0 };
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await list.publishNext(release + 1);
    await beginSync(page);
    await page.waitForTimeout(random.next() * usual);
    await killWorker();
    const found = await readStoredList(page);
    const isNew = found.state === `${release + 1}`;
    expect([kill, found.state, found.role]).toEqual([
      kill,
      `${release + (isNew ? 1 : 0)}`,
      `release ${found.state}`,
    ]);
    ends[isNew ? 'new' : 'old'] += 1;
    await expect(async () => expect(await syncNow(reader)).toEqual([null])).toPass({ timeout: 60_000 });
    expect(await stored()).toBe(`${release + 1}`);
    release += 1;
  }
  console.log(
    `${KILLS} kills of the worker in imports of about ${usual} ms: ${ends.old} old, ${ends.new} new`,
  );
});

test('many pages ask for the same sync at once: the release comes in once, whole', async () => {
  const { context } = reader.browser;
  const pages = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${reader.browser.extensionId}/options.html`);
      return page;
    }),
  );
  for (let race = 1; race <= RACES; race += 1) {
    await list.publishNext(release + 1);
    await Promise.all(pages.map(beginSync));
    expect(await syncNow(reader)).toEqual([null]);
    expect([race, await stored()]).toEqual([race, `${release + 1}`]);
    release += 1;
  }
  for (const page of pages) await page.close();
});

test('a byte changed in the database: the list is told to be damaged, labels nobody, and is fetched again', async () => {
  const { page } = reader.extension;
  for (const part of ['index', 'state'] as const) {
    const before = await readStoredList(page);
    await page.evaluate(async (name) => {
      const asked = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const database = await asked(indexedDB.open('fieldmark'));
      const rows: Record<string, Blob>[] = await asked(
        database.transaction('generations').objectStore('generations').getAll(),
      );
      for (const row of rows) {
        const bytes = new Uint8Array((await row[name]?.arrayBuffer()) ?? new ArrayBuffer(0));
        bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
        const table = database.transaction('generations', 'readwrite').objectStore('generations');
        await asked(table.put({ ...row, [name]: new Blob([bytes]) }));
      }
      database.close();
    }, part);
    await killWorker();
    const faultOf = async (): Promise<string | null> => {
      const lists = await ask<readonly ListInfo[]>(reader, 'lists');
      return lists.find(({ subscription }) => subscription !== null)?.fault ?? null;
    };
    await expect.poll(faultOf, { timeout: 20_000 }).toMatch(part === 'index' ? /^index-/ : /^state-/);
    await expect(async () => expect(await syncNow(reader)).toEqual([null])).toPass({ timeout: 60_000 });
    expect(await faultOf()).toBeNull();
    const after = await readStoredList(page);
    expect(after).toEqual({ ...before, generation: expect.any(Number) });
    expect(after.generation).toBeGreaterThan(before.generation);
  }
});
