import { authorKeys } from '../account.ts';
import type { AccountEntry, ListMeta, ListState } from '../list/entries.ts';
import { type Entries, readEntriesSteps, writeEntries } from '../list/rows/entry-lines.ts';
import { runSteps, type Steps } from '../steps.ts';
import { encodeUtf8 } from '../text/utf8.ts';
import { readWords } from '../text/words.ts';
import { WordsBuffer } from '../text/words-buffer.ts';
import { type AccountParts, AccountTableWriter, keyBytes } from './account-table.ts';
import { type Contents, compileSteps } from './compile.ts';
import { codePointsOf, isLongEnough } from './template-limits.ts';

/** A compiled list: its index, and the lines of its entries, to which the index points. */
export interface CompiledList {
  readonly index: Uint8Array<ArrayBuffer>;
  readonly lines: Uint8Array<ArrayBuffer>;
}

/** Entries between two breaths. */
const PIECE = 128;
const LF = 10;

/**
 * Compiles a list (matching.md). Templates that are too short are left out (`refusedTemplates` names them). The same state
 * gives the same bytes.
 */
export function buildIndex(state: ListState): CompiledList {
  const { lines, starts } = writeEntries(state);
  return { index: runSteps(entriesIndexSteps(state.meta, state, lines, starts, false)), lines };
}

/** Compiles templates that nothing may be labelled by, so that the command line can tell which posts they would have met. */
export function buildRefusedIndex(state: ListState): CompiledList {
  const { lines, starts } = writeEntries(state);
  return { index: runSteps(entriesIndexSteps(state.meta, state, lines, starts, true)), lines };
}

/** Compiles stored lines anew, in pieces: for an index of another engine. Throws when they are not what was stored. */
export function* linesIndexSteps(
  meta: ListMeta,
  lines: Uint8Array<ArrayBuffer>,
): Steps<Uint8Array<ArrayBuffer>> {
  const entries = yield* readEntriesSteps(lines);
  yield;
  const starts: number[] = [0];
  for (let end = lines.indexOf(LF); end !== -1; end = lines.indexOf(LF, end + 1)) starts.push(end + 1);
  yield;
  return yield* entriesIndexSteps(meta, entries, lines, starts, false);
}

function* entriesIndexSteps(
  meta: ListMeta,
  { accounts, payers, sources, templates }: Entries,
  lines: Uint8Array,
  starts: ArrayLike<number>,
  keepShort: boolean,
): Steps<Uint8Array<ArrayBuffer>> {
  const table = yield* accountTableSteps(accounts, starts);
  let line = accounts.length;
  const placed = <T>(value: T): { line: number; value: T } => ({ line: starts[line++] ?? 0, value });
  const placedPayers = payers.map(placed);
  const placedSources = sources.map(({ id }) => placed(id));
  const kept: Contents['templates'][number][] = [];
  let notRetracted = 0;
  const words = new WordsBuffer();
  for (const [i, { text, status }] of templates.entries()) {
    if (i % PIECE === 0) yield;
    const { hash, count } = readWords(text, words);
    const template = placed(hash.slice(0, count));
    if (!keepShort && !isLongEnough(codePointsOf(text), count)) continue;
    kept.push(template);
    if (status !== 'retracted') notRetracted++;
  }
  const counted = accounts.filter(({ status }) => status !== 'retracted');
  return yield* compileSteps({
    meta,
    counts: {
      accounts: counted.length,
      people: new Set(counted.map(({ person }) => person)).size,
      templates: notRetracted,
      payers: payers.length,
    },
    size: lines.length,
    accounts: table,
    templates: kept,
    payers: placedPayers,
    sources: placedSources,
  });
}

/** The table of accounts whose lines begin there. */
export function* accountTableSteps(
  accounts: readonly AccountEntry[],
  starts: ArrayLike<number>,
): Steps<AccountParts> {
  const size = { keys: 0, bytes: 0 };
  for (const [i, account] of accounts.entries()) {
    if (i % PIECE === 0) yield;
    const [site, handle, number] = keysOf(account);
    size.keys += (handle === '' ? 0 : 1) + (number === '' ? 0 : 1);
    size.bytes += keyBytes(site.length, handle.length, number.length);
  }
  const table = new AccountTableWriter(size);
  let scratch = new Uint8Array(256);
  for (const [i, account] of accounts.entries()) {
    if (i % PIECE === 0) yield;
    const [site, handle, number] = keysOf(account);
    const text = site + handle + number;
    if (text.length > scratch.length) scratch = new Uint8Array(text.length);
    encodeUtf8(text, scratch, 0);
    const handleTo = site.length + handle.length;
    table.add(starts[i] ?? 0, scratch, {
      siteFrom: 0,
      siteTo: site.length,
      handleFrom: site.length,
      handleTo,
      numberFrom: handleTo,
      numberTo: handleTo + number.length,
    });
  }
  return table.parts;
}

// Site, canonical handle and number under which an author of this account is looked up, "" for what it does not have.
function keysOf({ platform, handle, platform_id: id }: AccountEntry): readonly [string, string, string] {
  const keys = authorKeys(platform, id === undefined ? { handle } : { handle, id });
  const behind = (key: string | null): string => key?.slice(platform.length + 1) ?? '';
  return [platform, behind(keys.handle), behind(keys.id)];
}
