import { siteOfAddress } from '../core/site-hosts.ts';
import type { SiteId } from '../core/site-id.ts';
import type { ImportOutcome, ListInfo, PageSettings, SentRequest } from '../messages/contract.ts';
import { askTab } from '../messages/send.ts';
import { bringWords } from '../platform/bring-words.ts';
import { now } from '../platform/clock.ts';
import { logBug } from '../platform/log.ts';
import { readOwnFile } from '../platform/own-files.ts';
import { siteTabs } from '../platform/site-tabs.ts';
import { eraseStored } from '../platform/storage.ts';
import type { Database, OverrideRecord } from '../store/database.ts';
import { eraseStore } from '../store/erase.ts';
import { removeList, switchList } from '../store/lists.ts';
import { readOverrides, restoreOverrides, writeOverrides } from '../store/overrides.ts';
import { lastRequests } from '../store/subscriptions.ts';
import { activateFolder } from '../sync/activate.ts';
import { readBuiltIn } from '../sync/built-in.ts';
import type { FolderFile } from '../sync/import-folder.ts';
import { loadSession } from './load-session.ts';
import { settingsOf } from './page-settings.ts';
import type { Session } from './session.ts';
import { holdsAt } from './session.ts';
import { listInfos, toListInfo } from './subscription-info.ts';

/** Requests that the privacy page shows. */
const REQUESTS_SHOWN = 20;

/** The background's state between two sleeps, and everything that changes it. */
export interface Wake {
  /** What judging needs; loaded at the first call after a wake-up or a change. */
  session(): Promise<Session>;
  pageSettings(site: SiteId): Promise<PageSettings>;
  lists(): Promise<readonly ListInfo[]>;
  importList(files: readonly FolderFile[]): Promise<ImportOutcome>;
  removeList(id: string): Promise<boolean>;
  switchList(id: string, on: boolean): Promise<boolean>;
  /** The last requests that left this browser, newest first. */
  requests(): Promise<readonly SentRequest[]>;
  overrides(): Promise<readonly OverrideRecord[]>;
  changeOverrides(keys: readonly string[], on: boolean): Promise<void>;
  /** Adds overrides from a backup, with their own days. */
  restoreOverrides(records: readonly OverrideRecord[]): Promise<void>;
  /** Empties the store and the settings; the built-in list comes back as after an installation. */
  erase(): Promise<void>;
  /** Settings, lists or overrides changed: the session is loaded anew, and every open tab is told. */
  changed(): Promise<void>;
  /** Lists may have changed: the session is loaded anew, and open tabs are told when another answer is possible. */
  reload(): Promise<void>;
  /** After an installation or update, and when its bytes are damaged: brings in the list that ships with this version. */
  installed(): Promise<void>;
}

/** Makes the wake state; nothing is loaded yet. `onLoaded` hears of every session. */
export function startWake(database: Database, onLoaded: (session: Session) => void): Wake {
  let loading: Promise<Session> | null = null;
  // The epoch that this worker told the open tabs last: a worker that has just come awake has told none.
  let told = '';
  let builtIn: Promise<void> | null = null;

  const session = async (): Promise<Session> => {
    await Promise.all([builtInReady(), bringWords()]);
    loading ??= load();
    const loaded = await loading;
    // A worker that lives on takes another name at midnight, when a list grows stale, and when the clock is put back.
    if (holdsAt(loaded, now())) return loaded;
    loading = null;
    return session();
  };

  const load = async (): Promise<Session> => {
    try {
      const loaded = await loadSession(database, now());
      onLoaded(loaded);
      return loaded;
    } catch (cause) {
      loading = null;
      throw cause;
    }
  };

  const changed = async (): Promise<void> => {
    loading = null;
    await tell();
  };

  const reload = async (): Promise<void> => {
    loading = null;
    if ((await session()).epoch !== told) await tell();
  };

  const tell = async (): Promise<void> => {
    const tabs = await siteTabs();
    // The newest, and at once: of two changes the later one is told last.
    const newest = await session();
    told = newest.epoch;
    await Promise.allSettled(
      tabs.map(async ({ id, url }) => {
        const site = siteOfAddress(url);
        if (site !== null) await askTab(id, 'refresh', settingsOf(site, newest));
      }),
    );
  };

  /** The built-in list is there before the first answer, and anew after an update of the extension. */
  const builtInReady = (again = false): Promise<void> => {
    if (again) builtIn = null;
    builtIn ??= bringBuiltIn(database, again).catch((cause: unknown) => {
      builtIn = null;
      logBug('built-in list', cause);
    });
    return builtIn;
  };

  return {
    session,
    changed,
    reload,
    pageSettings: async (site) => settingsOf(site, await session()),
    lists: async () => listInfos(await session()),
    importList: async (files) => {
      const outcome = await activateFolder(database, files, 'folder', now());
      if (!outcome.ok) return { ok: false, list: null, findings: outcome.error };
      await changed();
      return {
        ok: true,
        list: toListInfo(outcome.value.record, null, null),
        findings: outcome.value.warnings,
      };
    },
    removeList: async (id) => {
      // What ships with the extension would come back with the next update: it can be switched off instead.
      const { lists } = await session();
      if (lists.some((record) => record.id === id && record.meta.origin === 'built-in')) return false;
      const removed = await removeList(database, id);
      await changed();
      return removed.ok && removed.value;
    },
    switchList: async (id, on) => {
      const switched = await switchList(database, id, on === true);
      await changed();
      return switched.ok && switched.value;
    },
    requests: () => lastRequests(database, REQUESTS_SHOWN),
    overrides: () => readOverrides(database),
    changeOverrides: async (keys, on) => {
      await writeOverrides(database, keys, on, now());
      await changed();
    },
    restoreOverrides: async (records) => {
      await restoreOverrides(database, records);
      await changed();
    },
    erase: async () => {
      await eraseStore(database);
      await eraseStored();
      await builtInReady(true);
      await changed();
    },
    installed: async () => {
      await builtInReady(true);
      await changed();
    },
  };
}

async function bringBuiltIn(database: Database, again: boolean): Promise<void> {
  const there = await database.lists.toArray();
  if (!again && there.some(({ meta }) => meta.origin === 'built-in')) return;
  const files = await readBuiltIn(readOwnFile);
  const outcome = await activateFolder(database, files, 'built-in', now());
  if (!outcome.ok) throw new Error(outcome.error.map(({ code, file }) => `${code} in ${file}`).join(', '));
}
