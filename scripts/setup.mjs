import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium, findFirefox } from './browsers.mjs';
import { ROOT, run } from './run.mjs';

const OLDEST_NODE = [20, 19];

/** Stops with one sentence when this Node is too old for the tools. */
export function ensureNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldMajor = 0, oldMinor = 0] = OLDEST_NODE;
  if (major > oldMajor || (major === oldMajor && minor >= oldMinor)) return;
  stop(`Fieldmark needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
}

/**
 * Runs `npm ci` when node_modules is missing, unfinished or made from another package-lock.json. The lock file's own
 * content is kept as the stamp: dates lie after a clone.
 */
export async function ensureDependencies() {
  const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
  const stamp = join(ROOT, 'node_modules', '.fieldmark-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  // A tree that npm itself finished after the lock was last written is as good as ours.
  const npmStamp = join(ROOT, 'node_modules', '.package-lock.json');
  const fresh =
    existsSync(npmStamp) && statSync(npmStamp).mtimeMs >= statSync(join(ROOT, 'package-lock.json')).mtimeMs;
  if (!fresh) {
    say('installing the dependencies (npm ci)');
    const code = await run('npm', ['ci', '--no-audit', '--no-fund']);
    if (code !== 0) stop('npm ci failed: see its own message above.');
  }
  writeFileSync(stamp, lock);
}

/**
 * Makes sure that a Chromium (and, when asked for, a Firefox) is there. On Debian as root the packages are installed;
 * elsewhere one sentence says what to do.
 * @param {{ firefox?: boolean }} [wanted]
 */
export async function ensureBrowsers({ firefox = false } = {}) {
  const missing = () => [
    ...(findChromium() === null ? ['chromium'] : []),
    ...(firefox && findFirefox() === null ? ['firefox-esr'] : []),
  ];
  if (missing().length === 0) return;
  if (process.env.FIELDMARK_BROWSER && findChromium() === null)
    stop(`FIELDMARK_BROWSER names "${process.env.FIELDMARK_BROWSER}", and there is no such file.`);
  if (isDebian() && process.getuid?.() === 0) {
    say(`installing ${missing().join(' and ')} (apt-get)`);
    const quiet = { env: { DEBIAN_FRONTEND: 'noninteractive' } };
    await run('apt-get', ['update', '-q'], quiet);
    await run(
      'apt-get',
      ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'firefox-esr'],
      quiet,
    );
  }
  const still = missing();
  if (still.includes('chromium'))
    stop(
      'No Chromium found: run "npx playwright install chromium", or set FIELDMARK_BROWSER to a Chromium or Chrome for Testing.',
    );
  if (still.includes('firefox-esr'))
    stop('No Firefox found: install Firefox 129 or newer, or set FIELDMARK_FIREFOX to it.');
}

/** @param {string} sentence */
export function say(sentence) {
  process.stderr.write(`fieldmark: ${sentence}\n`);
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function stop(sentence) {
  say(sentence);
  process.exit(1);
}

function isDebian() {
  if (!existsSync('/etc/os-release')) return false;
  return /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
}
