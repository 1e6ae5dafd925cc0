import { askBackground } from '../../messages/send.ts';
import { now } from '../../platform/clock.ts';
import { askToFetch, dropHost } from '../../platform/permissions.ts';
import { storageUsed } from '../../platform/storage-used.ts';
import { ownVersion } from '../../platform/tabs.ts';
import { writeBackup } from '../../settings/backup.ts';
import type { OptionsApi } from './options-api.ts';
import { readChosen } from './read-chosen.ts';
import { saveFile } from './save-file.ts';

/** The options page's real surroundings. */
export const optionsApi: OptionsApi = {
  settings: () => askBackground('settings', {}),
  switchLabel: async (label, on) => {
    const { shown } = await askBackground('settings', {});
    return askBackground('change-settings', { shown: { ...shown, [label]: on } });
  },
  switchSite: async (site, on) => {
    const { sites } = await askBackground('settings', {});
    return askBackground('change-settings', { sites: { ...sites, [site]: on } });
  },
  switchToolbarCount: (on) => askBackground('change-settings', { toolbarCount: on }),
  lists: () => askBackground('lists', {}),
  importFiles: async (files) => askBackground('import-list', { files: await readChosen(files) }),
  removeList: (id) => askBackground('remove-list', { id }),
  switchList: (id, on) => askBackground('switch-list', { id, on }),
  allowHost: askToFetch,
  giveHostBack: dropHost,
  inspect: (address) => askBackground('inspect-address', { address }),
  subscribe: (address, trustFirst) => askBackground('subscribe', { address, trustFirst }),
  syncNow: (id) => askBackground('sync-now', { id }),
  changes: (id) => askBackground('list-changes', { id }),
  overrides: () => askBackground('overrides', {}),
  removeOverride: (key) => askBackground('remove-override', { key }),
  backup: async () => {
    const [settings, overrides] = await Promise.all([
      askBackground('settings', {}),
      askBackground('overrides', {}),
    ]);
    return writeBackup({ settings, overrides }, now());
  },
  restore: (backup) => askBackground('restore', backup),
  saveFile,
  storageUsed,
  requests: () => askBackground('requests', {}),
  eraseEverything: () => askBackground('erase-everything', {}),
  version: ownVersion,
  now,
};
