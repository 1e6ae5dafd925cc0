import { type Freshness, freshnessOf, instantOf } from '../core/list/publication/freshness.ts';
import { addSeconds, secondsBetween } from '../core/list/publication/instants.ts';
import { FRESH_AGE, STALE_AGE } from '../core/list/publication/limits.ts';
import type { SubscriptionRecord } from '../store/database.ts';

/** How fresh a subscription is at the local clock, and when its newest pulse was issued. */
export function freshnessAt(
  { trust }: SubscriptionRecord,
  clock: string,
): { readonly freshness: Freshness; readonly checked: string | null } {
  const checked = trust.pulse?.issued ?? null;
  if (checked === null) return { freshness: 'dead', checked };
  return { freshness: freshnessOf(checked, instantOf(clock, trust.newestIssued)), checked };
}

/** The instant after `clock` from which a subscription is no longer as fresh as it was; null when it stays as it is. */
export function freshUntil({ trust }: SubscriptionRecord, clock: string): string | null {
  const issued = trust.pulse?.issued;
  if (issued === undefined) return null;
  const ends = [FRESH_AGE, STALE_AGE].map((age) => addSeconds(issued, age + 1));
  return ends.find((end) => secondsBetween(clock, end) > 0) ?? null;
}
