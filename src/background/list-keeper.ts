import type { PalCode } from '../core/list/publication/codes.ts';
import type { ListChanges, OfferAnswer, SubscribeAnswer, SyncOutcome } from '../messages/list-contract.ts';
import { alarmNames, ringIn, silence, stayAwake } from '../platform/alarms.ts';
import { breathe } from '../platform/breathe.ts';
import { sha256Hex } from '../platform/digest.ts';
import { logBug } from '../platform/log.ts';
import { dropHost, mayFetch, patternOf } from '../platform/permissions.ts';
import type { Database, SubscriptionRecord } from '../store/database.ts';
import { collectGarbage, isWhole } from '../store/lists.ts';
import { subscriptionRecords } from '../store/subscriptions.ts';
import { changesOf } from '../sync/changes.ts';
import { nextSyncIn } from '../sync/schedule.ts';
import { inspectAddress, subscribe, syncList } from '../sync/sync-list.ts';
import type { Session } from './session.ts';
import type { Wake } from './wake.ts';

/** Before the name of a subscription's alarm. */
export const SYNC_ALARM = 'sync ';

/** Keeps subscribed lists up to date: on a schedule that no page and no reading decides, at start, and by hand. */
export interface ListKeeper {
  inspect(address: string): Promise<OfferAnswer>;
  subscribe(address: string, trustFirst: boolean): Promise<SubscribeAnswer>;
  /** Syncs one list, or with null every list that is on. */
  syncNow(id: string | null): Promise<readonly SyncOutcome[]>;
  changes(id: string): Promise<ListChanges | null>;
  /** A list was removed: its appointment and, when no other list needs it, the permission for its host go. */
  remove(id: string): Promise<boolean>;
  /** Everything is erased, permissions and appointments too. */
  erase(): Promise<void>;
  /** The appointment of a list has come. */
  rang(id: string): Promise<void>;
  /** The browser has started: stored bytes are checked, what nobody needs goes, every list is synced. */
  started(): Promise<void>;
  /** A session was loaded: no list may be without an appointment, and one with damaged bytes is brought in anew. */
  loaded(session: Session): void;
  /** The reader gave or took a permission. */
  permissionsChanged(): Promise<void>;
}

/** Makes the keeper; nothing is asked for yet. */
export function startListKeeper(database: Database, wake: () => Wake): ListKeeper {
  const running = new Map<string, Promise<PalCode | null>>();
  const healed = new Set<string>();
  let ensured = false;

  const syncOne = (id: string): Promise<PalCode | null> => {
    const known = running.get(id);
    if (known !== undefined) return known;
    const work = stayAwake(() => sync(id)).finally(() => running.delete(id));
    running.set(id, work);
    return work;
  };

  const sync = async (id: string): Promise<PalCode | null> => {
    // Before the work: a worker that is killed in the middle of it comes back.
    await ringIn(SYNC_ALARM + id, nextSyncIn(1, Math.random()));
    const done = await syncList(database, id, () => void wake().reload().catch(logReload));
    const record = await database.subscriptions.get(id);
    if (record === undefined) await silence(SYNC_ALARM + id);
    else await ringIn(SYNC_ALARM + id, nextSyncIn(record.failures, Math.random()));
    await wake().reload();
    return done === null || done.ok || done.error.code === 'overtaken' ? null : done.error.code;
  };

  const syncAll = async (wanted: (id: string) => boolean): Promise<readonly SyncOutcome[]> => {
    const ids = (await subscriptionRecords(database)).map(({ id }) => id).filter(wanted);
    return Promise.all(ids.map(async (id) => ({ id, fault: await syncOne(id) })));
  };

  const idsOn = async (): Promise<ReadonlySet<string>> =>
    new Set((await database.lists.toArray()).filter(({ on }) => on).map(({ id }) => id));

  const ensureAlarms = async (
    records: Iterable<Pick<SubscriptionRecord, 'id' | 'failures'>>,
  ): Promise<void> => {
    const set = new Set(await alarmNames());
    for (const { id, failures } of records) {
      if (!set.has(SYNC_ALARM + id)) await ringIn(SYNC_ALARM + id, nextSyncIn(failures, Math.random()));
    }
  };

  const forget = async ({ id, base }: SubscriptionRecord): Promise<void> => {
    await silence(SYNC_ALARM + id);
    const others = await subscriptionRecords(database);
    if (!others.some((other) => patternOf(other.base) === patternOf(base))) await dropHost(base);
  };

  return {
    inspect: async (address) => {
      const offered = await inspectAddress(address);
      return offered.ok ? { ok: true, offer: offered.value } : { ok: false, fault: offered.error };
    },
    subscribe: async (address, trustFirst) => {
      const done = await stayAwake(() => subscribe(database, address, trustFirst === true));
      if (!done.ok) return { ok: false, fault: done.error };
      await ringIn(SYNC_ALARM + done.value, nextSyncIn(0, Math.random()));
      await wake().changed();
      return { ok: true, id: done.value };
    },
    syncNow: async (id) => {
      if (id !== null) return syncAll((one) => one === id);
      const on = await idsOn();
      return syncAll((one) => on.has(one));
    },
    changes: (id) => changesOf(database, id),
    remove: async (id) => {
      const record = await database.subscriptions.get(id);
      const removed = await wake().removeList(id);
      if (removed && record !== undefined) await forget(record);
      return removed;
    },
    erase: async () => {
      const records = await subscriptionRecords(database);
      await wake().erase();
      for (const record of records) await forget(record);
    },
    rang: async (id) => {
      // A list that is off is left in peace; it is synced when it is switched on.
      if ((await idsOn()).has(id)) await syncOne(id);
      else if ((await database.subscriptions.get(id)) !== undefined) {
        await ringIn(SYNC_ALARM + id, nextSyncIn(0, Math.random()));
      }
    },
    started: async () => {
      await collectGarbage(database, false);
      for (const list of await database.lists.toArray()) {
        const isBuiltIn = list.meta.origin === 'built-in';
        if (isBuiltIn && !(await isWhole(database, list, sha256Hex, breathe))) await wake().installed();
      }
      const on = await idsOn();
      await syncAll((id) => on.has(id));
    },
    loaded: ({ faults, subscriptions, lists }) => {
      const records = [...subscriptions.values()].map(({ record }) => record);
      if (!ensured && records.length > 0) {
        ensured = true;
        ensureAlarms(records).catch((cause: unknown) => logBug('alarms', cause));
      }
      for (const id of faults.keys()) {
        if (healed.has(id)) continue;
        healed.add(id);
        const isBuiltIn = lists.some((list) => list.id === id && list.meta.origin === 'built-in');
        const work = isBuiltIn ? wake().installed() : subscriptions.has(id) ? syncOne(id) : null;
        work?.catch((cause: unknown) => logBug('damaged list', cause));
      }
    },
    permissionsChanged: async () => {
      for (const { id, base, fault } of await subscriptionRecords(database)) {
        if (fault === 'permission' && (await mayFetch(base))) await syncOne(id);
      }
    },
  };
}

function logReload(cause: unknown): void {
  logBug('reload', cause);
}
