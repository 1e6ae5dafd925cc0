import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run, runTool } from './run.mjs';
import { ensureBrowsers, ensureDependencies, ensureNode, say } from './setup.mjs';

/** `npm run screenshots`: set-up, build, then the pictures of the stores and the README (test/lab/pictures). */
const options = process.argv.slice(2);
const asksOnlyForHelp = options.includes('--help') || options.includes('-h');

ensureNode();
await ensureDependencies();
if (!asksOnlyForHelp) {
  await ensureBrowsers();
  // A build that fails must not leave an older one behind to be pictured.
  rmSync(join(ROOT, '.output', 'chrome-mv3'), { recursive: true, force: true });
  say('building the extension');
  const built = await runTool('wxt/bin/wxt.mjs', ['build']);
  if (built !== 0) process.exit(built);
}
process.exit(await run(process.execPath, ['--import', 'tsx', 'test/lab/pictures/main.ts', ...options]));
