import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run, runTool } from './run.mjs';
import { ensureBrowsers, ensureDependencies, ensureNode, say } from './setup.mjs';

/** `npm start`: set-up, build, then the lab with the options as given. */
const options = process.argv.slice(2);
const asksOnlyForHelp = options.includes('--help') || options.includes('-h');

ensureNode();
await ensureDependencies();
if (!asksOnlyForHelp) {
  await ensureBrowsers();
  if (!existsSync(join(ROOT, '.wxt', 'tsconfig.json'))) await runTool('wxt/bin/wxt.mjs', ['prepare']);
  // A build that fails must not leave an older one behind for the lab to show.
  rmSync(join(ROOT, '.output', 'chrome-mv3-e2e'), { recursive: true, force: true });
  say('building the extension');
  const built = await runTool('wxt/bin/wxt.mjs', ['build', '--mode', 'e2e']);
  if (built !== 0) process.exit(built);
}
process.exit(await run(process.execPath, ['--import', 'tsx', 'test/lab/main.ts', ...options]));
