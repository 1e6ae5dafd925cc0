import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LabBrowser } from '../../lab/browser.ts';
import { launchBrowser } from '../../lab/browser.ts';
import type { LabServer } from '../../lab/server.ts';
import { startServer } from '../../lab/server.ts';
import { bundle, writeExtension } from '../extension.ts';
import type { BenchPost } from '../feed/posts.ts';
import { makePosts } from '../feed/posts.ts';
import { median, quantile, spread } from '../statistics.ts';
import { short, table } from '../table.ts';
import type { BadgeRun, ShiftRun } from './figures.ts';
import { BADGES } from './figures.ts';
import type { fill as Fill } from './rows.ts';

/** The page's own global. */
declare const fill: typeof Fill;

const HERE = import.meta.dirname;
/** Rows a feed keeps in the page. */
const ROWS = 60;
const WARM_UP_ROUNDS = 1;
const ROUNDS = 5;
const ROW_HEIGHT = 260;
const SHIFT_ROWS = 6;
const MOST_RATIO = 1.5;
const ANSWER_MS = 60_000;
const OUT = join('out', 'bench-badge.json');
const PAGE = 'https://x.com/home';

/** Isolation gives the page's clock its fine resolution: 5 µs instead of 100. */
const HEADERS = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};
const STYLE = `body{margin:0;font:15px/20px sans-serif}#column{position:relative;width:600px;margin:0 auto}
.cell{width:100%;border-bottom:1px solid #eee}.apart{contain:strict;height:259px}.row{display:flex;gap:4px;align-items:flex-start}.left{flex:0 0 48px}.body{flex:1;min-width:0}
.icon{width:18px;height:18px}.text{white-space:pre-wrap}a{color:inherit;text-decoration:none}button{border:0;background:none}`;

/** `npm run bench -- badge`: exit 0 when a badge costs at most 1.5 plain spans and moves nothing but its own line. */
async function main(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'fieldmark-bench-'));
  const server = await startServer();
  let browser: LabBrowser | null = null;
  try {
    const program = await bundle(join(HERE, 'rows.ts'));
    servePage(server, program);
    await writeExtension(join(folder, 'badge'), await bundle(join(HERE, 'scripts', 'insert.ts')));
    browser = await launchBrowser({ server, extension: join(folder, 'badge'), headless: true });
    const runs: BadgeRun[] = [];
    for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
      const run = await ask<BadgeRun>(browser, makeTexts(ROWS), ROW_HEIGHT, 'bench-badges');
      if (round >= WARM_UP_ROUNDS) runs.push(run);
    }
    const shifts = {
      'rows apart (X)': await ask<ShiftRun>(browser, makeTexts(SHIFT_ROWS), ROW_HEIGHT, 'bench-shift'),
      'rows in the flow (Facebook, Instagram)': await ask<ShiftRun>(
        browser,
        makeTexts(SHIFT_ROWS),
        null,
        'bench-shift',
      ),
    };
    await mkdir('out', { recursive: true });
    await writeFile(OUT, `${JSON.stringify({ runs, shifts }, null, 1)}\n`);
    return print(runs, shifts);
  } finally {
    await browser?.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function makeTexts(count: number): BenchPost[] {
  const list = { handles: ['nobody_listed'], texts: [] };
  return makePosts({ count, seed: 7, list, now: new Date(), often: 0 });
}

async function ask<T>(
  browser: LabBrowser,
  posts: readonly BenchPost[],
  rowHeight: number | null,
  event: string,
): Promise<T> {
  const page = await browser.context.newPage();
  try {
    await page.goto(PAGE, { waitUntil: 'load' });
    await page.evaluate(([all, height]) => fill(all, height), [posts, rowHeight] as const);
    await page.evaluate((name) => dispatchEvent(new Event(name)), event);
    await page.waitForFunction(() => document.documentElement.dataset.bench !== undefined, null, {
      timeout: ANSWER_MS,
    });
    return JSON.parse(await page.evaluate(() => document.documentElement.dataset.bench ?? '')) as T;
  } finally {
    await page.close();
  }
}

function servePage(server: LabServer, program: string): void {
  server.serve(({ pathname }) => {
    if (pathname === '/rows.js')
      return { type: 'text/javascript; charset=utf-8', body: program, headers: HEADERS };
    if (pathname !== '/home') return null;
    const body = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Badges</title><style>${STYLE}</style></head>
<body><div id="column"></div><script src="/rows.js"></script></body></html>`;
    return { type: 'text/html; charset=utf-8', body, headers: HEADERS };
  });
}

function print(runs: readonly BadgeRun[], shifts: Readonly<Record<string, ShiftRun>>): number {
  const rows = runs.map(({ badge, plain, fresh, exact }, at) => [
    String(at + 1),
    short(median(plain)),
    short(median(badge)),
    short(quantile(plain, 0.95)),
    short(quantile(badge, 0.95)),
    short(ratioOf({ badge, plain })),
    short(median(fresh)),
    exact ? '' : 'coarse clock',
  ]);
  const { min, median: middle, max } = spread(runs.map(ratioOf));
  process.stdout.write(
    `Insertion with layout, µs, ${BADGES} badges and ${BADGES} plain spans with the same text a round\n`,
  );
  process.stdout.write(
    `${table(['round', 'span, median', 'badge, median', 'span, p95', 'badge, p95', 'p95 ratio', 'new words, median', ''], rows)}\n`,
  );
  process.stdout.write(
    `p95 ratio: ${short(min)} / ${short(middle)} / ${short(max)}, at most ${MOST_RATIO}\n\n`,
  );
  process.stdout.write(
    `${table(
      [
        'one badge in a page at rest',
        'its line, px',
        'grows later, px',
        'strays',
        'shift entries',
        'of them foreign',
      ],
      Object.entries(shifts).map(([name, shift]) => [
        name,
        short(shift.line),
        short(shift.growsLater),
        String(shift.strays.length),
        short(shift.shifts),
        short(shift.foreignShifts),
      ]),
    )}\n\nfigures: ${OUT}\n`,
  );
  const moved = Object.values(shifts).some(
    ({ line, growsLater, strays, foreignShifts }) =>
      !(line > 0) || growsLater !== 0 || strays.length > 0 || foreignShifts > 0,
  );
  const faults = [
    ...(middle <= MOST_RATIO ? [] : [`a badge costs ${short(middle)} plain spans (p95)`]),
    ...(moved ? ['a badge moves more than its own line'] : []),
  ];
  for (const fault of faults) process.stdout.write(`MISSED: ${fault}\n`);
  return faults.length === 0 ? 0 : 1;
}

function ratioOf({ badge, plain }: Pick<BadgeRun, 'badge' | 'plain'>): number {
  return quantile(badge, 0.95) / quantile(plain, 0.95);
}

if (process.argv.includes('--help')) process.stdout.write('npm run bench -- badge (no options)\n');
else process.exit(await main());
