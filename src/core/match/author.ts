import { authorKeys } from '../account.ts';
import type { AccountEntry, PayerEntry, SourceEntry } from '../list/entries.ts';
import type { AuthorRef } from '../post.ts';
import type { SiteId } from '../site-id.ts';
import type { PersonEvidence, Reason, Standing } from '../verdict.ts';
import { dayOf } from './days.ts';
import type { ListIndex } from './index-bytes.ts';

/** What the lists say about an author on a day. */
export interface AuthorFound {
  /** Evidence that holds, one a list and entry, in the order of the lists. */
  readonly evidence: readonly PersonEvidence[];
  /** Why other entries were set aside. */
  readonly notes: readonly Reason[];
  /** The account is a payer's own. */
  readonly official: boolean;
}

const UNKNOWN: AuthorFound = { evidence: [], notes: [], official: false };

/**
 * Looks an author up in every list. The numeric id comes before the handle; the same handle with another id is no match.
 * `day` is the post's day (days since 1970), null when unknown; `today` decides `recheck_by`; `dead` lists give nothing.
 */
export function findAuthor(
  site: SiteId,
  author: AuthorRef | null,
  day: number | null,
  today: number,
  indexes: readonly ListIndex[],
  dead: ReadonlySet<string>,
): AuthorFound {
  if (author === null) return UNKNOWN;
  const keys = authorKeys(site, author);
  let found: { evidence: PersonEvidence[]; notes: Reason[]; official: boolean } | null = null;
  for (const index of indexes) {
    const hasId = keys.id !== null && index.hasAccount(keys.id);
    const hasHandle = keys.handle !== null && index.hasAccount(keys.handle);
    if (!hasId && !hasHandle) continue;
    found ??= { evidence: [], notes: [], official: false };
    for (const { account, mismatch } of entriesFor(index, keys)) {
      if (mismatch) found.notes.push('id-mismatch');
      else if (account.relation === 'official') {
        if (account.status !== 'retracted') found.official = true;
      } else {
        const held = dead.has(index.meta.id) ? 'list-dead' : standingOn(account, day, today);
        const payer = index.payer(account.payer);
        if (!isStanding(held)) found.notes.push(held);
        else if (payer !== null) found.evidence.push(evidenceOf(index, account, payer, held));
      }
    }
  }
  return found ?? UNKNOWN;
}

function entriesFor(
  index: ListIndex,
  keys: { readonly id: string | null; readonly handle: string | null },
): readonly { readonly account: AccountEntry; readonly mismatch: boolean }[] {
  const byId = keys.id === null ? [] : index.accountsFor(keys.id);
  if (byId.length > 0) return byId.map((account) => ({ account, mismatch: false }));
  if (keys.handle === null) return [];
  return index.accountsFor(keys.handle).map((account) => ({
    account,
    // The page shows an id and the entry names another: the handle has a new owner.
    mismatch: keys.id !== null && account.platform_id !== undefined,
  }));
}

function standingOn(account: AccountEntry, day: number | null, today: number): Standing | Reason {
  if (account.status !== 'active') return account.status;
  const recheck = dayOf(account.recheck_by);
  if (recheck === null || recheck < today) return 'recheck-due';
  if (day === null) return 'date-unknown';
  const from = dayOf(account.valid_from);
  const to = dayOf(account.valid_to);
  if (from === null || to === null) return 'outside-dates';
  if (day < from) return 'before-period';
  if (account.relation === 'volunteer') return day > to ? 'outside-dates' : 'volunteer';
  return day > to ? 'former' : 'staff';
}

function isStanding(held: Standing | Reason): held is Standing {
  return held === 'staff' || held === 'volunteer' || held === 'former';
}

function evidenceOf(
  index: ListIndex,
  account: AccountEntry,
  payer: PayerEntry,
  standing: Standing,
): PersonEvidence {
  return { list: index.meta, account, payer, sources: sourcesOf(index, account.sources), standing };
}

/** The source entries with these ids; ids the list does not hold are left out. */
export function sourcesOf(index: ListIndex, ids: readonly string[]): readonly SourceEntry[] {
  const sources: SourceEntry[] = [];
  for (const id of ids) {
    const source = index.source(id);
    if (source !== null) sources.push(source);
  }
  return sources;
}
