import { err, ok, type Result } from '../result.ts';
import { CSV_FILES, type CsvFile, META_FILE } from './columns.ts';
import type { AccountEntry, ListOrigin, ListState } from './entries.ts';
import { Findings, type ListFinding } from './findings.ts';
import { MAX_ACCOUNTS, MAX_PAYERS, MAX_SOURCES, MAX_TEMPLATES } from './limits.ts';
import { readAccounts } from './read-accounts.ts';
import { readMeta } from './read-meta.ts';
import { type Person, readPeople } from './read-people.ts';
import { readPayers, readSources } from './read-sources.ts';
import { readTemplates } from './read-templates.ts';
import { idsOf, type Row, readTable } from './table.ts';

/** The names of a list folder's files that are read; README and LICENSE are for people. */
export const LIST_FILES: readonly string[] = [META_FILE, ...CSV_FILES];

/** What a list folder holds, and what its author should know though it is accepted. */
export interface FolderRead {
  readonly state: ListState;
  readonly warnings: readonly ListFinding[];
}

/** Where the folder came from, and the ISO day that counts as today. */
export interface FolderContext {
  readonly origin: ListOrigin;
  readonly today: string;
}

const MAX_ROWS: Readonly<Record<CsvFile, number>> = {
  'sources.csv': MAX_SOURCES,
  'payers.csv': MAX_PAYERS,
  'people.csv': MAX_ACCOUNTS,
  'accounts.csv': MAX_ACCOUNTS,
  'templates.csv': MAX_TEMPLATES,
};

function warnOfPeopleWithoutAccount(
  people: ReadonlyMap<string, Person>,
  accounts: readonly AccountEntry[],
  findings: Findings,
): void {
  const named = new Set(accounts.map((account) => account.person));
  for (const person of people.values()) {
    if (named.has(person.id)) continue;
    const message = `The person "${person.id}" has no row in accounts.csv and gets no label.`;
    findings.warn('person-without-account', 'people.csv', person.line, message);
  }
}

/**
 * Reads a whole list folder (watchdogs.md): decoded text by file name, which must hold payers.csv and sources.csv. Either a valid list, in the order of its files, or every finding of all files, at most MAX_FINDINGS.
 * Pure: the same texts and the same day give the same answer.
 */
export function readFolder(
  files: ReadonlyMap<string, string>,
  { origin, today }: FolderContext,
): Result<FolderRead, readonly ListFinding[]> {
  const findings = new Findings();
  for (const name of LIST_FILES) {
    if (files.has(name)) continue;
    const message = `The folder has no file ${name}.`;
    // Every entry names a payer and a source; a list may well have no message, or no person.
    if (name === 'payers.csv' || name === 'sources.csv') findings.error('missing-file', name, 0, message);
    else findings.warn('missing-file', name, 0, message);
  }
  const table = (file: CsvFile): readonly Row[] | null => {
    const text = files.get(file);
    return text === undefined ? null : readTable(file, text, MAX_ROWS[file], findings);
  };
  const metaText = files.get(META_FILE);
  // The missing file was told above; what it would have said need not be told once more.
  const meta = readMeta(metaText ?? '{}', origin, today, metaText === undefined ? new Findings() : findings);
  const sourceRows = table('sources.csv');
  const sourceIds = idsOf(sourceRows, 'source_id');
  const sources = readSources(sourceRows ?? [], today, findings);
  const payerRows = table('payers.csv');
  const payerIds = idsOf(payerRows, 'payer_id');
  const payers = readPayers(payerRows ?? [], findings);
  const peopleRows = table('people.csv');
  const personIds = idsOf(peopleRows, 'person_id');
  const people = readPeople(peopleRows ?? [], { payers, payerIds, sourceIds }, today, findings);
  const accountRows = table('accounts.csv') ?? [];
  const { accounts, linking } = readAccounts(accountRows, { people, personIds, sourceIds }, today, findings);
  const templates = readTemplates(table('templates.csv') ?? [], { payerIds, sourceIds }, findings);

  if (findings.errors === 0 && accounts.length === 0 && templates.length === 0) {
    findings.error('empty-list', 'accounts.csv', 0, 'The list has neither an account nor a message.');
  }
  if (findings.errors > 0 || meta === null) return err(findings.all());
  warnOfPeopleWithoutAccount(people, accounts, findings);
  return ok({
    state: {
      meta,
      accounts,
      templates,
      payers: [...payers.values()],
      sources: [...sources.values()].map((source) =>
        linking.has(source.id) ? { ...source, links_handle: true } : source,
      ),
    },
    warnings: findings.all(),
  });
}
