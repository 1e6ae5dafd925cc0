import { type Accepted, meet, type SyncPorts, synchronize } from '../../core/list/publication/client.ts';
import { type PalFault, refuse } from '../../core/list/publication/codes.ts';
import { MAX_ROOT_STEPS, MAX_ROOT_STEPS_A_SYNC } from '../../core/list/publication/limits.ts';
import type { Bytes } from '../../core/list/publication/ports.ts';
import type { Trust } from '../../core/list/publication/trust.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { gunzip, verifyPorts } from './crypto.ts';
import { readPublished } from './publication-files.ts';

/** What a reader has after a sync. */
export interface ReaderState {
  readonly trust: Trust;
  readonly active: Accepted | null;
}

/**
 * Reads a publication in a folder as a subscribed browser would, from the first root or from what an earlier version left;
 * gives what is then active, or the code with which the browser would refuse.
 */
export async function readAsSubscriber(
  folder: string,
  pin: string | null,
  before: ReaderState | null,
  now: string,
): Promise<Result<ReaderState, PalFault>> {
  let active = before?.active ?? null;
  let trust = before?.trust ?? null;
  const kept = new Map<string, Bytes>(before?.active?.packed);
  const ports: SyncPorts = {
    ...verifyPorts(() => now),
    fetch: async (path, most) => {
      const file = await readPublished(folder, path);
      if (file === null) return err('not-found');
      return file.length > most ? err('oversize') : ok(file);
    },
    gunzip,
    breathe: async () => {},
    kept: async (sha256) => kept.get(sha256) ?? null,
    active: async () => active?.state.rows.bytes ?? null,
    whole: async () => active !== null,
    remember: async (next) => {
      trust = next;
      return ok(null);
    },
    activate: async (accepted, next) => {
      active = accepted;
      trust = next;
      return ok(null);
    },
  };
  if (trust === null) {
    const met = await meet(pin, ports);
    if (!met.ok) return met;
    trust = met.value.trust;
  }
  // A long walk takes several syncs; a browser comes back for the rest too.
  for (let sync = 0; sync <= MAX_ROOT_STEPS / MAX_ROOT_STEPS_A_SYNC; sync += 1) {
    const synced = await synchronize(trust, ports);
    if (synced.ok) return ok({ trust: synced.value.trust, active });
    if (synced.error.code !== 'root-pending') return synced;
  }
  return refuse('root-limit', '');
}
