import type { Dexie, Table } from 'dexie';
import { err, ok, type Result } from '../core/result.ts';

/** Why the store could not do what it was asked. Nothing was changed. */
export type StoreFault = 'quota-exceeded' | 'database-unavailable' | 'too-many-lists';

/** What IndexedDB and Dexie say when there is no database to talk to (private windows, a damaged profile, a newer version). */
const UNAVAILABLE: ReadonlySet<string> = new Set([
  'OpenFailedError',
  'MissingAPIError',
  'DatabaseClosedError',
  'VersionError',
  'InvalidStateError',
  'UnknownError',
  'SecurityError',
  'NotReadableError',
  'BlockedError',
  'TimeoutError',
  // The browser ended the transaction itself: it shuts down, or the profile is damaged.
  'AbortError',
]);

/** The names of an error and of the errors inside it: Dexie wraps the browser's own. */
function namesOf(error: unknown): readonly string[] {
  const names: string[] = [];
  for (
    let at: unknown = error;
    at instanceof Error && names.length < 8;
    at = 'inner' in at ? at.inner : at.cause
  ) {
    names.push(at.name);
  }
  return names;
}

/** The fault that an error of the database stands for, or null when it is none of the expected ones. */
export function faultOf(error: unknown): StoreFault | null {
  const names = namesOf(error);
  if (names.includes('QuotaExceededError')) return 'quota-exceeded';
  return names.some((name) => UNAVAILABLE.has(name)) ? 'database-unavailable' : null;
}

/**
 * Runs a piece of work in one writing transaction, whole or not at all; the browser's expected failures become faults,
 * anything else is a bug and is thrown on. The work may wait for nothing but the database.
 */
export async function writeWhole<T>(
  database: Dexie,
  tables: readonly Table[],
  work: () => Promise<T>,
): Promise<Result<T, StoreFault>> {
  let native: IDBTransaction | null = null;
  try {
    const value = await database.transaction('rw', [...tables], async (transaction) => {
      native = transaction.idbtrans;
      return work();
    });
    return ok(value);
  } catch (error) {
    // A request that waits while the browser aborts for want of room only says "aborted": the transaction knows why.
    const fault = faultOf(errorOf(native)) ?? faultOf(error);
    if (fault === null) throw error;
    return err(fault);
  }
}

function errorOf(transaction: IDBTransaction | null): unknown {
  return transaction?.error;
}
