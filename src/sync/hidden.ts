import { authorKeys } from '../core/account.ts';
import type { AccountEntry, TemplateEntry } from '../core/list/entries.ts';
import { isHidden } from '../core/list/publication/retraction.ts';
import type { ListIndex } from '../core/match/index-bytes.ts';
import { isSiteId } from '../core/site-id.ts';
import type { SubscriptionRecord } from '../store/database.ts';

/** True for an entry (an account has a person, a message has none) that is not to be shown. */
export type IsHidden = (entry: { readonly id: string; readonly person?: string }) => boolean;

/** Tells of an entry of a list whether its publisher took it back and has not readmitted it. */
export function hiddenBy({ trust, issued, readmitted }: SubscriptionRecord): IsHidden {
  if (trust.held.length === 0) return () => false;
  const held = new Map(trust.held.map((one) => [one.id, one]));
  const readmission = { issued, readmitted: new Set(readmitted) };
  return (entry) => isHidden(entry, held, readmission);
}

/** The same index, its hidden entries marked as retracted: a retraction needs no new compilation. */
export function withHidden(index: ListIndex, hidden: IsHidden): ListIndex {
  const mark = <T extends { readonly id: string; readonly status?: string }>(entry: T): T =>
    hidden(entry) ? { ...entry, status: 'retracted' } : entry;
  return withMarks(index, (entry) => mark(entry), mark);
}

/** An opened list, and the account keys of what its publisher took back and no longer carries. */
export interface OpenedList {
  readonly index: ListIndex;
  readonly withdrawn: ReadonlySet<string>;
}

/** The keys of accounts that are held back by their id: they outlast the release that drops the entry. */
export function withdrawnKeys({ trust }: SubscriptionRecord): ReadonlySet<string> {
  const keys = trust.held.map(({ id }) => {
    const [, platform = '', handle = ''] = id.split('/');
    return isSiteId(platform) ? authorKeys(platform, { handle }) : null;
  });
  return new Set(keys.flatMap((key) => key?.handle ?? key?.id ?? []));
}

/**
 * The indexes of all lists, each with the accounts marked as disputed that another list has withdrawn and does not name
 * again: when two publishers disagree about a person, there is no label. Messages are a publisher's own and are not compared.
 */
export function withDisputes(lists: readonly OpenedList[]): readonly ListIndex[] {
  if (lists.length < 2) return lists.map(({ index }) => index);
  return lists.map((list) => {
    const others = lists.filter((other) => other !== list);
    const mark = (entry: AccountEntry): AccountEntry =>
      entry.status === 'active' && others.some((other) => isWithdrawn(entry, other))
        ? { ...entry, status: 'disputed' }
        : entry;
    return withMarks(list.index, mark, (template) => template);
  });
}

function isWithdrawn(entry: AccountEntry, { index, withdrawn }: OpenedList): boolean {
  const { platform, handle, platform_id: id } = entry;
  const found = authorKeys(platform, { handle, ...(id === undefined ? {} : { id }) });
  const keys = [found.id, found.handle].filter((key) => key !== null);
  const named = keys
    .flatMap((key) => index.accountsFor(key))
    // The same handle with another number is another account.
    .filter((other) => id === undefined || other.platform_id === undefined || other.platform_id === id);
  return named.length > 0
    ? named.every(({ status }) => status === 'retracted')
    : keys.some((key) => withdrawn.has(key));
}

function withMarks(
  index: ListIndex,
  markAccount: (entry: AccountEntry) => AccountEntry,
  markTemplate: (entry: TemplateEntry) => TemplateEntry,
): ListIndex {
  return {
    ...index,
    accountsFor: (key) => index.accountsFor(key).map(markAccount),
    account: (id) => {
      const entry = index.account(id);
      return entry === null ? null : markAccount(entry);
    },
    template: (n) => markTemplate(index.template(n)),
  };
}
