import type { CDPSession, Page } from '@playwright/test';
import type { SiteId } from '../../src/core/site-id.ts';
import type { TabReport } from '../../src/messages/contract.ts';
import { readBadges } from './accessibility.ts';
import { pause, withDeadline } from './deadline.ts';
import type { ExtensionPage } from './extension-page.ts';
import type { Look } from './merge-posts.ts';
import { MergedPosts } from './merge-posts.ts';
import { PageTree } from './page-tree.ts';
import type { ReportPage } from './report.ts';

/** A page the lab is to open. */
export interface LabPage {
  readonly site: SiteId;
  readonly name: string;
  readonly url: string;
}

const LOAD_MS = 30_000;
const READY_MS = 20_000;
const ASK_MS = 15_000;
const STEP_MS = 30_000;
const SETTLE_TRIES = 40;
const SETTLE_MS = 100;
const MOST_STEPS = 300;
/** Steps at the end of the page without anything new before the lab believes that it is the end. */
const STILL_STEPS = 4;
const END_MS = 150;

/** Opens a page in `page`, scrolls through it step by step and reads every post and badge on the way. */
export async function readPage(page: Page, wanted: LabPage, extension: ExtensionPage): Promise<ReportPage> {
  const merged = new MergedPosts();
  let last: TabReport | null = null;
  let unreadable = 0;
  let error: string | null = null;
  try {
    const session = await page.context().newCDPSession(page);
    await withDeadline('opening the page', LOAD_MS, page.goto(wanted.url, { waitUntil: 'commit' }));
    await waitUntilParsed(page);
    await waitUntilReady(page, extension);
    let still = 0;
    for (let step = 0; step < MOST_STEPS && still < STILL_STEPS; step += 1) {
      const before = merged.posts.length;
      const changed = await withDeadline(
        'the page hangs: asking its tab',
        STEP_MS,
        hasChanged(page, extension, last),
      );
      if (changed) {
        const look = await withDeadline(
          'the page hangs: reading it',
          STEP_MS,
          lookAt(page, session, extension),
        );
        merged.add(look);
        last = look.report;
        unreadable = Math.max(unreadable, look.unreadable);
      }
      const moved = await withDeadline('the page hangs: scrolling it', STEP_MS, scrollOn(page));
      still = moved || merged.posts.length > before ? 0 : still + 1;
      // At the end a feed gets time to bring more.
      if (!moved) await pause(END_MS);
    }
  } catch (cause) {
    error = cause instanceof Error ? firstLine(cause.message) : String(cause);
  }
  return {
    ...wanted,
    seen: last?.seen ?? 0,
    parsed: last?.parsed ?? 0,
    posts: merged.posts,
    strayBadges: merged.stray,
    unreadableBadges: unreadable,
    broken: last?.broken ?? null,
    error,
  };
}

/** Waits until the page's own markup is read. Rejects when the page sends itself elsewhere before it shows anything. */
async function waitUntilParsed(page: Page): Promise<void> {
  const end = Date.now() + LOAD_MS;
  while (Date.now() < end) {
    const state = await withDeadline(
      'the page hangs: loading it',
      LOAD_MS,
      // A page that loads itself again ends the question with itself.
      page
        .evaluate(() => ({ ready: document.readyState, empty: document.body === null }))
        .catch(() => ({ ready: 'loading', empty: true })),
    );
    if (state.ready === 'complete' && state.empty)
      throw new Error('the page sends itself elsewhere before it shows anything');
    if (state.ready !== 'loading' && !state.empty) return;
    await pause(SETTLE_MS);
  }
  throw new Error('the page does not finish loading');
}

/** Waits until the content script of the page answers and has its own answer from the background. */
export async function waitUntilReady(page: Page, extension: ExtensionPage): Promise<void> {
  const end = Date.now() + READY_MS;
  let report: TabReport | null = null;
  while (Date.now() < end) {
    report = await withDeadline('the page hangs: asking its tab', ASK_MS, extension.report(page.url()));
    if (report !== null && (report.ready || !report.on)) return;
    await pause(SETTLE_MS);
  }
  throw new Error(
    report === null
      ? `no content script of the extension answers at ${page.url()}`
      : 'the content script got no answer from the background',
  );
}

/** False when the tab says exactly what it said at the last look: a page that does not recycle is read once. */
async function hasChanged(page: Page, extension: ExtensionPage, last: TabReport | null): Promise<boolean> {
  if (last === null) return true;
  await pause(SETTLE_MS / 2);
  const now = await askTab(page, extension);
  return !isSettled(now) || stateOf(now) !== stateOf(last);
}

/** A look with the tab's whole report. */
export interface WholeLook extends Look {
  readonly report: TabReport;
  /** Hosts of ours without a button in the accessibility tree. */
  readonly unreadable: number;
}

/** Looks until two reports in a row say the same and the badges were read in between: all of one moment. */
export async function lookAt(page: Page, session: CDPSession, extension: ExtensionPage): Promise<WholeLook> {
  let before = await askTab(page, extension);
  for (let tries = 0; tries < SETTLE_TRIES; tries += 1) {
    await pause(SETTLE_MS);
    const tree = await PageTree.read(session);
    const badges = await readBadges(session, tree);
    const tops = await topsOf(page, before);
    const after = await askTab(page, extension);
    if (isSettled(after) && stateOf(before) === stateOf(after)) {
      const readable = new Set(badges.map(({ host }) => host));
      return {
        report: after,
        posts: after.recent,
        tree,
        badges,
        tops,
        unreadable: tree.hosts().filter((host) => !readable.has(host)).length,
      };
    }
    before = after;
  }
  throw new Error('the page does not come to rest: its posts change all the time');
}

async function askTab(page: Page, extension: ExtensionPage): Promise<TabReport> {
  const report = await extension.report(page.url());
  if (report === null) throw new Error(`the content script stopped answering at ${page.url()}`);
  return report;
}

/** Every post in the page has its answer. */
function isSettled({ recent, on }: TabReport): boolean {
  return (
    !on || recent.every(({ path, verdict, reason }) => path === '' || verdict !== null || reason !== null)
  );
}

function stateOf({ recent, seen, parsed }: TabReport): string {
  const posts = recent.map(({ key, path, text, label, reposterLabel, badged }) => [
    key,
    path,
    text,
    label?.name,
    reposterLabel?.name,
    badged,
  ]);
  return JSON.stringify([seen, parsed, posts]);
}

async function topsOf(page: Page, { recent }: TabReport): Promise<ReadonlyMap<string, number>> {
  const paths = recent.map(({ path }) => path).filter((path) => path !== '');
  const tops = await page.evaluate(
    (all) =>
      all.map((path) => {
        let at: Element | undefined = document.documentElement;
        for (const step of path.split('/')) at = at?.children[Number(step)];
        return at === undefined ? 0 : at.getBoundingClientRect().top + window.scrollY;
      }),
    paths,
  );
  return new Map(paths.map((path, index) => [path, tops[index] ?? 0]));
}

/** Scrolls on by most of a screen. False when the page was at its end already. */
export async function scrollOn(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const root = document.scrollingElement ?? document.documentElement;
    const before = root.scrollTop;
    root.scrollTop = before + window.innerHeight * 0.7;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return Math.abs(root.scrollTop - before) > 1;
  });
}

function firstLine(message: string): string {
  return message.split('\n')[0] ?? message;
}
