import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addSeconds } from '../../src/core/list/publication/instants.ts';
import { filledCard, folderTexts, NOW } from '../support/list-folder.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const START = `${NOW.slice(0, 19)}Z`;
const home = mkdtempSync(join(tmpdir(), 'publish-'));
const folder = join(home, 'list');
const keys = join(home, 'keys');
const out = join(home, 'site');

afterAll(() => rmSync(home, { recursive: true, force: true }));

interface Ran {
  readonly code: number | null;
  readonly words: string;
  readonly data: readonly Record<string, unknown>[];
}

/** Runs the command as a person would; --json makes its answers readable. */
function fieldmark(hours: number, ...args: readonly string[]): Ran {
  const now = addSeconds(START, hours * 3600);
  const ran = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(ROOT, 'src/cli/main.ts'), ...args, '--json', '--now', now],
    { cwd: ROOT, encoding: 'utf8' },
  );
  const data = ran.stdout.split('\n').filter((line) => line !== '');
  return { code: ran.status, words: ran.stderr, data: data.map((line) => JSON.parse(line)) };
}

beforeAll(() => {
  expect(fieldmark(0, 'init', folder).code).toBe(0);
  for (const [name, text] of folderTexts('test/lab/lists/second')) {
    if (name !== 'datapackage.json') writeFileSync(join(folder, name), text);
  }
  const card = join(folder, 'datapackage.json');
  // What init writes is a form: it cannot be published as it is.
  expect(fieldmark(0, 'build', folder, '--out', out).words).toContain('placeholder: datapackage.json');
  writeFileSync(card, filledCard(readFileSync(card, 'utf8')));
  for (const args of [
    ['keygen', '--out', keys],
    ['build', folder, '--out', out],
    ['sign', out, '--keys', keys],
  ]) {
    const ran = fieldmark(0, ...args);
    if (ran.code !== 0) throw new Error(`${args[0]}: ${ran.words}`);
  }
});

describe('fieldmark', () => {
  test('publishes a folder that a browser would accept', () => {
    const verified = fieldmark(1, 'verify', out);
    expect([verified.code, verified.data[0]?.release]).toEqual([0, 1]);
    expect(verified.words).toMatch(/#pal1=[\w-]{43}/);
  });

  test('writes keys that only their owner can read', () => {
    const names = readdirSync(keys);
    expect(names.map((name) => name.split('-')[0])).toEqual(['list', 'pulse', 'root']);
    for (const name of names) expect(statSync(join(keys, name)).mode & 0o777).toBe(0o600);
  });

  test('builds the same bytes from the same folder', () => {
    const builds = ['one', 'two'].map((name) => {
      const place = join(home, name);
      expect(fieldmark(5, 'build', folder, '--out', place).code).toBe(0);
      const files = execFileSync('find', ['.', '-type', 'f'], { cwd: place, encoding: 'utf8' });
      return files
        .split('\n')
        .filter(Boolean)
        .sort()
        .map((file) => [file, readFileSync(join(place, file), 'base64')]);
    });
    expect(builds[0]?.length).toBeGreaterThan(4);
    expect(builds[0]).toEqual(builds[1]);
  });

  test('a correction, a retraction, a new key and a re-admission, one after the other', () => {
    const older = join(home, 'older');
    cpSync(out, older, { recursive: true });
    const [, row = ''] = readFileSync(join(folder, 'accounts.csv'), 'utf8').split('\n');
    const [person = '', platform = '', handle = ''] = row.split(',');
    const id = `${person}/${platform}/${handle.toLowerCase().replace('@', '')}`;

    expect(fieldmark(2, 'retract', id, '--in', out, '--keys', keys, '--reason', 'appeal').code).toBe(0);
    const retracted = fieldmark(2, 'verify', out, '--previous', older);
    expect([retracted.code, retracted.data[0]?.held]).toMatchObject([0, [{ id, reason: 'appeal' }]]);

    const [first = ''] = readdirSync(keys).filter((name) => name.startsWith('pulse'));
    expect(fieldmark(3, 'keygen', '--out', keys, '--role', 'pulse').code).toBe(0);
    expect(fieldmark(3, 'rotate', out, '--keys', keys, '--drop', first.slice(6, 14)).code).toBe(0);
    expect(fieldmark(4, 'build', folder, '--out', out, '--readmit', id).code).toBe(0);
    expect(fieldmark(4, 'sign', out, '--keys', keys).code).toBe(0);
    const rotated = fieldmark(4, 'verify', out, '--previous', older);
    expect(rotated.words).toContain('root 2, release 2');
    expect(rotated.data[0]).toMatchObject({ release: 2, diff: { added: [], removed: [] } });
    // The older pulse is signed by a key that no longer counts.
    expect(fieldmark(4, 'verify', older, '--previous', out).data[0]).toMatchObject({ code: 'signature' });
  });

  test('refuses with one typed code and exit 1, misuse with exit 2, and never a stack trace', () => {
    const broken = join(home, 'broken');
    cpSync(out, broken, { recursive: true });
    const pulse = readFileSync(join(broken, 'pulse.pal'));
    pulse.writeUInt8(pulse.readUInt8(20) ^ 1, 20);
    writeFileSync(join(broken, 'pulse.pal'), pulse);
    const cases: readonly (readonly [Ran, number, string])[] = [
      [fieldmark(4, 'verify', broken), 1, 'signature'],
      [fieldmark(24 * 9, 'verify', out), 1, 'expired'],
      [fieldmark(0, 'verify', join(home, 'nowhere')), 1, 'missing-folder'],
      [fieldmark(0, 'retract', 'a b', '--in', out, '--keys', keys, '--reason', 'error'), 1, 'bad-id'],
      [fieldmark(0, 'build', folder), 2, 'usage: '],
      [fieldmark(0, 'sign', out, '--keys', keys, '--thresholds', 'list=0'), 2, 'usage: '],
      [fieldmark(0, 'unknown'), 2, 'usage: '],
    ];
    for (const [ran, code, word] of cases) {
      expect([ran.code, ran.words]).toEqual([code, expect.stringContaining(word)]);
      expect(ran.words).not.toMatch(/\n\s+at /);
    }
  });
});
