import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Random } from '../random.ts';
import { sentences } from './words.ts';

/** How large a list is to be made. */
export interface ListSize {
  readonly accounts: number;
  readonly templates: number;
}

/** What the feed must know of a generated list. */
export interface BenchList {
  /** Handles on X that are listed; payer number `index % PAYERS`. */
  readonly handles: readonly string[];
  /** Texts of the templates; payer number `index % PAYERS`. */
  readonly texts: readonly string[];
}

/** Payers of the list, invented. */
export const PAYERS = 40;
const SEED = 20_261_124;
const DAY_MS = 86_400_000;

/** The list itself: the same for the same size, on every machine. */
export function makeList({ accounts, templates }: ListSize): BenchList {
  const random = new Random(SEED);
  const handles = Array.from({ length: accounts }, (_, at) => `bench_${at.toString(36)}_${at % 7}`);
  const texts = new Set<string>();
  while (texts.size < templates) texts.add(sentences(random, 14, 38));
  return { handles, texts: [...texts] };
}

/** Writes the list as the folder a publisher would hand out; `now` decides its dates. */
export async function writeListFolder(folder: string, list: BenchList, now: Date): Promise<void> {
  const day = (offset: number) => new Date(now.getTime() + offset * DAY_MS).toISOString().slice(0, 10);
  const payers = Array.from({ length: PAYERS }, (_, at) => at);
  const files: Readonly<Record<string, readonly string[]>> = {
    'sources.csv': [
      'source_id,kind,title,publisher,date,url',
      ...payers.map(
        (at) =>
          `s${at},filing,Invented filing ${at},Bench registry,${day(-60)},https://filings.example.org/${at}`,
      ),
    ],
    'payers.csv': [
      'payer_id,name,kind,jurisdiction,url,start,end',
      ...payers.map(
        (at) =>
          `p${at},Invented Committee ${at},candidate committee,US,https://p${at}.example.org/,${day(-300)},${day(200)}`,
      ),
    ],
    'people.csv': [
      'person_id,display_name,payer_id,role,relation,from,to,source_ids,checked_on',
      ...list.handles.map(
        (_, at) =>
          `n${at},Invented Person ${at},p${at % PAYERS},organizer,paid_staff,${day(-200)},${day(100)},s${at % PAYERS},${day(-10)}`,
      ),
    ],
    'accounts.csv': [
      'person_id,platform,handle,link_evidence,source_ids,recheck_by',
      ...list.handles.map((handle, at) => `n${at},x,${handle},bio,s${at % PAYERS},${day(60)}`),
    ],
    'templates.csv': [
      'template_id,payer_id,text,lang,first_distributed,last_distributed,match,source_ids',
      ...list.texts.map(
        (text, at) => `t${at},p${at % PAYERS},"${text}",en,${day(-60)},${day(30)},near,s${at % PAYERS}`,
      ),
    ],
  };
  const about = {
    name: 'fieldmark-bench',
    title: 'Fieldmark bench list (invented)',
    version: '1',
    updated: day(-1),
    contributors: [{ title: 'The Bench', role: 'publisher', path: 'https://bench.example.org/' }],
    contact: 'https://bench.example.org/corrections',
    licenses: [{ name: 'CC0-1.0', path: 'https://creativecommons.org/publicdomain/zero/1.0/' }],
    resources: Object.keys(files).map((path) => ({ name: path.replace('.csv', ''), path })),
  };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'datapackage.json'), JSON.stringify(about, null, 2));
  for (const [name, lines] of Object.entries(files))
    await writeFile(join(folder, name), `${lines.join('\n')}\n`);
}
