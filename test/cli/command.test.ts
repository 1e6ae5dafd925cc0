import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { runCommand } from '../../src/cli/command.ts';
import { VERBS } from '../../src/cli/verbs.ts';
import { addSeconds } from '../../src/core/list/publication/instants.ts';
import { filledCard, folderTexts, NOW } from '../support/list-folder.ts';

const home = mkdtempSync(join(tmpdir(), 'command-'));
const folder = join(home, 'list');
const keys = join(home, 'keys');
const good = join(home, 'site');
let site: string;
let words: string;
let data: string;

beforeEach(() => {
  words = '';
  data = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    words += text;
    return true;
  });
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    data += text;
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

function at(hours: number): string {
  return addSeconds(`${NOW.slice(0, 19)}Z`, hours * 3600);
}

async function run(...args: readonly string[]): Promise<number> {
  words = '';
  data = '';
  return runCommand(args.length === 0 || args.includes('--now') ? args : [...args, '--now', at(1)]);
}

function replace(file: string, make: (text: string) => string): void {
  writeFileSync(file, make(readFileSync(file, 'utf8')));
}

/** A fresh copy of the good publication. */
function copy(): string {
  const place = mkdtempSync(join(home, 'copy-'));
  cpSync(good, place, { recursive: true });
  return place;
}

beforeAll(async () => {
  const quiet = ['--now', at(0)];
  await runCommand(['init', folder, ...quiet]);
  for (const [name, text] of folderTexts('test/lab/lists/second'))
    if (name !== 'datapackage.json') writeFileSync(join(folder, name), text);
  replace(join(folder, 'datapackage.json'), filledCard);
  for (const args of [
    ['keygen', '--out', keys],
    ['build', folder, '--out', good],
    ['sign', good, '--keys', keys],
  ]) {
    expect(await runCommand([...args, ...quiet])).toBe(0);
  }
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

beforeEach(() => {
  site = copy();
});

function keyFile(role: string): string {
  return join(keys, readdirSync(keys).find((name) => name.startsWith(role)) ?? '');
}

/** A folder of some of the keys. */
function keysOf(...roles: readonly string[]): string {
  const place = mkdtempSync(join(home, 'keys-'));
  for (const role of roles) copyFileSync(keyFile(role), join(place, `${role}.jwk`));
  for (const name of readdirSync(place)) chmodSync(join(place, name), 0o600);
  return place;
}

describe('usage', () => {
  test('every verb has its help on stdout, and exit 0', async () => {
    for (const [name, { usage }] of Object.entries(VERBS)) {
      expect([name, await run(name, '--help')]).toEqual([name, 0]);
      expect(data).toContain(usage);
      expect(words).toBe('');
    }
    expect(await run('--help')).toBe(0);
    expect(data.split('\n').filter((line) => line.startsWith('fieldmark '))).toHaveLength(
      Object.keys(VERBS).length,
    );
  });

  test.each([
    [[], 'a verb is missing'],
    [['publish'], 'there is no verb "publish"'],
    [['constructor'], 'there is no verb "constructor"'],
    [['build'], 'what to work on is missing'],
    [['check', 'a', 'b'], '"b" is one word too many'],
    [['keygen', 'a', '--out', 'b'], '"a" is one word too many'],
    [['check', 'a', '--foo'], "Unknown option '--foo'"],
    [['check', 'a', '--now', 'yesterday'], '--now is an instant'],
    [['build', 'a', '--out'], "Option '--out'"],
    [['serve', 'a', '--port', '-1'], "Option '--port'"],
    [['serve', 'a', '--port', '65536'], 'missing or wrong'],
    [['sign', 'a', '--thresholds', 'king=1'], 'missing or wrong'],
    [['keygen', '--out', 'a', '--role', 'king'], 'missing or wrong'],
  ])('%j is exit 2, a sentence and how to call it', async (args, sentence) => {
    expect(await run(...args)).toBe(2);
    expect(words).toContain('usage: ');
    expect(words).toContain(sentence);
    expect(data).toBe('');
  });
});

describe('a hostile or unlucky user', () => {
  const damaged = (path: string, text: string) => () => writeFileSync(join(site, path), text);
  const refusals: readonly (readonly [string, string, () => void, () => readonly string[]])[] = [
    [
      'a root that is no document',
      'damaged',
      damaged('root/1.pal', 'x'),
      () => ['sign', site, '--keys', keys],
    ],
    ['an empty root', 'damaged', damaged('root/1.pal', ''), () => ['sign', site, '--keys', keys]],
    [
      'a root of other fields',
      'damaged',
      damaged('root/1.pal', '{"seq":1}\n{"signatures":[]}\n'),
      () => ['rotate', site, '--keys', keys],
    ],
    [
      'signatures that are none',
      'damaged',
      damaged('pulse.pal', '{}\n{"signatures":[1]}\n'),
      () => ['retract', 'p-001', '--in', site, '--keys', keys, '--reason', 'error'],
    ],
    [
      'a release that is null',
      'damaged',
      damaged('release/1.pal', 'null\nnull\n'),
      () => ['build', folder, '--out', site],
    ],
    [
      'a card of nothing',
      'damaged',
      () => {
        rmSync(join(site, 'root'), { recursive: true });
        damaged('publication.json', '[]')();
      },
      () => ['sign', site, '--keys', keys],
    ],
    [
      'a folder in the place of a file',
      'cannot-read',
      () => {
        rmSync(join(site, 'pulse.pal'));
        mkdirSync(join(site, 'pulse.pal'));
      },
      () => ['verify', site],
    ],
    [
      'a file in the place of a folder',
      'cannot-write',
      () => writeFileSync(join(home, 'file'), ''),
      () => ['build', folder, '--out', join(home, 'file', 'site')],
    ],
    [
      'a key that is no key',
      'bad-key',
      () => vi.stubEnv('FIELDMARK_KEY', '{"kty":"OKP"}'),
      () => ['sign', site],
    ],
    ['a key that is no JSON', 'bad-key', () => vi.stubEnv('FIELDMARK_KEY', 'hunter2'), () => ['sign', site]],
    ['no key at all', 'no-keys', () => {}, () => ['sign', site]],
    [
      'a folder of keys that is not there',
      'no-keys',
      () => {},
      () => ['sign', site, '--keys', join(home, 'nowhere')],
    ],
    [
      'a retraction without the pulse key',
      'too-few-keys',
      () => {},
      () => ['retract', 'p-001', '--in', site, '--keys', keysOf('list', 'root'), '--reason', 'error'],
    ],
    [
      'a reason that is none',
      'bad-value',
      () => {},
      () => ['retract', 'p-001', '--in', site, '--keys', keys, '--reason', 'spite'],
    ],
    [
      'an id with a control character',
      'bad-id',
      () => {},
      () => ['retract', 'p\u001b[31m', '--in', site, '--keys', keys, '--reason', 'error'],
    ],
    [
      'an address without a pin',
      'address',
      () => {},
      () => ['verify', site, '--address', 'https://lists.example.org/'],
    ],
    [
      'the pin of another',
      'pin',
      () => {},
      () => ['verify', site, '--address', `https://lists.example.org/#pal1=${'A'.repeat(43)}`],
    ],
    ['a list that is there already', 'file-exists', () => {}, () => ['init', folder]],
    [
      'bytes that are no UTF-8',
      'not-utf8',
      () => {
        cpSync(folder, join(site, 'list'), { recursive: true });
        writeFileSync(join(site, 'list', 'people.csv'), new Uint8Array([0xff, 0xfe]));
      },
      () => ['check', join(site, 'list')],
    ],
    [
      'an unknown entry to readmit',
      'unknown-id',
      () => {},
      () => ['build', folder, '--out', site, '--readmit', 'nobody'],
    ],
  ];

  test.each(refusals)('%s: %s', async (_name, code, prepare, args) => {
    prepare();
    const root = readFileSync(join(good, 'root/1.pal'));
    expect([await run(...args(), '--json'), words]).toEqual([1, expect.stringContaining(`${code}: `)]);
    expect(words + data).not.toMatch(/\n\s+at |Error:/);
    expect(JSON.parse(data.trim().split('\n').at(-1) ?? '')).toMatchObject({ level: 'error', code });
    // Whatever was damaged, nothing else was written in its place.
    expect(readFileSync(join(good, 'root/1.pal'))).toEqual(root);
  });

  test('a damaged root is never replaced by a new one', async () => {
    writeFileSync(join(site, 'root/1.pal'), 'x');
    expect(await run('sign', site, '--keys', keys)).toBe(1);
    expect(readFileSync(join(site, 'root/1.pal'), 'utf8')).toBe('x');
  });

  test('data that is gone makes a new base under the next number', async () => {
    rmSync(join(site, 'data'), { recursive: true });
    expect(await run('build', folder, '--out', site)).toBe(0);
    expect(await run('sign', site, '--keys', keys)).toBe(0);
    expect(await run('verify', site, '--previous', good, '--json')).toBe(0);
    expect(JSON.parse(data)).toMatchObject({ release: 2, diff: { added: [], removed: [], corrected: [] } });
  });
});

describe('keys', () => {
  test('the daily job renews the pulse with FIELDMARK_KEY alone', async () => {
    vi.stubEnv('FIELDMARK_KEY', readFileSync(keyFile('pulse'), 'utf8'));
    expect(await run('sign', site, '--now', at(30))).toBe(0);
    expect(words).toContain('pulse 2: release 1');
    expect(await run('verify', site, '--previous', good, '--now', at(31))).toBe(0);
  });

  test('a PKCS#8 file whose name begins with its role is a key', async () => {
    const place = keysOf();
    const { d } = JSON.parse(readFileSync(keyFile('pulse'), 'utf8'));
    const der = Buffer.concat([
      Buffer.from('302e020100300506032b657004220420', 'hex'),
      Buffer.from(d, 'base64url'),
    ]);
    const pem = `-----BEGIN PRIVATE KEY-----\n${der.toString('base64')}\n-----END PRIVATE KEY-----\n`;
    writeFileSync(join(place, 'pulse-daily.pem'), pem, { mode: 0o600 });
    expect(await run('sign', site, '--keys', place)).toBe(0);
    expect(words).toContain('pulse 2');
  });

  test('others may read it: a warning', async () => {
    const place = keysOf('pulse');
    chmodSync(join(place, 'pulse.jwk'), 0o644);
    expect(await run('sign', site, '--keys', place)).toBe(0);
    expect(words).toContain('warning key-readable');
    expect(statSync(keyFile('pulse')).mode & 0o777).toBe(0o600);
  });

  test('a retraction signs the pulse and nothing else', async () => {
    expect(await run('build', folder, '--out', site)).toBe(0);
    expect(await run('retract', 'p-001', '--in', site, '--keys', keys, '--reason', 'error')).toBe(0);
    expect(readFileSync(join(site, 'release/2.pal'), 'utf8')).toContain('{"signatures":[]}');
    expect(await run('verify', site, '--previous', good, '--json')).toBe(0);
    expect(JSON.parse(data)).toMatchObject({ release: 1, held: [{ id: 'p-001' }] });
    expect(await run('retract', 'nobody', '--in', site, '--keys', keys, '--reason', 'error')).toBe(0);
    expect(words).toContain('warning unknown-id');
  });
});

test('--dry-run changes nothing, whatever the verb', async () => {
  const list = (place: string) =>
    readdirSync(place, { recursive: true, encoding: 'utf8' })
      .sort()
      .map((name) => {
        const path = join(place, name);
        return statSync(path).isFile() ? `${name} ${readFileSync(path, 'base64')}` : name;
      });
  const before = [list(site), list(keys)];
  for (const args of [
    ['build', folder, '--out', site],
    ['sign', site, '--keys', keys],
    ['retract', 'p-001', '--in', site, '--keys', keys, '--reason', 'left'],
    ['rotate', site, '--keys', keys],
    ['keygen', '--out', keys],
    ['init', join(site, 'another-list')],
  ]) {
    expect([args[0], await run(...args, '--dry-run', '--now', at(2))]).toEqual([args[0], 0]);
  }
  expect([list(site), list(keys)]).toEqual(before);
});

test('no colours without a terminal; words are for stderr, data for stdout', async () => {
  expect(await run('check', folder)).toBe(0);
  expect(data).toBe('');
  expect(await run('check', folder, '--json')).toBe(0);
  expect(words + data).not.toContain('\u001b');
  for (const line of data.trim().split('\n')) expect(JSON.parse(line)).toBeTypeOf('object');
});
