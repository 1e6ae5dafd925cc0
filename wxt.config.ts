import preact from '@preact/preset-vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { matchPatterns } from './src/core/site-hosts.ts';
import { SITE_IDS } from './src/core/site-id.ts';

/**
 * Scripts and styles of our own only, no inline code, no HTML from strings; images of our own. Requests: https, for the hosts
 * of publishers, and this computer, for test lists; before each one the reader's permission for that host is looked at.
 */
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' https: http://localhost:* http://127.0.0.1:*; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/** Where a list may lie that a reader subscribes to. Asked for one host at a time, when they do. */
const LIST_HOSTS = ['https://*/*', 'http://127.0.0.1/*', 'http://localhost/*'];

/**
 * Held from the start by the build of the browser tests and the lab (`--mode e2e`): nobody can answer a permission prompt in a
 * headless browser. Nothing else differs from the release (test/e2e/manifest.spec.ts).
 */
const TEST_HOST = 'http://localhost/*';

const PRODUCTION = { 'process.env.NODE_ENV': '"production"', 'import.meta.env.MODE': '"production"' };

/**
 * WXT starts each script through a logger that says nothing in a release, and throws on what it caught. Without it every file
 * that a page gets is a quarter of a KiB gz smaller, and does the same.
 */
const bareScripts: Plugin = {
  name: 'fieldmark:bare-scripts',
  transform: {
    filter: { id: /virtual:wxt-unlisted-script-entrypoint\?/ },
    handler: (code) => {
      const definition = /^import definition from .*$/m.exec(code)?.[0];
      if (definition === undefined) throw new Error('WXT starts its scripts in another way now');
      return `${definition}\nexport default definition.main();`;
    },
  },
};

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  vite: ({ mode }) => {
    // Whatever its mode is called, the code of the test build is the release's, byte by byte.
    if (mode === 'e2e') process.env.NODE_ENV = 'production';
    return {
      plugins: [preact(), bareScripts],
      build: {
        target: ['chrome137', 'firefox129'],
        minify: true,
        // A second look finds selectors that are made of selectors: 50 bytes gz of Facebook's reader, 5 to 15 of each other file.
        rolldownOptions: { optimization: { inlineConst: { mode: 'all', pass: 2 } } },
      },
      ...(mode === 'e2e' ? { define: PRODUCTION } : {}),
    };
  },
  manifest: ({ browser, mode }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: ['storage', 'unlimitedStorage', 'scripting', 'alarms'],
    host_permissions: [...SITE_IDS.flatMap(matchPatterns), ...(mode === 'e2e' ? [TEST_HOST] : [])],
    optional_host_permissions: LIST_HOSTS,
    // Only the door is loaded with a page; the background puts in the reader of a site that is switched on.
    content_scripts: [
      { matches: SITE_IDS.flatMap(matchPatterns), js: ['door.js'], run_at: 'document_start' },
    ],
    icons: { 16: 'icons/16.png', 32: 'icons/32.png', 48: 'icons/48.png', 128: 'icons/128.png' },
    action: { default_title: '__MSG_extensionName__', default_popup: 'popup.html' },
    content_security_policy: { extension_pages: CSP },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'fieldmark@fieldmark.example',
              strict_min_version: '129.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '137' }),
  }),
});
