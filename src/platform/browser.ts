import browser from 'webextension-polyfill';

/**
 * The extension API for the background and the extension's own pages. Content scripts use `runtime()` instead: the
 * polyfill would cost every page 2.5 KB (docs/adr/0003).
 */
export { browser };
