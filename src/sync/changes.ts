import type { AccountEntry, ListState, TemplateEntry } from '../core/list/entries.ts';
import { diffLists } from '../core/list/publication/diff.ts';
import { CHANGES_SHOWN, type ChangedEntry, type ListChanges } from '../messages/list-contract.ts';
import type { Database } from '../store/database.ts';
import { activeGeneration, previousGeneration, readState } from '../store/lists.ts';

/** Characters of a message that tell which one it is. */
const BEGINNING = 120;

/**
 * What changed between the generation before and the active one of a list, entry by entry, CHANGES_SHOWN of each kind; null
 * when one of the two is not there or cannot be read.
 */
export async function changesOf(database: Database, id: string): Promise<ListChanges | null> {
  const record = await database.lists.get(id);
  if (record === undefined) return null;
  const [before, after] = await Promise.all([
    previousGeneration(database, record),
    activeGeneration(database, record),
  ]);
  if (before === undefined || after === undefined) return null;
  const [old, now] = await Promise.all([readState(before), readState(after)]);
  if (!old.ok || !now.ok) return null;
  const { added, removed, corrected } = diffLists(old.value, now.value);
  const [oldEntries, newEntries] = [entriesOf(old.value), entriesOf(now.value)];
  const shown = (ids: readonly string[], entries: ReturnType<typeof entriesOf>): ChangedEntry[] =>
    ids.slice(0, CHANGES_SHOWN).flatMap((one) => describe(entries.get(one)) ?? []);
  return {
    from: old.value.meta,
    added: shown(added, newEntries),
    removed: shown(removed, oldEntries),
    corrected: shown(corrected, newEntries),
  };
}

function entriesOf({ accounts, templates }: ListState): ReadonlyMap<string, AccountEntry | TemplateEntry> {
  return new Map([...accounts, ...templates].map((entry) => [entry.id, entry]));
}

function describe(entry: AccountEntry | TemplateEntry | undefined): ChangedEntry | null {
  if (entry === undefined) return null;
  if (entry.type === 'template') return { id: entry.id, site: null, words: entry.text.slice(0, BEGINNING) };
  return { id: entry.id, site: entry.platform, words: `@${entry.handle}, ${entry.role}` };
}
