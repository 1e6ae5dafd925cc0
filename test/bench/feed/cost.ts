import type { CDPSession } from '@playwright/test';
import type { Contestant } from './contestant.ts';
import { FeedPage } from './contestant.ts';
import type { RunResult } from './page/stream.ts';
import type { BenchPost } from './posts.ts';

/** What the main thread did for one post, µs, and the heap the page ended with. */
export interface Cost {
  /** Wall time of all tasks (`TaskDuration`). */
  readonly wall: number;
  /** CPU time of the thread (`ThreadTime`): other programs do not count. */
  readonly cpu: number;
  /** Wall time in scripts (`ScriptDuration`). */
  readonly script: number;
  readonly heapBytes: number;
  /** Elements of the posts that stood in the page at the end. */
  readonly sizes: readonly number[];
  readonly run: RunResult;
}

/** Posts streamed first, unmeasured: they fill the page and warm the code up. */
export const WARM_UP = 240;

/** Streams `posts` in a fresh page, after `warmUp`, without looking on, and reads the thread's own clocks. */
export async function measureCost(
  contestant: Contestant,
  warmUp: readonly BenchPost[],
  posts: readonly BenchPost[],
  perFrame: number,
): Promise<Cost> {
  const page = await FeedPage.open(contestant);
  try {
    await page.session.send('Performance.enable', { timeDomain: 'timeTicks' });
    await page.load(warmUp);
    await page.run({ perFrame, watch: false });
    await page.load(posts);
    await page.session.send('HeapProfiler.collectGarbage');
    const before = await clocks(page.session);
    const run = await page.run({ perFrame, watch: false });
    const after = await clocks(page.session);
    const per = (name: string) =>
      (((after[name] ?? Number.NaN) - (before[name] ?? Number.NaN)) * 1e6) / posts.length;
    return {
      wall: per('TaskDuration'),
      cpu: per('ThreadTime'),
      script: per('ScriptDuration'),
      heapBytes: await page.heap(),
      sizes: await page.sizes(),
      run,
    };
  } finally {
    await page.close();
  }
}

async function clocks(session: CDPSession): Promise<Record<string, number>> {
  const { metrics } = await session.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}
