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

/** Runs a piece of work on the database; its expected failures become faults, anything else is a bug and is thrown on. */
export async function attempt<T>(work: () => PromiseLike<T>): Promise<Result<T, StoreFault>> {
  try {
    return ok(await work());
  } catch (error) {
    const fault = faultOf(error);
    if (fault === null) throw error;
    return err(fault);
  }
}
