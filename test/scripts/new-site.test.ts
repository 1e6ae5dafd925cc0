import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
/** Inside the project, so that the copy finds its packages; ignored by git and by every tool. */
const COPY = join(ROOT, '.tmp/new-site');
const NODE = process.execPath;
/** A compiler, a linter and a test runner: no limit that a busy machine could reach. */
const PATIENCE_MS = 600_000;

/** Every file of the project as it stands now, committed or not. */
function projectFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return listed.split('\0').filter((file) => file !== '' && existsSync(join(ROOT, file)));
}

function run(script: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(NODE, [join(COPY, script), ...args], {
    cwd: COPY,
    encoding: 'utf8',
  });
  return `${status}\n${stdout}${stderr}`;
}

beforeAll(() => {
  rmSync(COPY, { recursive: true, force: true });
  for (const file of projectFiles()) {
    mkdirSync(dirname(join(COPY, file)), { recursive: true });
    cpSync(join(ROOT, file), join(COPY, file));
  }
  cpSync(join(ROOT, '.wxt'), join(COPY, '.wxt'), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(COPY, 'node_modules'), 'junction');
}, PATIENCE_MS);
afterAll(() => rmSync(COPY, { recursive: true, force: true }));

test(
  'a scaffolded fourth site passes types, lint and the tests of sites, words, settings and the house',
  () => {
    expect(run('scripts/new-site.mjs', 'quill')).toMatch(/^0\n/);
    expect(readFileSync(join(COPY, 'src/core/site-id.ts'), 'utf8')).toContain("'instagram', 'quill'");
    expect(run('node_modules/typescript/bin/tsc', '--noEmit')).toBe('0\n');
    expect(
      run('node_modules/@biomejs/biome/bin/biome', 'check', 'src', 'entrypoints', 'test', 'scripts'),
    ).toMatch(/^0\n/);
    const files = [
      'test/architecture.test.ts',
      'test/sites/sites.test.ts',
      'test/ui/words.test.ts',
      'test/settings',
      'test/core/account.test.ts',
      'test/core/site-hosts.test.ts',
    ];
    const out = join(COPY, '.tmp/report.json');
    run('node_modules/vitest/vitest.mjs', 'run', '--reporter=json', `--outputFile=${out}`, ...files);
    const report = JSON.parse(readFileSync(out, 'utf8')) as {
      success: boolean;
      testResults: readonly { assertionResults: readonly { fullName: string; status: string }[] }[];
    };
    const all = report.testResults.flatMap(({ assertionResults }) => assertionResults);
    expect(all.filter(({ status }) => status !== 'passed')).toEqual([]);
    expect(report.success).toBe(true);
    expect(
      all.filter(({ fullName }) => fullName.startsWith('quill')).map(({ fullName }) => fullName),
    ).toEqual(['quill has fixtures of its own', 'quill home', 'quill nobody-certain', 'quill shell']);
  },
  PATIENCE_MS,
);

test(
  'it writes nothing a second time, and refuses what is no id',
  () => {
    expect(run('scripts/new-site.mjs', 'quill')).toBe('2\nThere is a site "quill" already.\n');
    for (const id of ['', 'X', '../x', 'a', 'quill;rm'])
      expect(run('scripts/new-site.mjs', id)).toMatch(/^2\nnpm run new:site <id>/);
  },
  PATIENCE_MS,
);
