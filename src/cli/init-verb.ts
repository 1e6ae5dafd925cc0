import { COLUMNS, CSV_FILES, META_FILE } from '../core/list/columns.ts';
import { LIST_NAME } from '../core/list/vocabulary.ts';
import { folderName, writeNewFile } from './node/new-files.ts';
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
  if (!manner.dryRun) {
    for (const [file, text] of files) {
      if (await writeNewFile(folder, file, text)) continue;
      return fail('file-exists', `${file} is there already; nothing was written over.`, manner, file);
    }
  }
  return done(`${files.size} files in ${folder}.`, { folder, files: [...files.keys()] }, manner);
}

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
