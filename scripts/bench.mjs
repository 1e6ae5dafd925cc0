import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run, runTool } from './run.mjs';
import { ensureBrowsers, ensureDependencies, ensureNode, say } from './setup.mjs';

/** `npm run bench -- <name> [options]`: set-up, a build where the bench runs the extension, then the bench. */
const options = process.argv.slice(2);
const [name = ''] = options;
const asksOnlyForHelp = options.includes('--help') || options.includes('-h');
/** Benches that need a browser, and those of them that load the built extension. */
const IN_BROWSER = ['feed', 'badge', 'sync'];
const OF_BUILD = ['feed'];

ensureNode();
await ensureDependencies();
if (IN_BROWSER.includes(name) && !asksOnlyForHelp) await ensureBrowsers();
if (OF_BUILD.includes(name) && !asksOnlyForHelp && !options.includes('--no-build')) {
  // A build that fails must not leave an older one behind to be measured.
  rmSync(join(ROOT, '.output', 'chrome-mv3'), { recursive: true, force: true });
  say('building the extension');
  const built = await runTool('wxt/bin/wxt.mjs', ['build']);
  if (built !== 0) process.exit(built);
}
process.exit(await run(process.execPath, ['--import', 'tsx', 'test/bench/main.ts', ...options]));
