import type { ListState } from '../entries.ts';

/** What changed between two versions of a list: ids, in the order of the newer (removed ones in that of the older). */
export interface ListDiff {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly corrected: readonly string[];
}

type Compared = Pick<ListState, 'accounts' | 'templates'>;

function entriesOf({ accounts, templates }: Compared): ReadonlyMap<string, string> {
  // The types apart: an account id has slashes, a template id has none.
  return new Map([...accounts, ...templates].map((entry) => [entry.id, JSON.stringify(entry)]));
}

/** Compares the accounts and messages of two versions by id and by everything they say. */
export function diffLists(before: Compared | null, after: Compared): ListDiff {
  // Nothing to compare with: the texts of a large list are not written for it.
  if (before === null) {
    return { added: [...after.accounts, ...after.templates].map(({ id }) => id), removed: [], corrected: [] };
  }
  const old = entriesOf(before);
  const now = entriesOf(after);
  return {
    added: [...now.keys()].filter((id) => !old.has(id)),
    removed: [...old.keys()].filter((id) => !now.has(id)),
    corrected: [...now].filter(([id, text]) => old.has(id) && old.get(id) !== text).map(([id]) => id),
  };
}
