import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CDPSession } from '@playwright/test';
import { pause } from '../../lab/deadline.ts';
import type { Contestant } from './contestant.ts';
import { FeedPage } from './contestant.ts';
import type { bench as Bench, RunResult } from './page/stream.ts';
import type { BenchPost } from './posts.ts';

/** The page's own global: these functions run there. */
declare const bench: typeof Bench;

/** One message as it left our content script. */
export interface SentMessage {
  /** Name of the request; posts are asked about by "judge". */
  readonly kind: string;
  /** Timeline time of the frame it left in, ms. */
  readonly frame: number;
  readonly bytes: number;
  /** UTF-8 bytes of each post on the wire, and of its own text and image texts. */
  readonly posts: readonly { readonly id: string; readonly bytes: number; readonly text: number }[];
}

/** A stream watched frame by frame, first with a warm worker, then with every verdict known. */
export interface Lateness {
  readonly warm: RunResult;
  readonly cached: RunResult;
  readonly warmMessages: readonly SentMessage[];
  readonly cachedMessages: readonly SentMessage[];
}

const COUNTER = join(import.meta.dirname, 'scripts', 'count-messages.js');
const LIMIT_MS = 20_000;
/** A worker needs this long until its end is known everywhere. */
const STOP_MS = 400;

/** Streams the posts twice through one page: what was judged once must come from the tab's own memory. */
export async function measureLateness(
  contestant: Contestant,
  posts: readonly BenchPost[],
): Promise<Lateness> {
  const page = await FeedPage.open(contestant);
  try {
    const world = await isolatedWorld(page.session, contestant.browser.extensionId);
    await page.session.send('Runtime.evaluate', {
      contextId: world,
      expression: `{${await readFile(COUNTER, 'utf8')}}`,
    });
    const runs: { run: RunResult; messages: readonly SentMessage[] }[] = [];
    for (let pass = 0; pass < 2; pass += 1) {
      await page.load(posts);
      const run = await page.run({ perFrame: 1, watch: true });
      runs.push({ run, messages: await takeMessages(page.session, world) });
    }
    const [warm, cached] = runs;
    if (warm === undefined || cached === undefined) throw new Error('two runs were made');
    return {
      warm: warm.run,
      cached: cached.run,
      warmMessages: warm.messages,
      cachedMessages: cached.messages,
    };
  } finally {
    await page.close();
  }
}

/** Milliseconds from a post to its badge when the worker sleeps, once for every post given. */
export async function measureCold(contestant: Contestant, posts: readonly BenchPost[]): Promise<number[]> {
  return whileStopping(contestant, posts, (page, post) =>
    page.page.evaluate(([one, limit]) => bench.timeOne(one, limit), [post, LIMIT_MS] as const),
  );
}

/** Milliseconds from a ping to its answer when an empty worker sleeps, `times` times. */
export async function measureWake(contestant: Contestant, times: number): Promise<number[]> {
  return whileStopping(contestant, Array.from({ length: times }), (page) =>
    page.page.evaluate((limit) => bench.timePing(limit), LIMIT_MS),
  );
}

async function whileStopping<T>(
  contestant: Contestant,
  each: readonly T[],
  measure: (page: FeedPage, one: T) => Promise<number | null>,
): Promise<number[]> {
  const page = await FeedPage.open(contestant);
  const results: number[] = [];
  try {
    for (const one of each) {
      await stopWorkers(page.session);
      const ms = await measure(page, one);
      // No answer at all is the worst there is.
      results.push(ms ?? LIMIT_MS);
    }
    return results;
  } finally {
    await page.close();
  }
}

async function stopWorkers(session: CDPSession): Promise<void> {
  const { targetInfos } = await session.send('Target.getTargets');
  for (const { type, targetId, url } of targetInfos)
    if (type === 'service_worker' && url.startsWith('chrome-extension://'))
      await session.send('Target.closeTarget', { targetId });
  await pause(STOP_MS);
}

async function isolatedWorld(session: CDPSession, extensionId: string): Promise<number> {
  let found: number | null = null;
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === `chrome-extension://${extensionId}`) found = context.id;
  });
  await session.send('Runtime.enable');
  if (found === null) throw new Error('our content script has no world in this page');
  return found;
}

async function takeMessages(session: CDPSession, contextId: number): Promise<readonly SentMessage[]> {
  const { result } = await session.send('Runtime.evaluate', {
    contextId,
    expression: 'JSON.stringify(globalThis.benchMessages.splice(0))',
    returnByValue: true,
  });
  return JSON.parse(String(result.value)) as SentMessage[];
}
