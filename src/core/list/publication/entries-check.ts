import * as v from 'valibot';
import { handleKey, idKey } from '../../account.ts';
import { ok, type Result } from '../../result.ts';
import { runSteps, type Steps } from '../../steps.ts';
import type { AccountEntry, PayerEntry, SourceEntry, TemplateEntry } from '../entries.ts';
import {
  MAX_ACCOUNTS,
  MAX_DAYS_AFTER_CAMPAIGN,
  MAX_PAYERS,
  MAX_RECHECK_DAYS,
  MAX_SOURCES,
  MAX_TEMPLATES,
} from '../limits.ts';
import { addDays } from '../rules.ts';
import { accountSchema, payerSchema, sourceSchema, templateSchema } from '../schema.ts';
import { type PalFault, refuse } from './codes.ts';
import type { Line } from './journal.ts';
import type { Release } from './release.ts';

/** The entries of a release, checked one by one and against each other. */
export interface Entries {
  readonly accounts: readonly AccountEntry[];
  readonly templates: readonly TemplateEntry[];
  readonly payers: readonly PayerEntry[];
  readonly sources: readonly SourceEntry[];
  /** Ids that carry `readmit: true`. */
  readonly readmitted: ReadonlySet<string>;
}

/** Entries between two breaths. */
const PIECE = 256;

/** Two fields belong to the publication, not to the entry: `readmit` and `ext`. */
const envelopeFields = v.looseObject({
  readmit: v.optional(v.literal(true)),
  ext: v.optional(v.looseObject({})),
});

function parse<T extends v.GenericSchema>(
  schema: T,
  { id, value }: Line,
  readmitted: Set<string>,
  file: string,
): Result<v.InferOutput<T>, PalFault> {
  let entry: unknown = value;
  if (Object.hasOwn(value, 'readmit') || Object.hasOwn(value, 'ext')) {
    const own = v.safeParse(envelopeFields, value);
    if (!own.success) return refuse('entry', file, `${id}: readmit or ext`);
    const { readmit, ext: _, ...rest } = own.output;
    if (readmit === true) readmitted.add(id);
    entry = rest;
  }
  const checked = v.safeParse(schema, entry, { abortEarly: true });
  if (checked.success) return ok(checked.output);
  const [issue] = checked.issues;
  return refuse('entry', file, `${id}: ${v.getDotPath(issue) ?? ''} ${issue.message}`.trim());
}

/**
 * Checks the lines of a state (lists.md, "Entries"): every field, that what an entry names is there, that no two people
 * have one handle or number, that each account is linked by a source, and that the numbers are those the release states.
 */
export function checkEntries(lines: readonly Line[], release: Release): Result<Entries, PalFault> {
  return runSteps(entriesSteps(lines, release));
}

/** The same in pieces. */
export function* entriesSteps(lines: readonly Line[], release: Release): Steps<Result<Entries, PalFault>> {
  const file = `release/${release.seq}.pal`;
  const accounts: AccountEntry[] = [];
  const templates: TemplateEntry[] = [];
  const payers: PayerEntry[] = [];
  const sources: SourceEntry[] = [];
  const readmitted = new Set<string>();
  for (const [at, line] of lines.entries()) {
    if (at % PIECE === 0) yield;
    if (line.type === 'account') {
      const entry = parse(accountSchema, line, readmitted, file);
      if (!entry.ok) return entry;
      accounts.push(entry.value);
    } else if (line.type === 'template') {
      const entry = parse(templateSchema, line, readmitted, file);
      if (!entry.ok) return entry;
      templates.push(entry.value);
    } else if (line.type === 'payer') {
      const entry = parse(payerSchema, line, readmitted, file);
      if (!entry.ok) return entry;
      payers.push(entry.value);
    } else {
      const entry = parse(sourceSchema, line, readmitted, file);
      if (!entry.ok) return entry;
      sources.push(entry.value);
    }
  }
  const entries = { accounts, templates, payers, sources, readmitted };
  const numbers = checkNumbers(entries, release, file);
  if (!numbers.ok) return numbers;
  yield;
  const links = yield* checkReferences(entries, release.issued.slice(0, 10), file);
  return links.ok ? ok(entries) : links;
}

function checkNumbers(entries: Entries, { state }: Release, file: string): Result<null, PalFault> {
  const people = new Set(entries.accounts.map(({ person }) => person)).size;
  const counted: readonly (readonly [number, number, number])[] = [
    [entries.accounts.length, state.accounts, MAX_ACCOUNTS],
    [entries.templates.length, state.templates, MAX_TEMPLATES],
    [entries.payers.length, state.payers, MAX_PAYERS],
    [entries.sources.length, state.sources, MAX_SOURCES],
    [people, state.people, MAX_ACCOUNTS],
  ];
  if (counted.some(([count, , most]) => count > most)) return refuse('limit', file);
  return counted.some(([count, stated]) => count !== stated) ? refuse('count', file, 'state') : ok(null);
}

function* checkReferences(
  { accounts, templates, payers, sources }: Entries,
  issued: string,
  file: string,
): Steps<Result<null, PalFault>> {
  const lastDays = new Map(
    payers.map(({ id, end }) => [id, end === undefined ? null : addDays(end, MAX_DAYS_AFTER_CAMPAIGN)]),
  );
  const linking = new Map(sources.map((source) => [source.id, source.links_handle === true]));
  const missing = [...accounts, ...templates].find(
    (entry) => !lastDays.has(entry.payer) || entry.sources.some((id) => !linking.has(id)),
  );
  if (missing !== undefined) return refuse('reference', file, missing.id);
  const latestRecheck = addDays(issued, MAX_RECHECK_DAYS);
  const owners = new Map<string, string>();
  for (const [at, account] of accounts.entries()) {
    if (at % PIECE === 0) yield;
    const { id, platform, handle, platform_id: number, payer } = account;
    if (!account.sources.some((source) => linking.get(source) === true)) {
      return refuse('entry', file, `${id}: no source links the handle`);
    }
    if (account.recheck_by > latestRecheck) return refuse('entry', file, `${id}: recheck-too-late`);
    const lastDay = lastDays.get(payer) ?? null;
    if (lastDay !== null && account.valid_to > lastDay) {
      return refuse('entry', file, `${id}: after-campaign`);
    }
    for (const key of [handleKey(platform, handle), number === undefined ? null : idKey(platform, number)]) {
      if (key === null) continue;
      if (owners.has(key))
        return refuse('entry', file, `${id}: has a handle or number of ${owners.get(key)}`);
      owners.set(key, id);
    }
  }
  return ok(null);
}
