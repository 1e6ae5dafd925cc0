import type { Database, OverrideRecord } from './database.ts';

/** The accounts the reader does not want labelled, newest first. */
export async function readOverrides(database: Database): Promise<OverrideRecord[]> {
  const records = await database.overrides.toArray();
  return records.sort((a, b) => b.addedAt.localeCompare(a.addedAt) || a.key.localeCompare(b.key));
}

/** Adds or takes away overrides, all or none. */
export async function writeOverrides(
  database: Database,
  keys: readonly string[],
  on: boolean,
  addedAt: string,
): Promise<void> {
  if (on) await database.overrides.bulkPut(keys.map((key) => ({ key, addedAt })));
  else await database.overrides.bulkDelete([...keys]);
}
