import type { Browser } from 'webextension-polyfill';

declare const browser: Browser | undefined;
declare const chrome: Browser;

/**
 * The browser's own extension API, without the polyfill: promises are native in Manifest V3, in Chromium and in Firefox.
 * Everything that runs in a site's page uses this, because the polyfill would cost each page 2.5 KB.
 */
export function runtime(): Browser {
  return typeof browser === 'undefined' ? chrome : browser;
}
