import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ON_DEMAND_BYTES, PAGE_BYTES, readSizes } from '../bench/feed/sizes.ts';
import { CHROMIUM_BUILD } from '../lab/run-lab.ts';

/** Marks of packages that no page may ever get, as they stand in every minified build of them. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  preact: ['__k', '_children', 'dangerouslySetInnerHTML'],
  dexie: ['IDBKeyRange', 'indexedDB'],
  valibot: ['v.pipe', 'Invalid ${'],
  'webextension-polyfill': ['mozilla', 'The message port closed before a response was received'],
};
const inBuild = (file: string) => readFileSync(join(CHROMIUM_BUILD, file), 'utf8');

test('what a page gets keeps its bytes, gz', () => {
  const { atLoad, readers, onDemand } = readSizes(CHROMIUM_BUILD);
  console.log(
    [atLoad, ...readers, ...onDemand]
      .map(({ file, bytes, gz }) => `${file} ${bytes} B, ${gz} gz`)
      .join(' · '),
  );
  expect(readers.map(({ file }) => file).sort()).toEqual(Object.keys(PAGE_BYTES).sort());
  for (const { file, gz } of readers)
    expect(atLoad.gz + gz, `${atLoad.file} + ${file}`).toBeLessThanOrEqual(PAGE_BYTES[file] ?? 0);
  for (const { file, gz } of onDemand) expect(gz, file).toBeLessThanOrEqual(ON_DEMAND_BYTES[file] ?? 0);
});

test('no package of the extension pages is in a file that a page gets', () => {
  const { atLoad, readers, onDemand } = readSizes(CHROMIUM_BUILD);
  for (const { file } of [atLoad, ...readers, ...onDemand]) {
    const code = inBuild(file);
    for (const [name, marks] of Object.entries(PACKAGES))
      expect(
        marks.filter((mark) => code.includes(mark)),
        `${name} in ${file}`,
      ).toEqual([]);
  }
  // The same marks are found where these packages are.
  expect(inBuild('background.js')).toContain('IDBKeyRange');
});
