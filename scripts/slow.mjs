import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runTool } from './run.mjs';
import { ensureBrowsers, ensureDependencies, ensureNode, say } from './setup.mjs';

/**
 * `npm run test:slow`: what takes too long for `npm test`: more of the same random steps, every case of a matrix, processes
 * that are killed. `npm run test:slow -- <words>` runs only the browser tests whose file holds one of these words.
 */
const SLOW = { env: { FIELDMARK_SLOW: '1' } };
/** Unit tests that do more when they are asked to (`--mode slow`, FIELDMARK_SLOW). */
const UNIT = ['test/lists', 'test/core/text', 'test/sites', 'test/sync', 'test/store'];
const words = process.argv.slice(2);

ensureNode();
await ensureDependencies();
await ensureBrowsers();
if (!existsSync(join(ROOT, '.wxt', 'tsconfig.json'))) await runTool('wxt/bin/wxt.mjs', ['prepare']);

const codes = [];
if (words.length === 0) {
  say('slow unit tests');
  codes.push(await runTool('vitest/vitest.mjs', ['run', '--mode', 'slow', ...UNIT], SLOW));
}
for (const build of ['chrome-mv3', 'chrome-mv3-e2e'])
  rmSync(join(ROOT, '.output', build), { recursive: true, force: true });
say('builds for Chromium');
const builds = [
  await runTool('wxt/bin/wxt.mjs', ['build']),
  await runTool('wxt/bin/wxt.mjs', ['build', '--mode', 'e2e']),
];
codes.push(...builds);
if (builds.every((code) => code === 0)) {
  say('slow browser tests');
  codes.push(
    await runTool('@playwright/test/cli.js', ['test', '-c', 'playwright.slow.config.ts', ...words], SLOW),
  );
}
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
