import { type AccountParts, AccountTableWriter, NO_PLACE } from '../../match/account-table.ts';
import { ok, type Result } from '../../result.ts';
import type { Steps } from '../../steps.ts';
import { decodeUtf8 } from '../../text/utf8.ts';
import {
  MAX_ACCOUNTS,
  MAX_DAYS_AFTER_CAMPAIGN,
  MAX_PAYERS,
  MAX_RECHECK_DAYS,
  MAX_SOURCES,
  MAX_TEMPLATES,
} from '../limits.ts';
import { accountsSize, addAccount } from '../rows/account-rows.ts';
import * as r from '../rows/rows.ts';
import { addDays } from '../rules.ts';
import { type PalFault, refuse } from './codes.ts';
import type { Release } from './release.ts';

/** The entries of a release, checked one by one and against each other. */
export interface CheckedState {
  readonly rows: r.Rows;
  /** The table of their accounts, which is how two that share a handle or number are found. */
  readonly accounts: AccountParts;
  /** Ids that carry `readmit: true`. */
  readonly readmitted: ReadonlySet<string>;
}

/** Entries between two breaths. */
const PIECE = 512;
const QUOTE = 34;
/** Behind every day. */
const FOREVER = 99_999_999;

/**
 * Checks the rows of a state (lists.md, "Entries"): every field, that what an entry names is there, that no two people
 * have one handle or number, that each account is linked by a source, and that the numbers are those the release states.
 */
export function* entriesSteps(rows: r.Rows, release: Release): Steps<Result<CheckedState, PalFault>> {
  const file = `release/${release.seq}.pal`;
  const readmitted = new Set<string>();
  for (let row = 0; row < rows.count; row++) {
    if (rows.is(row, r.BROKEN)) return refuse('entry', file, rows.pool.faults[rows.more[row] ?? 0]);
    if (rows.is(row, r.READMITTED)) readmitted.add(rows.id(row));
  }
  yield;
  const numbers = yield* checkNumbers(rows, release, file);
  if (!numbers.ok) return numbers;
  const accounts = yield* checkReferences(rows, release.issued.slice(0, 10), file);
  return accounts.ok ? ok({ rows, accounts: accounts.value, readmitted }) : accounts;
}

function* checkNumbers(rows: r.Rows, { state }: Release, file: string): Steps<Result<null, PalFault>> {
  const counts = [0, 0, 0, 0];
  let people = 0;
  for (let row = 0; row < rows.count; row++) {
    if (row % PIECE === 0) yield;
    const type = rows.types[row] ?? 0;
    counts[type] = (counts[type] ?? 0) + 1;
    // Ids begin with the person, and are sorted: whoever has several accounts has them in a row.
    if (type === r.ACCOUNTS && (row === 0 || !rows.isSame(row - 1, row, r.PERSON_PART))) people++;
  }
  const [accounts = 0, payers = 0, sources = 0, templates = 0] = counts;
  const counted: readonly (readonly [number, number, number])[] = [
    [accounts, state.accounts, MAX_ACCOUNTS],
    [templates, state.templates, MAX_TEMPLATES],
    [payers, state.payers, MAX_PAYERS],
    [sources, state.sources, MAX_SOURCES],
    [people, state.people, MAX_ACCOUNTS],
  ];
  if (counted.some(([count, , most]) => count > most)) return refuse('limit', file);
  return counted.some(([count, stated]) => count !== stated) ? refuse('count', file, 'state') : ok(null);
}

function* checkReferences(rows: r.Rows, issued: string, file: string): Steps<Result<AccountParts, PalFault>> {
  const lastDays = new Map<string, number>();
  const linking = new Map<string, boolean>();
  for (let row = 0; row < rows.count; row++) {
    if (row % PIECE === 0) yield;
    if (rows.types[row] === r.PAYERS) {
      const end = rows.pool.payers[rows.more[row] ?? 0]?.end;
      lastDays.set(
        rows.id(row),
        end === undefined ? FOREVER : numberOf(addDays(end, MAX_DAYS_AFTER_CAMPAIGN)),
      );
    } else if (rows.types[row] === r.SOURCES) linking.set(rows.id(row), rows.is(row, r.LINKS_HANDLE));
  }
  const linked = new Uint8Array(rows.count);
  const ends = new Uint32Array(rows.count);
  let lastDay: number | undefined;
  let links: boolean | null = null;
  for (let row = 0; row < rows.count; row++) {
    if (row % PIECE === 0) yield;
    if (rows.types[row] !== r.ACCOUNTS && rows.types[row] !== r.TEMPLATES) continue;
    // Entries that follow each other often have the same payer and the same sources.
    if (row === 0 || !rows.isSame(row - 1, row, r.PAYER_PART)) {
      lastDay = lastDays.get(rows.string(row, r.PAYER_PART));
    }
    if (row === 0 || !rows.isSame(row - 1, row, r.SOURCES_PART)) links = linkOf(rows, row, linking);
    if (lastDay === undefined || links === null) return refuse('reference', file, rows.id(row));
    linked[row] = links ? 1 : 0;
    ends[row] = lastDay;
  }
  return yield* checkAccounts(rows, linked, ends, issued, file);
}

function* checkAccounts(
  rows: r.Rows,
  linked: Uint8Array,
  ends: Uint32Array,
  issued: string,
  file: string,
): Steps<Result<AccountParts, PalFault>> {
  const latestRecheck = numberOf(addDays(issued, MAX_RECHECK_DAYS));
  const size = yield* accountsSize(rows);
  const table = new AccountTableWriter(size);
  // The table knows a handle of digits as a number; whether two share it is asked of the handles themselves then.
  const owners = size.numericHandles > 0 ? new Map<string, string>() : null;
  for (let row = 0; row < rows.count && rows.types[row] === r.ACCOUNTS; row++) {
    if (row % PIECE === 0) yield;
    const broken =
      linked[row] === 0
        ? 'no source links the handle'
        : rows.day(row, r.RECHECK_PART) > latestRecheck
          ? 'recheck-too-late'
          : rows.day(row, r.VALID_TO_PART) > (ends[row] ?? 0)
            ? 'after-campaign'
            : null;
    if (broken !== null) return refuse('entry', file, `${rows.id(row)}: ${broken}`);
    const other = addAccount(table, rows, row) !== NO_PLACE;
    if (owners === null ? other : isTaken(rows, row, owners)) {
      return refuse('entry', file, `${rows.id(row)}: has a handle or number of another account`);
    }
  }
  return ok(table.parts);
}

// Notes the handle and the number of an account; true when another one has them.
function isTaken(rows: r.Rows, row: number, owners: Map<string, string>): boolean {
  const id = rows.id(row);
  const [, platform, handle] = id.split('/');
  const number = rows.string(row, r.NUMBER_PART);
  const keys = [`${platform}:${handle}`, ...(number === '' ? [] : [`${platform}#${number}`])];
  const taken = keys.some((key) => owners.has(key));
  for (const key of keys) owners.set(key, id);
  return taken;
}

// Whether one of an entry's sources links the handle; null when one of them is not there.
function linkOf(rows: r.Rows, row: number, linking: ReadonlyMap<string, boolean>): boolean | null {
  const text = rows.text(row);
  const end = rows.to(row, r.SOURCES_PART);
  let links = false;
  for (let at = rows.from(row, r.SOURCES_PART) + 1; at < end; ) {
    // Ids hold no quote: behind each stand its own, and a comma or the bracket.
    const to = text.indexOf(QUOTE, at + 1);
    const known = linking.get(decodeUtf8(text, at + 1, to));
    if (known === undefined) return null;
    links ||= known;
    at = to + 2;
  }
  return links;
}

// A day as `Rows.day` gives it.
function numberOf(day: string): number {
  return Number(day.replaceAll('-', ''));
}
