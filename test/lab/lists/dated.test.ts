import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dated, materialiseList } from './dated.ts';

const NOW = new Date('2026-03-01T23:30:00Z');

test('day tokens become days, in UTC, across months and leap days', () => {
  expect(dated('{{today}} {{today-1}} {{today+31}} {{today-730}}', NOW)).toBe(
    '2026-03-01 2026-02-28 2026-04-01 2024-03-01',
  );
  expect(dated('{{today -1}} {{yesterday}} {today}', NOW)).toBe('{{today -1}} {{yesterday}} {today}');
});

test('a folder is copied whole, with its tokens resolved', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fieldmark-list-'));
  try {
    await writeFile(join(folder, 'people.csv'), 'checked_on\n{{today-20}}\n');
    await writeFile(join(folder, 'LICENSE'), 'CC0');
    const out = join(folder, '..', `${folder.split('/').at(-1)}-out`, 'list');
    await materialiseList(folder, out, NOW);
    expect((await readdir(out)).sort()).toEqual(['LICENSE', 'people.csv']);
    expect(await readFile(join(out, 'people.csv'), 'utf8')).toBe('checked_on\n2026-02-09\n');
    await rm(join(out, '..'), { recursive: true });
  } finally {
    await rm(folder, { recursive: true });
  }
});
