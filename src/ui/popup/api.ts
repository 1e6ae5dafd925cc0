import { matchPatterns, siteOfAddress } from '../../core/site-hosts.ts';
import { askBackground, askTab } from '../../messages/send.ts';
import { now } from '../../platform/clock.ts';
import { askToRead, openOwnPage, reloadTab, shownTab } from '../../platform/tabs.ts';
import { refusedSites } from '../controls/refused-sites.ts';
import type { PopupApi } from './popup-api.ts';

/** The popup's real surroundings: the background, the active tab, the browser. */
export const popupApi: PopupApi = {
  tab: async () => {
    const [tab, refused] = await Promise.all([shownTab(), refusedSites()]);
    return { id: tab?.id ?? null, site: siteOfAddress(tab?.address ?? ''), refused };
  },
  report: (tab) => askTab(tab, 'report', {}).catch(() => null),
  settings: () => askBackground('settings', {}),
  switchSite: async (site, on) => {
    const { sites } = await askBackground('settings', {});
    return askBackground('change-settings', { sites: { ...sites, [site]: on } });
  },
  lists: () => askBackground('lists', {}),
  namedPayer: (description) => askBackground('named-payer', { description }),
  syncNow: () => askBackground('sync-now', { id: null }),
  scrollTo: (tab, key) => askTab(tab, 'scroll-to', { key }).catch(() => false),
  reload: reloadTab,
  allow: (site) => askToRead(matchPatterns(site)),
  lookup: (site, handle) => askBackground('lookup', { site, handle }),
  copy: (text) =>
    navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    ),
  openOptions: (section) => openOwnPage(`options.html#${section}`),
  openDebug: (tab) => openOwnPage(`debug.html?tab=${tab}`),
  close: () => window.close(),
  isOnline: () => navigator.onLine,
  now,
};
