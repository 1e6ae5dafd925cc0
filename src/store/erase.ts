import type { Database } from './database.ts';

/** Empties every table in one transaction: afterwards the store is as after an installation. */
export async function eraseStore(database: Database): Promise<void> {
  await database.transaction('rw', database.tables, async () => {
    for (const table of database.tables) await table.clear();
  });
}
