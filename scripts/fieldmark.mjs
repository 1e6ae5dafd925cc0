import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './run.mjs';
import { ensureDependencies, ensureNode } from './setup.mjs';

/** `npm run fieldmark -- <verb>`: the command, where the person stands, also from a clone in which nothing is installed yet. */
ensureNode();
await ensureDependencies();
const tsx = pathToFileURL(join(ROOT, 'node_modules', 'tsx', 'dist', 'loader.mjs')).href;
const child = spawn(
  process.execPath,
  ['--import', tsx, join(ROOT, 'src', 'cli', 'main.ts'), ...process.argv.slice(2)],
  { cwd: process.env.INIT_CWD ?? process.cwd(), stdio: 'inherit' },
);
// Ctrl-C reaches the child too: it ends in its own way, and this waits for it.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code) => process.exit(code ?? 1));
