import { authorKeys } from '../account.ts';
import type { AccountEntry, ListMeta, PayerEntry, SourceEntry } from '../list/entries.ts';
import type { SiteId } from '../site-id.ts';
import { sourcesOf } from './author.ts';
import type { ListIndex } from './index-bytes.ts';

/** One list's entry for an account, with all it rests on; whatever its status and dates. */
export interface AccountFound {
  readonly list: ListMeta;
  readonly account: AccountEntry;
  readonly payer: PayerEntry;
  readonly sources: readonly SourceEntry[];
}

/** Every list's entries for a handle or numeric id, in the order of the lists ("Look up an account"). */
export function lookupAccount(
  site: SiteId,
  handle: string,
  indexes: readonly ListIndex[],
): readonly AccountFound[] {
  const typed = handle.trim().replace(/^@/, '');
  const asId = authorKeys(site, { handle: typed, id: typed });
  const found: AccountFound[] = [];
  for (const index of indexes) {
    const byId = asId.id === null ? [] : index.accountsFor(asId.id);
    const byHandle = asId.handle === null ? [] : index.accountsFor(asId.handle);
    for (const account of new Map([...byId, ...byHandle].map((entry) => [entry.id, entry])).values()) {
      const payer = index.payer(account.payer);
      if (payer !== null)
        found.push({ list: index.meta, account, payer, sources: sourcesOf(index, account.sources) });
    }
  }
  return found;
}
