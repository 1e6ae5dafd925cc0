import type { CDPSession, Page } from '@playwright/test';
import { pause } from '../../lab/deadline.ts';

/** A worker needs this long until its end is known everywhere. */
const STOP_MS = 400;

/** What a worker answered, and how long the page waited for it. */
export interface Answered<T> {
  readonly ms: number;
  readonly answer: T;
}

/** Asks the worker of one bench extension from a web page, through its content script. Rejects when the worker did. */
export async function askWorker<T extends object>(
  page: Page,
  extension: string,
  command: object,
): Promise<Answered<T>> {
  const { ms, text } = await page.evaluate(
    ([detail]) =>
      new Promise<{ ms: number; text: string }>((resolve) => {
        const start = performance.now();
        addEventListener(
          'bench-answer',
          (event) => resolve({ ms: performance.now() - start, text: (event as CustomEvent<string>).detail }),
          { once: true },
        );
        dispatchEvent(new CustomEvent('bench-ask', { detail }));
      }),
    [JSON.stringify({ extension, command })] as const,
  );
  const answer = JSON.parse(text);
  if (typeof answer.error === 'string') throw new Error(`${extension}: ${answer.error}`);
  return { ms, answer };
}

/** Ends every extension's worker. */
export async function stopWorkers(session: CDPSession): Promise<void> {
  const { targetInfos } = await session.send('Target.getTargets');
  for (const { type, targetId, url } of targetInfos) {
    if (type === 'service_worker' && url.startsWith('chrome-extension://')) {
      await session.send('Target.closeTarget', { targetId });
    }
  }
  await pause(STOP_MS);
}
