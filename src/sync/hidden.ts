import type { ListState } from '../core/list/entries.ts';
import { type Freshness, freshnessOf, instantOf } from '../core/list/publication/freshness.ts';
import { hiddenIds } from '../core/list/publication/retraction.ts';
import type { ListIndex } from '../core/match/index-bytes.ts';
import type { SubscriptionRecord } from '../store/database.ts';

/** The entries of a list that its publisher took back and has not readmitted. */
export function hiddenOf(
  state: Pick<ListState, 'accounts' | 'templates'>,
  { trust, issued, readmitted }: SubscriptionRecord,
): ReadonlySet<string> {
  return new Set(
    hiddenIds([...state.accounts, ...state.templates], trust.held, {
      issued,
      readmitted: new Set(readmitted),
    }),
  );
}

/** How fresh a subscription is at the local clock, and when its newest pulse was issued. */
export function freshnessAt(
  { trust }: SubscriptionRecord,
  clock: string,
): { readonly freshness: Freshness; readonly checked: string | null } {
  const checked = trust.pulse?.issued ?? null;
  if (checked === null) return { freshness: 'dead', checked };
  return { freshness: freshnessOf(checked, instantOf(clock, trust.newestIssued)), checked };
}

/** The same index, its hidden entries marked as retracted: a retraction needs no new compilation. */
export function withHidden(
  index: ListIndex,
  isHidden: (entry: { readonly id: string; readonly person?: string }) => boolean,
): ListIndex {
  const mark = <T extends { readonly id: string; readonly status?: string }>(entry: T): T =>
    isHidden(entry) ? { ...entry, status: 'retracted' } : entry;
  return {
    ...index,
    accountsFor: (key) => index.accountsFor(key).map(mark),
    account: (id) => {
      const entry = index.account(id);
      return entry === null ? null : mark(entry);
    },
    template: (n) => mark(index.template(n)),
  };
}
