import type { ListIndex } from '../core/match/index-bytes.ts';
import { buildIndex, openIndex } from '../core/match/index-bytes.ts';
import { readSettings } from '../settings/settings.ts';
import type { Database, ListRecord } from '../store/database.ts';
import { activeGeneration, listRecords, readState } from '../store/lists.ts';
import { readOverrides } from '../store/overrides.ts';
import type { Session } from './session.ts';
import { epochOf } from './session.ts';

/** Reads everything a session needs. A list whose bytes are damaged is left out, and said so; it never stops the others. */
export async function loadSession(database: Database, now: string): Promise<Session> {
  const [settings, lists, overrideRecords] = await Promise.all([
    readSettings(),
    listRecords(database),
    readOverrides(database),
  ]);
  const indexes: ListIndex[] = [];
  const faults = new Map<string, string>();
  for (const record of lists.filter(({ on }) => on)) {
    const opened = await openList(database, record);
    if (typeof opened === 'string') faults.set(record.id, opened);
    else indexes.push(opened);
  }
  const overrides = new Set(overrideRecords.map(({ key }) => key));
  const epoch = epochOf(lists, settings, overrides, now);
  return { settings, lists, indexes, faults, overrides, epoch, day: now.slice(0, 10) };
}

/** The index of a list; when its bytes are of another engine, one made anew from its entries; else why not. */
async function openList(database: Database, record: ListRecord): Promise<ListIndex | string> {
  const generation = await activeGeneration(database, record);
  if (generation === undefined) return 'index-missing';
  const opened = openIndex(generation.index);
  if (opened.ok) return opened.value;
  if (opened.error !== 'index-version') return opened.error;
  const state = readState(generation);
  if (!state.ok) return state.error;
  const rebuilt = openIndex(buildIndex(state.value));
  return rebuilt.ok ? rebuilt.value : rebuilt.error;
}
