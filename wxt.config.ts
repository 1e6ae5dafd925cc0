import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { matchPatterns } from './src/core/site-hosts.ts';
import { SITE_IDS } from './src/core/site-id.ts';

/** Scripts and styles of our own only, no inline code, no HTML from strings; images of our own. */
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  vite: () => ({
    plugins: [preact()],
    build: { target: ['chrome120', 'firefox128'], minify: true },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: ['storage', 'unlimitedStorage', 'scripting'],
    host_permissions: SITE_IDS.flatMap(matchPatterns),
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
              strict_min_version: '128.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '120' }),
  }),
});
