import { checksumOf } from '../core/checksum.ts';
import type { ListOrigin } from '../core/list/entries.ts';
import { findError, type ListFinding } from '../core/list/findings.ts';
import { MAX_LISTS } from '../core/list/limits.ts';
import { buildIndex } from '../core/match/compile-entries.ts';
import { openIndex } from '../core/match/index-bytes.ts';
import { err, ok, type Result } from '../core/result.ts';
import { breathe } from '../platform/breathe.ts';
import { sha256Hex } from '../platform/digest.ts';
import type { Database, ListRecord } from '../store/database.ts';
import type { StoreFault } from '../store/fault.ts';
import { putList } from '../store/lists.ts';
import { type FolderFile, importFolder } from './import-folder.ts';

/** A list that is now active, and what its author should know. */
export interface Activated {
  readonly record: ListRecord;
  readonly warnings: readonly ListFinding[];
}

const STORE_SENTENCES: Readonly<Record<StoreFault, string>> = {
  'quota-exceeded':
    'The browser has no room left for this list. Remove another list or free space on the disk.',
  'database-unavailable':
    'The browser gives Fieldmark no database, as in some private windows. Nothing was stored.',
  'too-many-lists': `There are ${MAX_LISTS} lists already. Remove one first.`,
};

/**
 * Brings a list folder in: read, validate, compile, open again as a check, hash, store. Only the last step changes
 * anything, in one transaction; after every failure the lists are as they were. `now` is an ISO instant.
 */
export async function activateFolder(
  database: Database,
  files: readonly FolderFile[],
  origin: ListOrigin,
  now: string,
): Promise<Result<Activated, readonly ListFinding[]>> {
  const read = importFolder(files, { origin, today: now.slice(0, 10) });
  if (!read.ok) return read;
  const { state, warnings } = read.value;
  const compiled = buildIndex(state);
  const opened = openIndex(compiled);
  if (!opened.ok) {
    return err([findError('index-check-failed', '', 0, `The list could not be compiled (${opened.error}).`)]);
  }
  const hash = await sha256Hex(compiled.index);
  const linesSum = checksumOf(compiled.lines);
  const { counts } = opened.value;
  const stored = await putList(database, {
    meta: state.meta,
    ...compiled,
    hash,
    linesSum,
    counts,
    now,
    breathe,
  });
  if (!stored.ok) return err([findError(stored.error, '', 0, STORE_SENTENCES[stored.error])]);
  return ok({ record: stored.value, warnings });
}
