import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MESSAGE, NOW } from '../core/match/invented.ts';

const ROOT = resolve(import.meta.dirname, '../..');
let folder = '';

const FILES: Readonly<Record<string, string>> = {
  'datapackage.json': JSON.stringify({
    name: 'invented-list',
    title: 'Invented list',
    version: '1.0',
    updated: '2026-10-01',
    contributors: [{ title: 'Example Watch', role: 'publisher' }],
    contact: 'mailto:desk@example.org',
    licenses: [{ name: 'CC0-1.0' }],
  }),
  'payers.csv': 'payer_id,name,kind,jurisdiction\nada-for-mayor,Ada for Mayor 2026,committee,US-CA\n',
  'people.csv':
    'person_id,display_name,payer_id,role,relation,from,to,source_ids,checked_on\n' +
    'p1,Vera Invented,ada-for-mayor,organiser,paid_staff,2026-09-01,2026-10-31,s1,2026-10-01\n',
  'accounts.csv':
    'person_id,platform,handle,link_evidence,source_ids,recheck_by\np1,x,vera_invented,bio,s1,2026-12-01\n',
  'templates.csv':
    'template_id,payer_id,text,lang,first_distributed,last_distributed,match,source_ids\n' +
    `t1,ada-for-mayor,"${MESSAGE}",en,2026-01-01,2026-12-31,near,s1\n` +
    't2,ada-for-mayor,Mike will get it done,en,2026-01-01,2026-12-31,near,s1\n' +
    't3,ada-for-mayor,Together we will build a better future for all of us,en,2026-01-01,2026-12-31,near,s1\n',
  'sources.csv':
    'source_id,kind,title,publisher,date,url,archive_url\n' +
    's1,filing,A filing,Registry,2026-09-02,https://example.org/a,https://example.org/b\n',
};

const post = (id: string, change: object) =>
  JSON.stringify({
    id,
    platform: 'x',
    author: { handle: 'somebody_else' },
    text: 'The ferry was late again.',
    postedAt: '2026-10-10T08:00:00Z',
    view: 'home',
    ...change,
  });

const vera = { author: { handle: 'vera_invented' } };
const POSTS = [
  post('a', vera),
  post('c', { ...vera, text: MESSAGE }),
  post('b', { text: MESSAGE }),
  post('near', { text: `Well: "${MESSAGE}"` }),
  post('image', { text: '', imageTexts: [MESSAGE] }),
  post('cut', { text: MESSAGE.slice(0, 70), truncated: true }),
  post('unknown', { ...vera, postedAt: undefined, view: undefined }),
  post('old', { text: MESSAGE, postedAt: '2025-01-01' }),
  post('slogan', { text: 'Mike will get it done!' }),
  post('gated', { text: 'Together we will build a better future for all of us' }),
  post('nothing', {}),
];

function run(args: readonly string[], input = '') {
  const done = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args], {
    cwd: ROOT,
    input,
    encoding: 'utf8',
  });
  const lines = done.stdout.split('\n').filter((line) => line !== '');
  return { code: done.status, lines: lines.map((line) => JSON.parse(line)), said: done.stderr };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldmark-match-'));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, 'posts.jsonl'), `\ufeff${POSTS.join('\r\n')}\r\n`);
  writeFileSync(
    join(folder, 'posts.csv'),
    `id;platform;author;text;postedAt;view\r\n1;x;@vera_invented;"${MESSAGE}\nReally; really.";2026-10-10;home\r\n2;facebook;;${MESSAGE};;\r\n`,
  );
  writeFileSync(
    join(folder, 'broken.jsonl'),
    `${POSTS[0]}\nno json\n{"id":"x","platform":"myspace","text":""}\n`,
  );
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('fieldmark match', () => {
  test('gives one verdict line a post, in their order', () => {
    const { code, lines, said } = run(['match', join(folder, 'posts.jsonl'), '--list', folder, '--now', NOW]);
    expect(code).toBe(0);
    expect(lines.map(({ id, grade, reason }) => [id, grade, reason])).toEqual([
      ['a', 'A', null],
      ['c', 'C', null],
      ['b', 'B', null],
      ['near', 'B~', 'own-words'],
      ['image', 'B~', null],
      ['cut', 'B', null],
      ['unknown', null, 'date-unknown'],
      ['old', null, 'outside-dates'],
      ['slogan', null, 'refused-template'],
      ['gated', null, 'refused-template'],
      ['nothing', null, 'no-match'],
    ]);
    expect(lines[1]).toMatchObject({ account: 'p1/x/vera_invented', template: 't1', coverage: 1, own: 0 });
    expect(lines[3]).toMatchObject({ own: expect.closeTo(1 / 17, 2), quotation: true, spans: [[7, 102]] });
    expect(said).toContain('template-too-short');
    expect(said).toContain('11 posts judged, 6 would get a label');
  });

  test('reads CSV, and JSON lines from stdin', () => {
    const csv = run(['match', join(folder, 'posts.csv'), '--list', folder, '--now', NOW]);
    expect(csv.lines.map(({ id, grade }) => [id, grade])).toEqual([
      ['1', 'C'],
      ['2', 'B'],
    ]);
    const stdin = run(['match', '-', '--list', folder, '--now', NOW], `${POSTS[2]}\n`);
    expect(stdin.lines.map(({ grade }) => grade)).toEqual(['B']);
  });

  test('tells broken lines and goes on', () => {
    const { code, lines, said } = run([
      'match',
      join(folder, 'broken.jsonl'),
      '--list',
      folder,
      '--now',
      NOW,
    ]);
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(said.match(/bad-post: line [23]/g)).toHaveLength(2);
  });

  test.each([
    ['no verb', [], 2],
    ['no list', ['match', 'posts.jsonl'], 2],
    ['an unknown option', ['match', 'posts.jsonl', '--list', '.', '--shout'], 2],
    ['no such folder', ['match', 'posts.jsonl', '--list', 'no-such-folder'], 1],
    ['a folder without a list', ['match', 'posts.jsonl', '--list', 'test/cli'], 1],
  ] as const)('%s', (_, args, code) => {
    const done = run(args);
    expect(done.code).toBe(code);
    expect(done.said).not.toMatch(/\n\s+at /);
  });
});
