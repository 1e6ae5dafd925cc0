import { askBackground, askTab } from '../../messages/send.ts';
import type { DebugApi } from './debug-api.ts';

/** The debug page's real surroundings. Its address names the tab: "debug.html?tab=12". */
export const debugApi: DebugApi = {
  report: () => {
    const tab = Number(new URL(window.location.href).searchParams.get('tab') ?? Number.NaN);
    return Number.isInteger(tab) ? askTab(tab, 'report', {}).catch(() => null) : Promise.resolve(null);
  },
  lists: () => askBackground('lists', {}),
};
