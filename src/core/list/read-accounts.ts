import { canonicalHandle, handleKey, idKey, isNumericId } from '../account.ts';
import { SITE_IDS, type SiteId } from '../site-id.ts';
import { Cells } from './cells.ts';
import type { AccountEntry } from './entries.ts';
import type { Findings } from './findings.ts';
import { MAX_RECHECK_DAYS } from './limits.ts';
import type { Person } from './read-people.ts';
import { addDays } from './rules.ts';
import { type KnownIds, type Row, shown } from './table.ts';
import { LINK_EVIDENCE } from './vocabulary.ts';

const HANDLE_RULES: Readonly<Record<SiteId, string>> = {
  x: 'a handle on X has 1–15 letters a–z, digits or "_"',
  facebook: 'a name in a Facebook address has letters a–z, digits and "."',
  instagram: 'a handle on Instagram has 1–30 letters a–z, digits, "." or "_"',
};

/** A digit string that a spreadsheet has rounded: it keeps 15 digits and fills up with zeros. */
const ROUNDED = /^\d{15}0{3,}$/;

/** What was read of accounts.csv: the entries, and the sources that show whose handle it is. */
export interface AccountsRead {
  readonly accounts: readonly AccountEntry[];
  readonly linking: ReadonlySet<string>;
}

function readHandle(cells: Cells, site: SiteId | null): { handle: string; canonical: string } {
  const value = cells.needed('handle');
  const handle = value.startsWith('@') ? value.slice(1) : value;
  if (site === null || value === '') return { handle, canonical: '' };
  const canonical = canonicalHandle(site, handle);
  if (canonical === null || handle.startsWith('@')) {
    const link = /[:/]/.test(handle) ? 'Write the handle only, not the address. ' : '';
    cells.refuse('bad-handle', `${shown(value)} is no handle. ${link}Rule: ${HANDLE_RULES[site]}.`);
  }
  return { handle, canonical: canonical ?? '' };
}

function readPlatformId(cells: Cells, site: SiteId | null, handle: string): string | undefined {
  const value = cells.raw('platform_id');
  // Facebook addresses people without a name by number: that handle is the id.
  const number = site === 'facebook' && isNumericId(handle) ? handle : undefined;
  if (value === '') return number;
  if (!isNumericId(value)) {
    const hint = /[eE.,]/.test(value)
      ? 'The spreadsheet has rounded it: format the column as text and paste it again.'
      : '';
    cells.refuse(
      'bad-platform-id',
      `${shown(value)} in "platform_id" is no number of digits only. ${hint}`.trim(),
    );
  } else if (number !== undefined && number !== value) {
    cells.refuse('bad-platform-id', `The handle is the number ${number}, but "platform_id" says ${value}.`);
  } else if (ROUNDED.test(value)) {
    cells.warn('rounded-id', `${value} looks rounded by a spreadsheet. Compare it with the site.`);
  }
  return value;
}

function readRecheck(cells: Cells, person: Person | undefined, today: string): string {
  const day = cells.day('recheck_by');
  if (!cells.good || person === undefined) return day;
  const latest = addDays(person.checkedOn, MAX_RECHECK_DAYS);
  if (day > latest) {
    const rule = `at most ${MAX_RECHECK_DAYS} days after checked_on (${person.checkedOn})`;
    cells.refuse('recheck-too-late', `recheck_by is ${day}, but it may be ${rule}: ${latest}.`);
  } else if (day < today && person.status === 'active') {
    cells.warn(
      'recheck-past',
      `recheck_by (${day}) is past: this account gets no label until it is checked again.`,
    );
  }
  return day;
}

/** Refuses an account whose handle or number another row has: nobody may be taken for somebody else. */
class Owners {
  readonly #owners = new Map<string, { readonly person: string; readonly line: number }>();

  claim(
    key: string | null,
    person: string,
    cells: Cells,
    code: 'duplicate-handle' | 'duplicate-platform-id',
  ): void {
    if (key === null) return;
    const owner = this.#owners.get(key);
    if (owner === undefined) {
      this.#owners.set(key, { person, line: cells.line });
      return;
    }
    const what = code === 'duplicate-handle' ? 'This handle' : 'This platform_id';
    const whose = owner.person === person ? 'already stands' : `belongs to the person ${shown(owner.person)}`;
    cells.refuse(code, `${what} ${whose} in line ${owner.line}.`);
  }
}

/** The accounts of accounts.csv, each joined with its person into one entry `<person_id>/<platform>/<canonical handle>`. */
export function readAccounts(
  rows: readonly Row[],
  known: {
    readonly people: ReadonlyMap<string, Person>;
    readonly personIds: KnownIds;
    readonly sourceIds: KnownIds;
  },
  today: string,
  findings: Findings,
): AccountsRead {
  const accounts: AccountEntry[] = [];
  const linking = new Set<string>();
  const owners = new Owners();
  for (const row of rows) {
    const cells = new Cells(row, findings);
    const personId = cells.id('person_id');
    const person = known.people.get(personId);
    if (personId !== '' && !known.personIds.has(personId)) {
      cells.refuse('unknown-person', `${shown(personId)} is no person_id of people.csv.`);
    }
    const platform = cells.choice('platform', SITE_IDS);
    const { handle, canonical } = readHandle(cells, platform);
    const platformId = readPlatformId(cells, platform, canonical);
    cells.choices('link_evidence', LINK_EVIDENCE);
    const links = cells.sourceIds('source_ids', known.sourceIds);
    if (links.length === 0) {
      cells.refuse(
        'missing-source',
        'No source shows that this handle belongs to the person: fill in "source_ids".',
      );
    }
    const sources = [...new Set([...links, ...(person?.sources ?? [])])];
    cells.countSources(links.length === 0 ? ['counted above'] : sources);
    const recheck = readRecheck(cells, person, today);
    if (platform !== null && canonical !== '') {
      owners.claim(handleKey(platform, handle), personId, cells, 'duplicate-handle');
      const key = platformId === undefined ? null : idKey(platform, platformId);
      owners.claim(key, personId, cells, 'duplicate-platform-id');
    }
    if (!cells.good || platform === null || person === undefined) continue;
    for (const id of links) linking.add(id);
    const entry: AccountEntry = {
      type: 'account',
      id: `${personId}/${platform}/${canonical}`,
      platform,
      handle,
      ...(platformId === undefined ? {} : { platform_id: platformId }),
      person: personId,
      ...(person.name === undefined ? {} : { name: person.name }),
      role: person.role,
      relation: person.relation,
      payer: person.payer,
      sources,
      valid_from: person.from,
      valid_to: person.to,
      recheck_by: recheck,
      status: person.status,
      ...(person.reply === undefined ? {} : { reply: person.reply }),
    };
    cells.fitLine(entry);
    accounts.push(entry);
  }
  return { accounts, linking };
}
