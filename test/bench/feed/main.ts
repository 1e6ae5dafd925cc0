import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { LabBrowser } from '../../lab/browser.ts';
import { launchBrowser } from '../../lab/browser.ts';
import { ExtensionPage } from '../../lab/extension-page.ts';
import { importFolder } from '../../lab/profile.ts';
import { CHROMIUM_BUILD } from '../../lab/run-lab.ts';
import type { LabServer } from '../../lab/server.ts';
import { startServer } from '../../lab/server.ts';
import { budgetsOf, isMissed } from './budgets.ts';
import { WARM_UP } from './cost.ts';
import type { BenchList } from './list.ts';
import { makeList, writeListFolder } from './list.ts';
import type { FeedOptions } from './options.ts';
import { readOptions, USAGE } from './options.ts';
import { makePosts } from './posts.ts';
import { printable } from './report.ts';
import type { Round, Streams } from './rounds.ts';
import { cleanRounds, runRound } from './rounds.ts';
import { BARE_URL, FEED_URL, serveFeed } from './serve.ts';
import { readSizes } from './sizes.ts';
import { makeVariants } from './variants.ts';

/** With the posts that they quote fewer than a tab remembers: else the toolbar's number goes on changing. */
const WATCHED = 160;
const WATCHED_OFTEN = 6;
const COLD = 3;

const say = (sentence: string) => process.stderr.write(`bench: ${sentence}\n`);

/** `npm run bench -- feed`: exit 0 when every gate is kept, 1 when one is missed, 2 when the command line is wrong. */
async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === 'help') {
    process.stdout.write(USAGE);
    return 0;
  }
  if ('wrong' in options) {
    process.stderr.write(`${options.wrong}\n\n${USAGE}`);
    return 2;
  }
  if (!existsSync(join(CHROMIUM_BUILD, 'manifest.json'))) {
    say('the extension is not built: leave --no-build out');
    return 1;
  }
  const folder = await mkdtemp(join(tmpdir(), 'fieldmark-bench-'));
  const built = join(folder, 'build');
  // Whatever happens to the build meanwhile, all are measured with one.
  await cp(CHROMIUM_BUILD, built, { recursive: true });
  const server = await startServer();
  const browsers: LabBrowser[] = [];
  try {
    serveFeed(server);
    const rounds = await measure(options, built, folder, server, browsers);
    const clean = cleanRounds(rounds);
    const budgets = budgetsOf(rounds, clean, options.rounds, readSizes(built));
    await writeFigures(options, { budgets, rounds });
    process.stdout.write(`\n${printable(rounds, clean, budgets)}\n\nfigures: ${options.out}\n`);
    return budgets.some(isMissed) ? 1 : 0;
  } finally {
    for (const browser of browsers) await browser.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(
  options: FeedOptions,
  built: string,
  folder: string,
  server: LabServer,
  browsers: LabBrowser[],
): Promise<readonly Round[]> {
  say(`a list of ${options.accounts} accounts and ${options.templates} messages`);
  const now = new Date();
  const list = makeList(options);
  await writeListFolder(join(folder, 'list'), list, now);
  const variants = await makeVariants(built, folder);
  const launch = async (extension: string, withList: boolean) => {
    const browser = await launchBrowser({ server, extension, headless: true });
    browsers.push(browser);
    if (withList) await importList(browser, join(folder, 'list'));
    return browser;
  };
  const idle = await launch(variants.idle, false);
  const least = await launch(variants.least, false);
  const monitor = await launch(variants.monitor, false);
  say('importing it into both variants of ours');
  const ours = await launch(variants.ours, true);
  const perPost = await launch(variants.perPost, true);
  const who = {
    page: { browser: idle, url: BARE_URL, isOurs: false },
    idle: { browser: idle, url: FEED_URL, isOurs: false },
    least: { browser: least, url: FEED_URL, isOurs: false },
    ours: { browser: ours, url: FEED_URL, isOurs: true },
    perPost: { browser: perPost, url: FEED_URL, isOurs: true },
    monitor: { browser: monitor, url: FEED_URL, isOurs: false },
  };
  const streams = makeStreams(options, list, now);
  const rounds: Round[] = [];
  while (cleanRounds(rounds).length < options.rounds && rounds.length < options.mostRounds) {
    say(`round ${rounds.length + 1}`);
    rounds.push(await runRound(rounds.length, who, streams, options.perFrame));
    // What is measured is kept, whatever comes.
    await writeFigures(options, { rounds });
  }
  return rounds;
}

async function writeFigures(options: FeedOptions, figures: object): Promise<void> {
  await mkdir(dirname(options.out), { recursive: true });
  await writeFile(options.out, `${JSON.stringify({ options, ...figures }, null, 1)}\n`);
}

function makeStreams(options: FeedOptions, list: BenchList, now: Date): Streams {
  const plan = { list, now };
  return {
    warmUp: makePosts({ ...plan, count: WARM_UP, seed: 1 }),
    posts: makePosts({ ...plan, count: options.posts, seed: 2 }),
    watched: makePosts({ ...plan, count: WATCHED, seed: 3, often: WATCHED_OFTEN }),
    cold: makePosts({ ...plan, count: WATCHED, seed: 4, often: WATCHED_OFTEN })
      .filter(({ truth }) => truth === 'account')
      .slice(0, COLD),
  };
}

const IMPORT_TRIES = 3;

/** Imports through the options page. On a loaded machine its file field may not answer in time: a fresh page may. */
async function importList(browser: LabBrowser, folder: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const { page } = await ExtensionPage.open(browser.context, browser.extensionId, 'options.html');
    try {
      const { ok, words } = await importFolder(page, folder);
      if (!ok) throw new Error(`The generated list was refused: ${words}`);
      return;
    } catch (cause) {
      if (attempt === IMPORT_TRIES) throw cause;
      say(`importing again: ${cause instanceof Error ? cause.message.split('\n')[0] : String(cause)}`);
    } finally {
      await page.close();
    }
  }
}

process.exit(await main(process.argv.slice(2)));
