import type { Table } from 'dexie';
import { checksumSteps } from '../core/checksum.ts';
import type { ListMeta } from '../core/list/entries.ts';
import { MAX_LISTS } from '../core/list/limits.ts';
import { err, ok, type Result } from '../core/result.ts';
import { type Breathe, runUnhurried } from '../core/steps.ts';
import type { Database, GenerationRecord, ListRecord } from './database.ts';
import { type StoreFault, writeWhole } from './fault.ts';

/** A compiled list on its way into the store. */
export interface NewGeneration {
  readonly meta: ListMeta;
  readonly index: Uint8Array<ArrayBuffer>;
  /** Hex sha256 of `index`. */
  readonly hash: string;
  /** The lines into which the index points. */
  readonly lines: Uint8Array<ArrayBuffer>;
  /** `checksumOf(lines)`. */
  readonly linesSum: string;
  readonly counts: Pick<ListRecord, 'accounts' | 'people' | 'templates' | 'payers'>;
  /** ISO instant. */
  readonly now: string;
  /** Lets what waits run first, between two pieces of long work. */
  readonly breathe: Breathe;
}

/** What else belongs into the transaction that makes a generation active. */
export interface Beside {
  readonly tables: readonly Table[];
  readonly work: () => Promise<unknown>;
}

function generationKey(list: string, number: number): string {
  return `${list}@${number}`;
}

/** The next generation number; called inside a transaction that may write `counters`. */
async function nextNumber(database: Database): Promise<number> {
  const value = ((await database.counters.get('generation'))?.value ?? 0) + 1;
  await database.counters.put({ name: 'generation', value });
  return value;
}

/**
 * Makes a compiled list the active one of its id, in one durable transaction: the new generation, the pointer to it, and
 * every generation gone but the one before it. After a failure, a closed browser or a power cut there is the old list or the new one,
 * whole. A list that was switched off stays off. A new list beyond MAX_LISTS is refused.
 */
export async function putList(
  database: Database,
  { meta, index, hash, lines, linesSum, counts, now, breathe }: NewGeneration,
  beside?: Beside,
): Promise<Result<ListRecord, StoreFault>> {
  const [indexBlob, linesBlob] = [await blobOf(index, breathe), await blobOf(lines, breathe)];
  const stored = await writeWhole(
    database,
    [database.lists, database.generations, database.counters, ...(beside?.tables ?? [])],
    async () => {
      const before = await database.lists.get(meta.id);
      if (before === undefined && (await database.lists.count()) >= MAX_LISTS) return null;
      const number = await nextNumber(database);
      const record: ListRecord = {
        id: meta.id,
        meta,
        on: before?.on ?? true,
        importedAt: meta.origin === 'built-in' ? null : now,
        place: before?.place ?? number,
        generation: number,
        hash,
        ...counts,
      };
      const key = generationKey(meta.id, number);
      await database.generations.put({
        key,
        list: meta.id,
        number,
        meta,
        index: indexBlob,
        state: linesBlob,
        stateSum: linesSum,
        createdAt: now,
      });
      await dropGenerations(database, meta.id, new Set([number, before?.generation ?? number]));
      await database.lists.put(record);
      await beside?.work();
      return record;
    },
  );
  if (!stored.ok) return stored;
  return stored.value === null ? err('too-many-lists') : ok(stored.value);
}

/** Bytes that become a Blob at a stretch: their copying blocks, and the smaller the parts, the longer it takes altogether. */
const BLOB_PART = 8 * 1024 * 1024;

async function blobOf(bytes: Uint8Array<ArrayBuffer>, breathe: Breathe): Promise<Blob> {
  const parts: Blob[] = [];
  for (let at = 0; at < bytes.length; at += BLOB_PART) {
    parts.push(new Blob([bytes.subarray(at, at + BLOB_PART)]));
    await breathe();
  }
  return new Blob(parts);
}

async function dropGenerations(database: Database, list: string, kept: ReadonlySet<number>): Promise<number> {
  // Keys only: the bytes of a generation can be tens of megabytes.
  const keys = await database.generations.where('list').equals(list).primaryKeys();
  const gone = keys.filter((key) => !kept.has(Number(key.slice(key.lastIndexOf('@') + 1))));
  await database.generations.bulkDelete(gone);
  return gone.length;
}

/**
 * Takes away what no list needs: bytes of lists that are gone and, with `all`, the generation before the active one of
 * each list (when the browser has no room). Gives how many records went.
 */
export async function collectGarbage(database: Database, all: boolean): Promise<Result<number, StoreFault>> {
  const { lists, generations, artefacts } = database;
  return writeWhole(database, [lists, generations, artefacts], async () => {
    const active = new Map((await lists.toArray()).map(({ id, generation }) => [id, generation]));
    const owners = async (table: typeof generations | typeof artefacts): Promise<readonly string[]> =>
      (await table.orderBy('list').uniqueKeys()).map(String);
    let gone = 0;
    for (const list of await owners(generations)) {
      const kept = active.get(list);
      if (kept === undefined) gone += await generations.where('list').equals(list).delete();
      else if (all) gone += await dropGenerations(database, list, new Set([kept]));
    }
    for (const list of await owners(artefacts)) {
      if (!active.has(list)) gone += await artefacts.where('list').equals(list).delete();
    }
    return gone;
  });
}

/** Removes a list with its generations and its subscription, in one transaction. False when there was none. */
export async function removeList(database: Database, id: string): Promise<Result<boolean, StoreFault>> {
  const { lists, generations, subscriptions, artefacts } = database;
  return writeWhole(database, [lists, generations, subscriptions, artefacts], async () => {
    const there = (await lists.get(id)) !== undefined;
    await generations.where('list').equals(id).delete();
    await artefacts.where('list').equals(id).delete();
    await subscriptions.delete(id);
    await lists.delete(id);
    return there;
  });
}

/** Switches a list on or off. False when there is none. */
export async function switchList(
  database: Database,
  id: string,
  on: boolean,
): Promise<Result<boolean, StoreFault>> {
  return writeWhole(database, [database.lists], async () => {
    const record = await database.lists.get(id);
    if (record === undefined) return false;
    await database.lists.put({ ...record, on });
    return true;
  });
}

/** Every list, in the order in which they came; of two lists that say the same about a post, the first is shown first. */
export async function listRecords(database: Database): Promise<readonly ListRecord[]> {
  return (await database.lists.toArray()).sort((one, two) => one.place - two.place);
}

/** A list's active generation, its bytes not read yet; undefined when it is gone (the list was removed meanwhile). */
export async function activeGeneration(
  database: Database,
  { id, generation }: Pick<ListRecord, 'id' | 'generation'>,
): Promise<GenerationRecord | undefined> {
  return database.generations.get(generationKey(id, generation));
}

// A file of the database may be gone or unreadable though its record is there: then it has no bytes.
async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch {
    return null;
  }
}

/** The index of a generation, unchecked: `openIndex` tells whether it is whole. Empty when it cannot be read. */
export async function readIndex(
  generation: Pick<GenerationRecord, 'index'>,
): Promise<Uint8Array<ArrayBuffer>> {
  return (await bytesOf(generation.index)) ?? new Uint8Array();
}

/** The generation before the active one, while it is kept: what a list said before. */
export async function previousGeneration(
  database: Database,
  { id, generation }: Pick<ListRecord, 'id' | 'generation'>,
): Promise<GenerationRecord | undefined> {
  const before = (await database.generations.where('list').equals(id).toArray())
    .filter(({ number }) => number < generation)
    .sort((one, two) => two.number - one.number);
  return before[0];
}

/**
 * The lines of a generation; a fault when they are not what was stored, or were stored by a version that wrote something
 * else: a changed letter is still a line, and no label may come of it.
 */
export async function readState(
  generation: Pick<GenerationRecord, 'state' | 'stateSum'>,
  breathe: Breathe,
): Promise<Result<Uint8Array<ArrayBuffer>, 'state-corrupt'>> {
  const lines = await bytesOf(generation.state);
  if (lines === null) return err('state-corrupt');
  const sum = await runUnhurried(checksumSteps(lines), breathe);
  return sum === generation.stateSum ? ok(lines) : err('state-corrupt');
}

/** True when the active generation of a list is there and both of its blobs are what was stored. */
export async function isWhole(
  database: Database,
  record: ListRecord,
  hashOf: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>,
  breathe: Breathe,
): Promise<boolean> {
  const generation = await activeGeneration(database, record);
  if (generation === undefined || !(await readState(generation, breathe)).ok) return false;
  const index = await bytesOf(generation.index);
  return index !== null && (await hashOf(index)) === record.hash;
}
