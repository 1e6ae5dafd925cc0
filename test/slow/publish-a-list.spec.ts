import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { servePosts } from '../e2e/plain-posts.ts';
import { badges } from '../e2e/subscriber.ts';
import { launchBrowser } from '../lab/browser.ts';
import { ExtensionPage } from '../lab/extension-page.ts';
import { subscribeTo } from '../lab/profile.ts';
import { LAB_BUILD } from '../lab/run-lab.ts';
import { startServer } from '../lab/server.ts';
import { filledCard } from '../support/list-folder.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const MOST_MINUTES = 15;

/** docs/publish-a-list.md, command by command, on a static server that is not ours. */
test('from an empty folder to a subscribed badge, as docs/publish-a-list.md says', async () => {
  test.skip(spawnSync('python3', ['--version']).status !== 0, 'the static server of the page is Python’s');
  const start = Date.now();
  const home = mkdtempSync(join(tmpdir(), 'newsroom-'));
  const run = (...args: readonly string[]): string =>
    execFileSync('npm', ['run', '-s', '--prefix', ROOT, 'fieldmark', '--', ...args], {
      cwd: home,
      env: { ...process.env, INIT_CWD: home },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const day = (offset: number): string => new Date(start + offset * 86_400_000).toISOString().slice(0, 10);
  const put = (file: string, row: Readonly<Record<string, string>>): void => {
    const path = join(home, 'vale-list', file);
    const [head = ''] = readFileSync(path, 'utf8').split('\n');
    writeFileSync(
      path,
      `${head}\n${head
        .split(',')
        .map((column) => row[column] ?? '')
        .join(',')}\n`,
    );
  };
  let web: ChildProcess | null = null;
  const server = await startServer();
  try {
    run('init', 'vale-list');
    const card = join(home, 'vale-list', 'datapackage.json');
    writeFileSync(card, filledCard(readFileSync(card, 'utf8')));
    put('payers.csv', { payer_id: 'vale', name: 'Vale Forward', kind: 'committee', jurisdiction: 'US-CA' });
    const url = 'https://filings.example.org/1';
    put('sources.csv', {
      source_id: 'report',
      kind: 'filing',
      title: 'Quarterly report',
      publisher: 'Vale Commission',
      date: day(-40),
      url,
      archive_url: 'https://archive.example.org/1',
    });
    put('people.csv', {
      person_id: 'ada',
      display_name: 'Ada Verne',
      payer_id: 'vale',
      role: 'organizer',
      relation: 'paid_staff',
      from: day(-90),
      to: day(30),
      source_ids: 'report',
      added_by: 'ben',
      checked_by: 'cleo',
      checked_on: day(0),
    });
    put('accounts.csv', {
      person_id: 'ada',
      platform: 'x',
      handle: 'ada_verne',
      link_evidence: 'bio',
      source_ids: 'report',
      recheck_by: day(60),
    });
    run('check', 'vale-list');
    run('keygen', '--out', 'keys');
    run('build', 'vale-list', '--out', 'site');
    run('sign', 'site', '--keys', 'keys');
    const { pin } = JSON.parse(run('verify', 'site', '--json')) as { readonly pin: string };

    const port = await freePort();
    web = spawn('python3', ['-m', 'http.server', `${port}`, '--directory', 'site', '--bind', '127.0.0.1'], {
      cwd: home,
      stdio: 'ignore',
    });
    servePosts(server, [
      ['ada_verne', 'Good morning from the vale.'],
      ['somebody_else', 'Good morning from the vale.'],
    ]);
    // Python's server is reached as it is; every other host is the lab's.
    const rules = `--host-resolver-rules=MAP * 127.0.0.1:${server.port}, EXCLUDE localhost`;
    const browser = await launchBrowser({ server, extension: LAB_BUILD, headless: true, switches: [rules] });
    try {
      const extension = await ExtensionPage.open(browser.context, browser.extensionId, 'options.html');
      const address = `http://localhost:${port}/#pal1=${Buffer.from(pin, 'hex').toString('base64url')}`;
      expect(await subscribeTo(extension.page, address)).toBeNull();
      const feed = await browser.context.newPage();
      await feed.goto('https://x.com/home');
      await expect
        .poll(() => badges(feed, { server, browser, extension }))
        .toEqual({ ada_verne: 'Paid by Vale Forward' });
    } finally {
      await browser.close();
    }
    const minutes = (Date.now() - start) / 60_000;
    console.log(`from an empty folder to a badge: ${minutes.toFixed(1)} minutes`);
    expect(minutes).toBeLessThan(MOST_MINUTES);
  } finally {
    web?.kill();
    await server.close();
    rmSync(home, { recursive: true, force: true });
  }
});

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
