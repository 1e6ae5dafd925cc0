import type { CDPSession } from '@playwright/test';
import type { Contestant } from './contestant.ts';
import { FeedPage } from './contestant.ts';
import type { BenchPost } from './posts.ts';

/** Callbacks of an extension's script while posts streamed. Times in ms: wall, and CPU where the trace has it. */
export interface Callbacks {
  readonly count: number;
  /** Sum of all over the posts, µs a post. */
  readonly wall: number;
  readonly cpu: number;
  readonly longestMs: number;
  readonly longestCpuMs: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly url?: string } };
}

const CATEGORIES = ['devtools.timeline', 'v8.execute', 'blink.user_timing'];

/**
 * Streams posts under a trace and adds up what the extension's script did: its own calls (timers, frames, messages), and
 * every run of microtasks. The page has none of its own, so they are the extension's mutation callbacks and answers.
 */
export async function traceCallbacks(
  contestant: Contestant,
  warmUp: readonly BenchPost[],
  posts: readonly BenchPost[],
  perFrame: number,
): Promise<Callbacks> {
  const page = await FeedPage.open(contestant);
  try {
    await page.load(warmUp);
    await page.run({ perFrame, watch: false });
    await page.load(posts);
    const stop = await startTrace(page.session);
    await page.run({ perFrame, watch: false });
    return addUp(await stop(), posts.length);
  } finally {
    await page.close();
  }
}

async function startTrace(session: CDPSession): Promise<() => Promise<readonly TraceEvent[]>> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      recordMode: 'recordAsMuchAsPossible',
      includedCategories: CATEGORIES,
      excludedCategories: ['*'],
    },
  });
  return async () => {
    const ended = new Promise<void>((done) => session.once('Tracing.tracingComplete', () => done()));
    await session.send('Tracing.end');
    await ended;
    return events;
  };
}

/** Sums the outermost callbacks between the page's own marks, on the page's own thread. */
export function addUp(events: readonly TraceEvent[], posts: number): Callbacks {
  const start = events.find(({ name }) => name === 'bench-start');
  const end = events.find(({ name }) => name === 'bench-end');
  if (start === undefined || end === undefined) throw new Error('the trace lacks the page’s own marks');
  const ours = events
    .filter(
      ({ ph, pid, tid, ts }) =>
        ph === 'X' && pid === start.pid && tid === start.tid && ts >= start.ts && ts <= end.ts,
    )
    .filter(({ name, args }) => name === 'RunMicrotasks' || isExtension(args?.data?.url))
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const outermost: TraceEvent[] = [];
  let until = Number.NEGATIVE_INFINITY;
  for (const event of ours) {
    if (event.ts < until) continue;
    outermost.push(event);
    until = event.ts + (event.dur ?? 0);
  }
  const walls = outermost.map(({ dur = 0 }) => dur);
  const cpus = outermost.map(({ tdur = 0 }) => tdur);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const most = (values: readonly number[]) => values.reduce((top, value) => Math.max(top, value), 0) / 1000;
  return {
    count: outermost.length,
    wall: sum(walls) / posts,
    cpu: sum(cpus) / posts,
    longestMs: most(walls),
    longestCpuMs: most(cpus),
  };
}

function isExtension(url: string | undefined): boolean {
  return url?.startsWith('chrome-extension://') === true;
}
