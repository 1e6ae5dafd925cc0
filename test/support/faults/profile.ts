import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import { writeAddress } from '../../../src/core/list/publication/address.ts';
import type { Bytes } from '../../../src/core/list/publication/ports.ts';
import { openIndex } from '../../../src/core/match/index-bytes.ts';
import { breathe } from '../../../src/platform/breathe.ts';
import { sha256Hex } from '../../../src/platform/digest.ts';
import { Database } from '../../../src/store/database.ts';
import { activeGeneration, isWhole, readIndex, readState } from '../../../src/store/lists.ts';
import { subscribe, syncList } from '../../../src/sync/sync-list.ts';
import { portsAt, T0 } from '../publication.ts';
import { fileOf } from './scene.ts';

const BASE = 'https://lists.example.org/vale/';

/** What a sync asks its world for. */
export type Call = 'network' | 'crypto' | 'read' | 'write';

/** Sees every call before it happens; throws to stop it. It may wait at the calls that are outside the database. */
export type Watch = (call: Call) => void | Promise<void>;

/** The world stops here, as when the browser kills the worker. */
export class Stopped extends Error {}

/** A browser profile: the extension's own sync and store, on an IndexedDB in memory and a server in memory. */
export class Profile {
  files: ReadonlyMap<string, Bytes>;
  now = T0;
  readonly #factory = new IDBFactory();

  constructor(files: ReadonlyMap<string, Bytes>) {
    this.files = files;
  }

  /** A profile that has subscribed to what is there. */
  static async subscribed(files: ReadonlyMap<string, Bytes>): Promise<Profile> {
    const profile = new Profile(files);
    const end = await profile.subscribe();
    if (end !== 'ok') throw new Error(`subscribing ended in ${end}`);
    return profile;
  }

  /** Subscribes with the pin; "ok" or the code. */
  async subscribe(): Promise<string> {
    const pin = await portsAt(T0).sha256(fileOf(this.files, 'root/1.pal'));
    return this.inside(async (database) => {
      const done = await subscribe(database, writeAddress(BASE, pin), false);
      return done.ok ? 'ok' : done.error.code;
    });
  }

  /** One sync of the only subscription, as a worker that has just started does it. */
  async sync(watch: Watch = () => {}): Promise<string> {
    return this.inside(async (database) => {
      const [record] = await database.subscriptions.toArray();
      if (record === undefined) return 'gone';
      watchDatabase(database, watch);
      const done = await syncList(database, record.id);
      return done === null ? 'gone' : done.ok ? 'ok' : done.error.code;
    }, watch);
  }

  /** Number of the active release; "none" without a list, "torn" when anything does not fit. */
  async active(): Promise<string> {
    return this.inside(async (database) => {
      const [lists, generations, subscriptions] = await Promise.all([
        database.lists.toArray(),
        database.generations.toArray(),
        database.subscriptions.toArray(),
      ]);
      const sizes = [lists.length, generations.length, subscriptions.length];
      if (sizes.every((size) => size === 0) && (await database.artefacts.count()) === 0) return 'none';
      const [list] = lists;
      const [subscription] = subscriptions;
      // The active generation, and at most the one before it.
      const fits = lists.length === 1 && subscriptions.length === 1 && generations.length <= 2;
      if (list === undefined || subscription === undefined || !fits) return 'torn';
      const generation = await activeGeneration(database, list);
      const whole = generation !== undefined && (await isWhole(database, list, sha256Hex, breathe));
      if (!whole) return 'torn';
      const [index, lines] = await Promise.all([readIndex(generation), readState(generation, breathe)]);
      if (!lines.ok || !openIndex({ index, lines: lines.value }).ok) return 'torn';
      return list.meta.version === `${subscription.trust.release?.seq}` ? list.meta.version : 'torn';
    });
  }

  /** Works on the database of this profile in a world of its own. */
  async inside<T>(work: (database: Database) => Promise<T>, watch: Watch = () => {}): Promise<T> {
    // A second context runs inside a call of the first: each finds its own world again.
    const { crypto: outer, fetch: outerFetch, navigator: outerNavigator } = globalThis;
    const outerDate = vi.isFakeTimers() ? new Date() : null;
    vi.stubGlobal('navigator', { locks: { request: (_name: string, held: () => unknown) => held() } });
    vi.stubGlobal('chrome', { permissions: { contains: async () => true } });
    vi.stubGlobal('fetch', async (url: string) => {
      await watch('network');
      const file = this.files.get(url.slice(BASE.length));
      return file === undefined ? new Response(null, { status: 404 }) : new Response(file);
    });
    const watched = (name: 'digest' | 'verify' | 'importKey') =>
      [
        name,
        async (...args: readonly unknown[]) => {
          await watch('crypto');
          return Reflect.apply(outer.subtle[name], outer.subtle, args);
        },
      ] as const;
    const subtle = Object.fromEntries([watched('digest'), watched('verify'), watched('importKey')]);
    vi.stubGlobal('crypto', { subtle });
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(this.now) });
    const dependencies = Dexie.dependencies.indexedDB;
    Dexie.dependencies.indexedDB = this.#factory;
    const database = new Database();
    try {
      return await work(database);
    } finally {
      database.close();
      Dexie.dependencies.indexedDB = dependencies;
      vi.stubGlobal('crypto', outer);
      vi.stubGlobal('fetch', outerFetch);
      vi.stubGlobal('navigator', outerNavigator);
      if (outerDate === null) vi.useRealTimers();
      else vi.setSystemTime(outerDate);
    }
  }
}

function watchDatabase(database: Database, watch: Watch): void {
  const before =
    <T extends (...args: never[]) => unknown>(call: Call, work: T) =>
    (...args: Parameters<T>): ReturnType<T> => {
      // Inside a transaction nothing may wait: the watch decides at once.
      void watch(call);
      return work(...args) as ReturnType<T>;
    };
  database.use({
    stack: 'dbcore',
    name: 'watch',
    create: (core) => ({
      ...core,
      table: (name) => {
        const table = core.table(name);
        return {
          ...table,
          mutate: before('write', table.mutate),
          get: before('read', table.get),
          getMany: before('read', table.getMany),
          query: before('read', table.query),
          count: before('read', table.count),
          openCursor: before('read', table.openCursor),
        };
      },
    }),
  });
}
