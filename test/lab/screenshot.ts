import type { Page } from '@playwright/test';
import { withDeadline } from './deadline.ts';

const SCREENSHOT_MS = 30_000;
const MEASURE_MS = 10_000;
/** Taller pages are pictured by their first screen: a recycling feed would draw itself anew for a window of that height. */
const TALLEST = 6000;

/** Pictures the page from its top, whole where that is feasible. Returns a sentence when it could not. */
export async function takeScreenshot(page: Page, file: string): Promise<string | null> {
  try {
    const height = await withDeadline(
      'measuring the page',
      MEASURE_MS,
      page.evaluate(async () => {
        const root = document.scrollingElement ?? document.documentElement;
        root.scrollTop = 0;
        await new Promise((done) =>
          requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 250))),
        );
        return root.scrollHeight;
      }),
    );
    await withDeadline(
      'picturing the page',
      SCREENSHOT_MS,
      page.screenshot({ path: file, fullPage: height <= TALLEST, timeout: SCREENSHOT_MS }),
    );
    return null;
  } catch (cause) {
    return cause instanceof Error ? (cause.message.split('\n')[0] ?? cause.message) : String(cause);
  }
}
