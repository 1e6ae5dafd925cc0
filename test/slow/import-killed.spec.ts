import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { Random } from '../bench/random.ts';
import { seedOf } from '../e2e/extension-world.ts';
import { launchBrowser, openProfile } from '../lab/browser.ts';
import { subscribeTo } from '../lab/profile.ts';
import { LAB_BUILD } from '../lab/run-lab.ts';
import type { LabServer } from '../lab/server.ts';
import { startServer } from '../lab/server.ts';
import { beginSync, GrowingList } from './growing-list.ts';
import { readStoredList } from './stored-list.ts';

const KILLS = Number(process.env.FIELDMARK_KILLS ?? 50);
const ACCOUNTS = 3000;
/** A process that was killed needs this long until its locks on the profile are gone. */
const GONE_MS = 300;

test.describe.configure({ mode: 'serial' });

let server: LabServer;
let list: GrowingList;
let profile: string;
let id: string;
let context: BrowserContext | null = null;

test.beforeAll(async () => {
  server = await startServer();
  list = await GrowingList.serve(server, 'killed', ACCOUNTS);
  profile = await mkdtemp(join(tmpdir(), 'fieldmark-killed-'));
  // The id of an extension from a folder is that of its path: learnt from a throw-away profile.
  const first = await launchBrowser({ server, extension: LAB_BUILD, headless: true });
  id = first.extensionId;
  await first.close();
});

test.afterAll(async () => {
  await context?.close().catch(() => {});
  await server.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

async function open(): Promise<Page> {
  context = await openProfile(profile, { server, extension: LAB_BUILD, headless: true });
  const page = await context.newPage();
  await expect(async () => {
    await page.goto(`chrome-extension://${id}/options.html`);
    await page.locator('input[name="list-address"]').waitFor({ timeout: 5000 });
  }).toPass();
  return page;
}

/** The browser's own process: the one with our profile that is nobody's child of a kind. */
function browserPid(): number {
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
      if (command.includes(`--user-data-dir=${profile}`) && !command.some((one) => one.startsWith('--type=')))
        return Number(name);
    } catch {
      // It ended while we looked.
    }
  }
  throw new Error('the browser has no process');
}

test(`${KILLS} SIGKILLs during imports: always the old or the new list, whole`, async () => {
  test.skip(process.platform !== 'linux', 'the process is found in /proc');
  const seed = seedOf('import killed');
  const random = new Random(seed);
  let page = await open();
  expect(await subscribeTo(page, await list.publisher.address())).toBeNull();
  let release = Number((await readStoredList(page)).state);
  // How long one import takes here: the kills are spread over it and a little beyond.
  await list.publishNext(release + 1);
  const start = Date.now();
  await beginSync(page);
  await expect
    .poll(async () => (await readStoredList(page)).state, { timeout: 60_000, intervals: [20] })
    .toBe(String(release + 1));
  const usual = Date.now() - start;
  release += 1;
  const ends = { old: 0, new: 0 };
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await list.publishNext(release + 1);
    await beginSync(page);
    await page.waitForTimeout(random.next() * usual * 1.2);
    process.kill(browserPid(), 'SIGKILL');
    await context?.close().catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, GONE_MS));
    page = await open();
    const found = await readStoredList(page);
    const isNew = found.state === String(release + 1);
    expect([kill, found.state]).toEqual([kill, isNew ? String(release + 1) : String(release)]);
    if (found.state !== String(release) || release > 2) expect(found.role).toBe(`release ${found.state}`);
    ends[isNew ? 'new' : 'old'] += 1;
    await beginSync(page);
    await expect
      .poll(async () => (await readStoredList(page)).state, { timeout: 60_000 })
      .toBe(String(release + 1));
    release += 1;
  }
  console.log(`${KILLS} SIGKILLs in imports of about ${usual} ms: ${ends.old} old, ${ends.new} new`);
  expect(ends.old + ends.new).toBe(KILLS);
});
