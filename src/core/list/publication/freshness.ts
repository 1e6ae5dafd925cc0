import { ok, type Result } from '../../result.ts';
import { type PalFault, refuse } from './codes.ts';
import { addSeconds, laterOf, secondsBetween } from './instants.ts';
import { FRESH_AGE, MAX_AHEAD, STALE_AGE } from './limits.ts';

/** `fresh`: checked within 7 days; `stale`: within 30, said with the date; `dead`: longer ago, names nobody. */
export type Freshness = 'fresh' | 'stale' | 'dead';

/**
 * The instant that counts as now: the local clock, but never before the newest document that was accepted. Only signed
 * instants are remembered, so that a wrong clock does no lasting damage.
 */
export function instantOf(clock: string, newestIssued: string | null): string {
  return newestIssued === null ? addSeconds(clock, 0) : laterOf(clock, newestIssued);
}

/** How fresh a list is whose newest accepted pulse was issued then. */
export function freshnessOf(pulseIssued: string, now: string): Freshness {
  const age = secondsBetween(pulseIssued, now);
  return age <= FRESH_AGE ? 'fresh' : age <= STALE_AGE ? 'stale' : 'dead';
}

/** Refuses a document that has expired, or was issued more than a day from now. */
export function checkTime(
  { issued, expires }: { readonly issued: string; readonly expires: string },
  now: string,
  file: string,
): Result<null, PalFault> {
  if (secondsBetween(now, issued) > MAX_AHEAD) return refuse('future', file, issued);
  return secondsBetween(now, expires) < 0 ? refuse('expired', file, expires) : ok(null);
}
