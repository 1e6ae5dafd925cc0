import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runTool } from './run.mjs';
import { ensureBrowsers, ensureDependencies, ensureNode, say } from './setup.mjs';

/**
 * `npm test`: everything, in one go, also when an early part fails; the numbers are the runners' own.
 * @typedef {{ name: string, passed: number, failed: number, skipped: number }} Outcome
 */
const REPORTS = join(ROOT, '.tmp', 'reports');
const VITEST_REPORT = join(REPORTS, 'vitest.json');
const PLAYWRIGHT_REPORT = join(REPORTS, 'playwright.json');

ensureNode();
await ensureDependencies();
await ensureBrowsers({ firefox: true });
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
if (!existsSync(join(ROOT, '.wxt', 'tsconfig.json'))) await tool('wxt/bin/wxt.mjs', ['prepare']);

/** @type {Outcome[]} */
const outcomes = [
  await check('types', [
    ['typescript/bin/tsc', '--noEmit'],
    ['typescript/bin/tsc', '--noEmit', '-p', 'src/core'],
    ['typescript/bin/tsc', '--noEmit', '-p', 'test/lab'],
  ]),
  await check('lint', [['@biomejs/biome/bin/biome', 'check', '.']]),
  await unit(),
  await build('build for Chromium', 'chrome-mv3', []),
  await build('build for Firefox', 'firefox-mv3', ['-b', 'firefox']),
  // What the browser tests need to subscribe to a list: nobody answers a permission prompt there.
  await build('test build, Chromium', 'chrome-mv3-e2e', ['--mode', 'e2e']),
  await build('test build, Firefox', 'firefox-mv3-e2e', ['-b', 'firefox', '--mode', 'e2e']),
  await browsers(),
];

process.stdout.write('\n');
for (const { name, passed, failed, skipped } of outcomes)
  process.stdout.write(
    `${name.padEnd(20)} ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
  );
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

/**
 * @param {string} script
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 */
function tool(script, args, env = {}) {
  return runTool(script, args, { env });
}

/**
 * One check made of one or more commands: it passes when all of them exit with 0.
 * @param {string} name
 * @param {readonly (readonly [string, ...string[]])[]} commands
 * @returns {Promise<Outcome>}
 */
async function check(name, commands) {
  say(name);
  let good = true;
  for (const [script, ...args] of commands) if ((await tool(script, args)) !== 0) good = false;
  return { name, passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0 };
}

/**
 * A build counts as one check. What an earlier build left is taken away first: the browser tests must not run on it.
 * @param {string} name
 * @param {string} folder
 * @param {readonly string[]} args
 */
async function build(name, folder, args) {
  rmSync(join(ROOT, '.output', folder), { recursive: true, force: true });
  return check(name, [['wxt/bin/wxt.mjs', 'build', ...args]]);
}

/** @returns {Promise<Outcome>} */
async function unit() {
  say('unit tests');
  const code = await tool('vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${VITEST_REPORT}`,
  ]);
  const report = readReport(VITEST_REPORT);
  if (report === null) return missing('unit tests');
  // A file that cannot be loaded has no tests of its own to count.
  const broken = report.testResults.filter(
    (/** @type {any} */ file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  return counted('unit tests', code, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + report.numTodoTests,
  });
}

/** @returns {Promise<Outcome>} */
async function browsers() {
  say('browser tests');
  const code = await tool('@playwright/test/cli.js', ['test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: PLAYWRIGHT_REPORT,
  });
  const report = readReport(PLAYWRIGHT_REPORT);
  if (report === null) return missing('browser tests');
  const { expected, unexpected, flaky, skipped } = report.stats;
  return counted('browser tests', code, {
    passed: expected,
    failed: unexpected + flaky + report.errors.length,
    skipped,
  });
}

/** @param {string} file */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/**
 * @param {string} name
 * @returns {Outcome}
 */
function missing(name) {
  say(`${name}: the runner wrote no report`);
  return { name, passed: 0, failed: 1, skipped: 0 };
}

/**
 * A runner that fails without a failed test (an error between tests) counts as one failure.
 * @param {string} name
 * @param {number} code
 * @param {{ passed: number, failed: number, skipped: number }} counts
 * @returns {Outcome}
 */
function counted(name, code, counts) {
  return { name, ...counts, failed: counts.failed === 0 && code !== 0 ? 1 : counts.failed };
}
