import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { dated } from '../lab/lists/dated.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** The instant that the list tests call now. */
export const NOW = '2026-11-24T04:00:00.000Z';

/** The day of it. */
export const TODAY = NOW.slice(0, 10);

/** The texts of a list folder of the repository, its day tokens resolved against NOW. */
export function folderTexts(folder = 'test/lab/lists/demo'): Map<string, string> {
  const path = join(ROOT, folder);
  return new Map(
    readdirSync(path).map((name) => [name, dated(readFileSync(join(path, name), 'utf8'), new Date(NOW))]),
  );
}

/** The same as the files that a reader would choose. */
export function folderFiles(
  texts: ReadonlyMap<string, string> = folderTexts(),
): { name: string; bytes: Uint8Array }[] {
  return [...texts].map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }));
}

/** A small valid list: one payer, one person on X, one message. Each file can be replaced. */
export function smallTexts(changes: Readonly<Record<string, string | null>> = {}): Map<string, string> {
  const files: Record<string, string | null> = {
    'datapackage.json': JSON.stringify({
      name: 'small',
      title: 'A small list',
      version: '1',
      updated: '2026-11-01',
      contributors: [{ title: 'The Small Desk', role: 'publisher' }],
    }),
    'payers.csv': 'payer_id,name,kind,jurisdiction\nvale,Vale Forward,committee,US-CA\n',
    'people.csv':
      'person_id,display_name,payer_id,role,relation,from,to,source_ids,checked_on\n' +
      'ada,Ada Verne,vale,organizer,paid_staff,2026-08-01,2026-12-01,report,2026-11-01\n',
    'accounts.csv':
      'person_id,platform,handle,link_evidence,source_ids,recheck_by\nada,x,ada_verne,bio,report,2027-01-10\n',
    'templates.csv':
      'template_id,payer_id,text,lang,first_distributed,last_distributed,match,source_ids\n' +
      'mill,vale,The mill on the vale road gave forty families bread and the council still wants it gone.,en,2026-09-01,2026-11-20,near,report\n',
    'sources.csv':
      'source_id,kind,title,publisher,date,url\nreport,filing,Quarterly report,Demo Commission,2026-10-01,https://filings.example.org/1\n',
    ...changes,
  };
  return new Map(
    Object.entries(files).flatMap(([name, text]) => (text === null ? [] : [[name, text] as const])),
  );
}

/** The datapackage.json that `fieldmark init` wrote, filled in by an invented publisher. */
export function filledCard(text: string): string {
  return JSON.stringify({
    ...JSON.parse(text),
    contributors: [{ title: 'Example Newsroom', role: 'publisher' }],
    homepage: 'https://newsroom.example.org/',
    contact: 'mailto:lists@newsroom.example.org',
    appeal_url: 'https://newsroom.example.org/appeal',
    policy_url: 'https://newsroom.example.org/policy',
    funded_by: 'Readers of the Example Newsroom',
  });
}
