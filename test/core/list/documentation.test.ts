import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { COLUMNS, CSV_FILES } from '../../../src/core/list/columns.ts';
import { FINDING_CODES } from '../../../src/core/list/findings.ts';
import {
  LINK_EVIDENCE,
  MATCHES,
  RELATIONS,
  SOURCE_KINDS,
  STATUSES,
} from '../../../src/core/list/vocabulary.ts';

const doc = readFileSync(resolve(import.meta.dirname, '../../../docs/list-folder.md'), 'utf8');
const rows = doc.split('\n').filter((line) => line.startsWith('| '));

test.each(CSV_FILES)('docs/list-folder.md has every column of %s and no other', (file) => {
  const row = rows.find((line) => line.startsWith(`| ${file} |`)) ?? '';
  const required = Array.from(row.matchAll(/(?<!\*)`([a-z_0-9]+)`/g), (match) => match[1]);
  const optional = Array.from(row.matchAll(/\*`([a-z_0-9]+)`\*/g), (match) => match[1]);
  expect(required.sort()).toEqual([...COLUMNS[file].required].sort());
  expect(optional.sort()).toEqual([...COLUMNS[file].optional].sort());
});

test('docs/list-folder.md names every word that a cell may hold', () => {
  for (const word of [...RELATIONS, ...STATUSES, ...MATCHES, ...SOURCE_KINDS, ...LINK_EVIDENCE]) {
    expect(rows.join('\n')).toContain(word);
  }
});

test('docs/list-folder.md explains every finding once, and no other', () => {
  const findings = doc.slice(doc.indexOf('## Findings'));
  const named = Array.from(findings.matchAll(/^\| ([a-z0-9, -]+) \|/gm), (match) =>
    (match[1] ?? '').split(', '),
  ).flat();
  expect(named.filter((code) => code !== 'code').sort()).toEqual([...FINDING_CODES].sort());
});
