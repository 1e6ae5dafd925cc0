import type { Page } from '@playwright/test';
import type { Lab } from './extension.ts';
import { expect } from './extension.ts';

/** Evaluates code in one world of a page and returns what it gives. */
export type Run = (code: string) => Promise<unknown>;

/** The content script's own world in this page, where alone closed roots can be opened. */
export async function inExtensionWorld(page: Page, lab: Lab): Promise<Run> {
  const session = await page.context().newCDPSession(page);
  const worlds: number[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === `chrome-extension://${lab.browser.extensionId}`) worlds.push(context.id);
  });
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    const at = worlds.indexOf(executionContextId);
    if (at >= 0) worlds.splice(at, 1);
  });
  await session.send('Runtime.enable');
  await expect.poll(() => worlds.length).toBe(1);
  // The bundler of the test runner may name functions with a helper of its own.
  await session.send('Runtime.evaluate', {
    expression: 'globalThis.__name ??= (value) => value',
    contextId: worlds[0],
  });
  return async (expression) => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      contextId: worlds[0],
      returnByValue: true,
      awaitPromise: true,
    });
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
}

/** The seed of a random run: the same in every run unless FIELDMARK_SEED says otherwise; it is printed. */
export function seedOf(name: string): number {
  const seed = Number(process.env.FIELDMARK_SEED ?? 20_260_901);
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new Error('FIELDMARK_SEED must be a whole number from 0 on');
  console.log(`${name}: FIELDMARK_SEED=${seed}`);
  return seed;
}
