import { Cells } from './cells.ts';
import type { PayerEntry, SourceEntry } from './entries.ts';
import type { Findings } from './findings.ts';
import { MAX_ALIASES } from './limits.ts';
import { isSha256, isStillToCome } from './rules.ts';
import { type Row, shown } from './table.ts';
import { JURISDICTION, REGISTRY, REGISTRY_ID, SOURCE_KINDS } from './vocabulary.ts';

/** Puts an entry under its id; the second one of an id, and one that is too long for a line, is a finding. */
export function putOnce<T extends { readonly id: string }>(
  into: Map<string, T>,
  entry: T,
  cells: Cells,
): void {
  cells.fitLine(entry);
  if (into.has(entry.id)) cells.refuse('duplicate-id', `${shown(entry.id)} stands in this file twice.`);
  else into.set(entry.id, entry);
}

/** The sources of sources.csv by id. `links_handle` is set later, by the accounts that rest on them. */
export function readSources(
  rows: readonly Row[],
  today: string,
  findings: Findings,
): Map<string, SourceEntry> {
  const sources = new Map<string, SourceEntry>();
  for (const row of rows) {
    const cells = new Cells(row, findings);
    const id = cells.id('source_id');
    const kind = cells.choice('kind', SOURCE_KINDS);
    const title = cells.phrase('title');
    const publisher = cells.name('publisher');
    const date = cells.day('date');
    const url = cells.url('url');
    const archive = cells.optionalUrl('archive_url');
    const sha256 = cells.raw('sha256').toLowerCase();
    const locator = cells.optionalPhrase('locator');
    if (sha256 !== '' && !isSha256(sha256)) {
      cells.refuse(
        'bad-hash',
        `${shown(sha256)} in "sha256" is not a sha256 in hexadecimal (64 characters).`,
      );
    }
    if (cells.good && isStillToCome(date, today)) {
      cells.warn('future-date', `The source is dated ${date}, which is still to come.`);
    }
    if (!cells.good || kind === null) continue;
    const optional = {
      ...(archive === undefined ? {} : { archive_url: archive }),
      ...(sha256 === '' ? {} : { sha256 }),
      ...(locator === undefined ? {} : { locator }),
    };
    putOnce(sources, { type: 'source', id, kind, title, publisher, date, url, ...optional }, cells);
  }
  return sources;
}

/** `registry` and `registry_id`, one pair or several between "|". */
function readRegistry(cells: Cells): Readonly<Record<string, string>> {
  const split = (column: string): string[] =>
    cells
      .raw(column)
      .split('|')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  const names = split('registry');
  const ids = split('registry_id');
  if (names.length !== ids.length || new Set(names).size !== names.length) {
    cells.refuse('bad-registry', 'Give one "registry_id" for each "registry", such as fec and C00000000.');
  }
  for (const name of names) {
    if (!REGISTRY.test(name))
      cells.refuse('bad-registry', `${shown(name)} in "registry" is no name such as ca-sos.`);
  }
  for (const id of ids) {
    if (!REGISTRY_ID.test(id))
      cells.refuse('bad-registry', `${shown(id)} in "registry_id" is no number of a register.`);
  }
  return Object.fromEntries(names.map((name, index) => [name, ids[index] ?? '']));
}

/** The payers of payers.csv by id. */
export function readPayers(rows: readonly Row[], findings: Findings): Map<string, PayerEntry> {
  const payers = new Map<string, PayerEntry>();
  for (const row of rows) {
    const cells = new Cells(row, findings);
    const id = cells.id('payer_id');
    const name = cells.name('name');
    const kind = cells.phrase('kind');
    const jurisdiction = cells.pattern('jurisdiction', JURISDICTION, 'US or US-CA');
    const registry = readRegistry(cells);
    const url = cells.optionalUrl('url');
    const start = cells.optionalDay('start');
    const end = cells.optionalDay('end');
    const aliases = cells.names('aliases');
    if (aliases.length > MAX_ALIASES) {
      cells.refuse('bad-value', `A payer has at most ${MAX_ALIASES} other names in "aliases".`);
    }
    if (cells.good && start !== undefined && end !== undefined && start > end) {
      cells.refuse('dates-reversed', `The campaign ends (${end}) before it starts (${start}).`);
    }
    if (!cells.good) continue;
    const optional = {
      ...(url === undefined ? {} : { url }),
      ...(start === undefined ? {} : { start }),
      ...(end === undefined ? {} : { end }),
      ...(aliases.length === 0 ? {} : { aliases }),
    };
    putOnce(payers, { type: 'payer', id, name, kind, jurisdiction, registry, ...optional }, cells);
  }
  return payers;
}
