import type { Database, OverrideRecord } from './database.ts';

/** The accounts that the reader does not want labelled, in the order of their keys. */
export async function readOverrides(database: Database): Promise<readonly OverrideRecord[]> {
  return database.overrides.orderBy('key').toArray();
}

/**
 * Adds (`on`) or removes overrides in one transaction. The keys are the account's own (account.ts: handle and id), so that
 * a renamed account stays unlabelled. One that is there already keeps its day.
 */
export async function writeOverrides(
  database: Database,
  keys: readonly string[],
  on: boolean,
  now: string,
): Promise<void> {
  await database.transaction('rw', database.overrides, async () => {
    if (!on) {
      await database.overrides.bulkDelete([...keys]);
      return;
    }
    for (const key of keys) {
      if ((await database.overrides.get(key)) === undefined)
        await database.overrides.put({ key, addedAt: now });
    }
  });
}

/** Adds overrides with their days as a backup holds them; one that is there already stays as it is. */
export async function restoreOverrides(
  database: Database,
  records: readonly OverrideRecord[],
): Promise<void> {
  await database.transaction('rw', database.overrides, async () => {
    for (const { key, addedAt } of records) {
      if ((await database.overrides.get(key)) === undefined) await database.overrides.put({ key, addedAt });
    }
  });
}
