import type { AccountEntry, TemplateEntry } from '../core/list/entries.ts';
import { diffSteps, type ListDiff } from '../core/list/publication/diff.ts';
import { readEntries, writeEntries } from '../core/list/rows/entry-lines.ts';
import { compareIds } from '../core/list/rows/rows.ts';
import { runUnhurried } from '../core/steps.ts';
import { CHANGES_SHOWN, type ChangedEntry, type ListChanges } from '../messages/list-contract.ts';
import { breathe } from '../platform/breathe.ts';
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
  const [old, now] = await Promise.all([readState(before, breathe), readState(after, breathe)]);
  if (!old.ok || !now.ok) return null;
  const isSorted = record.meta.origin === 'subscription';
  const [from, to] = isSorted ? [old.value, now.value] : [sorted(old.value), sorted(now.value)];
  const { added, removed, corrected } = await runUnhurried(diffSteps(from, to), breathe);
  const shown = (entries: ListDiff['added']): ChangedEntry[] => entries.slice(0, CHANGES_SHOWN).map(describe);
  return { from: before.meta, added: shown(added), removed: shown(removed), corrected: shown(corrected) };
}

// A folder's entries stand in the order of its files; those of a release are sorted by their publisher.
function sorted(lines: Uint8Array): Uint8Array {
  const { accounts, payers, sources, templates } = readEntries(lines);
  const byId = <T extends { readonly id: string }>(entries: readonly T[]): T[] =>
    [...entries].sort((one, two) => compareIds(one.id, two.id));
  return writeEntries({
    accounts: byId(accounts),
    payers: byId(payers),
    sources: byId(sources),
    templates: byId(templates),
  }).lines;
}

function describe(entry: AccountEntry | TemplateEntry): ChangedEntry {
  if (entry.type === 'template') return { id: entry.id, site: null, words: entry.text.slice(0, BEGINNING) };
  return { id: entry.id, site: entry.platform, words: `@${entry.handle}, ${entry.role}` };
}
