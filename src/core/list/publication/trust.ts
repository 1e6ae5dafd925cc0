import type { Bytes } from './ports.ts';
import type { PulseMark, Retraction } from './pulse.ts';
import type { ReleaseMark } from './release.ts';

/**
 * Everything a client remembers of one publication between two syncs. It holds signed instants only, never the local
 * clock, so that a wrong clock leaves nothing behind.
 */
export interface Trust {
  /** Hex sha256 of root/1.pal. */
  readonly pin: string;
  readonly list: string;
  /** The newest root that was accepted, as received. */
  readonly root: { readonly seq: number; readonly file: Bytes };
  /** The newest `issued` of any file that was accepted. */
  readonly newestIssued: string;
  readonly pulse: PulseMark | null;
  /** The release whose state is active. */
  readonly release: ReleaseMark | null;
  /** The pulse keys changed since the last pulse: its number and its retractions no longer count. */
  readonly pulseReset: boolean;
  /** The list keys changed since the last release: its number no longer counts. */
  readonly releaseReset: boolean;
  readonly held: readonly Retraction[];
  /** Sha256 of a release that the circuit breaker set aside: it is not fetched again and again. */
  readonly quarantined: string | null;
}
