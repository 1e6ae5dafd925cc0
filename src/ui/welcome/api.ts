import { matchPatterns } from '../../core/site-hosts.ts';
import { askBackground } from '../../messages/send.ts';
import { askToRead, openOwnPage } from '../../platform/tabs.ts';
import { refusedSites } from '../controls/refused-sites.ts';
import { readChosen } from '../options/read-chosen.ts';
import type { WelcomeApi } from './welcome-api.ts';

/** The welcome page's real surroundings. */
export const welcomeApi: WelcomeApi = {
  settings: () => askBackground('settings', {}),
  switchSite: async (site, on) => {
    const { sites } = await askBackground('settings', {});
    return askBackground('change-settings', { sites: { ...sites, [site]: on } });
  },
  lists: () => askBackground('lists', {}),
  switchList: (id, on) => askBackground('switch-list', { id, on }),
  importFiles: async (files) => askBackground('import-list', { files: await readChosen(files) }),
  sample: () => askBackground('sample', {}),
  refused: refusedSites,
  allow: (site) => askToRead(matchPatterns(site)),
  openOptions: (section) => openOwnPage(`options.html#${section}`),
};
