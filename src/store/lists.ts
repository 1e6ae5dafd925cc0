import type { ListMeta, ListState } from '../core/list/entries.ts';
import type { Result } from '../core/result.ts';
import { err, ok } from '../core/result.ts';
import type { Database, GenerationRecord, ListRecord } from './database.ts';

/** Why the store could not do it; the active generation is as it was. */
export type StoreFault = 'quota-exceeded' | 'database-unavailable' | 'too-many-lists';

/** A list ready to be activated. */
export interface Activation {
  readonly meta: ListMeta;
  readonly state: ListState;
  readonly index: Uint8Array<ArrayBuffer>;
  readonly hash: string;
  readonly engine: number;
  readonly counts: Pick<ListRecord, 'accounts' | 'people' | 'templates' | 'payers'>;
  readonly importedAt: string | null;
}

/** lists.md, Limits: lists a reader can have. */
const MOST_LISTS = 16;

/** Every list, the built-in one first, then by name. */
export async function listRecords(database: Database): Promise<ListRecord[]> {
  const records = await database.lists.toArray();
  return records.sort(
    (a, b) =>
      Number(b.meta.origin === 'built-in') - Number(a.meta.origin === 'built-in') ||
      a.meta.name.localeCompare(b.meta.name) ||
      a.id.localeCompare(b.id),
  );
}

/** The active generation of a list, or undefined when it has none. */
export async function activeGeneration(
  database: Database,
  record: ListRecord,
): Promise<GenerationRecord | undefined> {
  return database.generations.get(`${record.id}@${record.generation}`);
}

/**
 * Makes a list's new state the active one, in one transaction with strict durability: afterwards the old or the new
 * generation is whole, never a mixture. Older generations go in the same transaction. A list that was switched off
 * stays off.
 */
export async function activate(
  database: Database,
  { meta, state, index, hash, engine, counts, importedAt }: Activation,
): Promise<Result<ListRecord, StoreFault>> {
  const bytes = new TextEncoder().encode(JSON.stringify(state));
  return guarded(() =>
    database.transaction('rw', database.lists, database.generations, async () => {
      const before = await database.lists.get(meta.id);
      if (before === undefined && (await database.lists.count()) >= MOST_LISTS) {
        return err('too-many-lists' as const);
      }
      const generation = (before?.generation ?? 0) + 1;
      const record: ListRecord = {
        id: meta.id,
        meta,
        on: before?.on ?? true,
        importedAt,
        generation,
        hash,
        engine,
        ...counts,
      };
      await database.generations.where('list').equals(meta.id).delete();
      await database.generations.add({
        key: `${meta.id}@${generation}`,
        list: meta.id,
        generation,
        index,
        state: bytes,
      });
      await database.lists.put(record);
      return ok(record);
    }),
  );
}

/** Takes a list and its bytes away. False when there was none. */
export async function removeList(database: Database, id: string): Promise<Result<boolean, StoreFault>> {
  return guarded(() =>
    database.transaction('rw', database.lists, database.generations, async () => {
      const there = (await database.lists.get(id)) !== undefined;
      await database.generations.where('list').equals(id).delete();
      await database.lists.delete(id);
      return ok(there);
    }),
  );
}

/** Switches a list on or off. False when there is none. */
export async function switchList(
  database: Database,
  id: string,
  on: boolean,
): Promise<Result<boolean, StoreFault>> {
  return guarded(async () => ok((await database.lists.update(id, { on })) > 0));
}

async function guarded<T>(work: () => PromiseLike<Result<T, StoreFault>>): Promise<Result<T, StoreFault>> {
  try {
    return await work();
  } catch (cause) {
    const name = cause instanceof Error ? `${cause.name} ${cause.message}` : '';
    return err(/quota/i.test(name) ? 'quota-exceeded' : 'database-unavailable');
  }
}
