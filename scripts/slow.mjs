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
rmSync(join(ROOT, '.output', 'chrome-mv3'), { recursive: true, force: true });
say('build for Chromium');
const built = await runTool('wxt/bin/wxt.mjs', ['build']);
codes.push(built);
if (built === 0) {
  say('slow browser tests');
  codes.push(
    await runTool('@playwright/test/cli.js', ['test', '-c', 'playwright.slow.config.ts', ...words], SLOW),
  );
}
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
