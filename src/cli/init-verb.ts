import { COLUMNS, CSV_FILES, META_FILE } from '../core/list/columns.ts';
import { LIST_NAME } from '../core/list/vocabulary.ts';
import { folderName, isThere, writeNew } from './node/files.ts';
import { done, fail, type Manner } from './node/report.ts';

/** `init <folder>`: an empty list folder, with every column in its files. It never writes over a file. */
export async function runInit(folder: string, now: string, manner: Manner): Promise<number> {
  const name = folderName(folder).toLowerCase();
  if (!LIST_NAME.test(name)) {
    return fail(
      'bad-id',
      `the folder's name must be a short name such as my-list-2026, not "${name}".`,
      manner,
    );
  }
  const files = new Map<string, string>(
    CSV_FILES.map((file) => [file, `${[...COLUMNS[file].required, ...COLUMNS[file].optional].join(',')}\n`]),
  );
  files.set(META_FILE, `${JSON.stringify(describe(name, now.slice(0, 10)), null, 2)}\n`);
  files.set('README.md', `# ${name}\n\nWho publishes this list, how it is checked, and where to appeal.\n`);
  for (const file of files.keys()) {
    if (!(await isThere(folder, file))) continue;
    return fail('file-exists', 'it is there already; nothing was written.', manner, file);
  }
  if (!manner.dryRun) for (const [file, text] of files) await writeNew(`${folder}/${file}`, text);
  return done(`${files.size} files in ${folder}.`, { folder, files: [...files.keys()] }, manner);
}

/** What `init` writes where only the publisher can know: nobody may publish it. */
export const PLACEHOLDERS: ReadonlySet<string> = new Set([
  'Name of the publisher',
  'https://example.org/',
  'mailto:lists@example.org',
  'https://example.org/appeal',
  'https://example.org/policy',
  'Who pays for this list',
]);

function describe(name: string, today: string): object {
  return {
    name,
    title: name,
    version: '1',
    updated: today,
    contributors: [{ title: 'Name of the publisher', role: 'publisher' }],
    homepage: 'https://example.org/',
    contact: 'mailto:lists@example.org',
    appeal_url: 'https://example.org/appeal',
    policy_url: 'https://example.org/policy',
    funded_by: 'Who pays for this list',
    jurisdictions: ['US'],
    licenses: [{ name: 'CC-BY-4.0' }],
    resources: CSV_FILES.map((path) => ({ name: path.replace('.csv', ''), path, format: 'csv' })),
  };
}
