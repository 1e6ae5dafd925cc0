import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong, one line each. It runs through the debugger: the page's policy allows no foreign script. */
export async function violations(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: AXE });
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, {runOnly: ${JSON.stringify(RULES)}}).then(({violations, passes}) => ({
      found: violations.flatMap(({id, nodes}) => nodes.map(({target, failureSummary}) => id + ' ' + JSON.stringify(target) + ' ' + failureSummary)),
      passed: passes.length}))`,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  const value = result.value as { found: string[]; passed: number };
  expect(value.passed).toBeGreaterThan(10);
  return value.found;
}
