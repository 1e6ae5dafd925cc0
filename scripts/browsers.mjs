import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Names under which Chromium or Chrome for Testing is found on a PATH. Google Chrome and Edge ignore `--load-extension`. */
const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'chrome-for-testing', 'ungoogled-chromium'];
const FIREFOX_NAMES = ['firefox-esr', 'firefox', 'firefox-developer-edition'];
const CHROMIUM_APPS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
];
const FIREFOX_APPS = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

/**
 * The Chromium that can load our build: $FIELDMARK_BROWSER, then the system's, then Playwright's own cache. Null when
 * there is none.
 * @returns {string | null}
 */
export function findChromium() {
  const chosen = process.env.FIELDMARK_BROWSER;
  if (chosen !== undefined && chosen !== '') return existsSync(chosen) ? chosen : null;
  return onPath(CHROMIUM_NAMES) ?? CHROMIUM_APPS.find(existsSync) ?? inPlaywrightCache();
}

/**
 * The Firefox of the system ($FIELDMARK_FIREFOX first), or null.
 * @returns {string | null}
 */
export function findFirefox() {
  const chosen = process.env.FIELDMARK_FIREFOX;
  if (chosen !== undefined && chosen !== '') return existsSync(chosen) ? chosen : null;
  return onPath(FIREFOX_NAMES) ?? FIREFOX_APPS.find(existsSync) ?? null;
}

/** @param {readonly string[]} names */
function onPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const suffix = process.platform === 'win32' ? '.exe' : '';
  for (const name of names) {
    for (const folder of folders) {
      const file = join(folder, name + suffix);
      if (existsSync(file)) return file;
    }
  }
  return null;
}

/** Playwright keeps its browsers in one folder per platform; the newest Chromium there wins. */
function inPlaywrightCache() {
  const root = playwrightCache();
  if (!existsSync(root)) return null;
  const builds = readdirSync(root)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)));
  const inside = [
    'chrome-linux64/chrome',
    'chrome-linux/chrome',
    'chrome-win64/chrome.exe',
    'chrome-win/chrome.exe',
    'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  ];
  for (const build of builds) {
    const found = inside.map((path) => join(root, build, path)).find(existsSync);
    if (found !== undefined) return found;
  }
  return null;
}

function playwrightCache() {
  const chosen = process.env.PLAYWRIGHT_BROWSERS_PATH;
  if (chosen !== undefined && chosen !== '' && chosen !== '0') return chosen;
  if (process.platform === 'darwin') return join(homedir(), 'Library/Caches/ms-playwright');
  if (process.platform === 'win32') return join(process.env.LOCALAPPDATA ?? homedir(), 'ms-playwright');
  return join(homedir(), '.cache/ms-playwright');
}
