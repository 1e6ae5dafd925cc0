import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page, Worker } from '@playwright/test';
import { chromium } from '@playwright/test';
import { findChromium } from '../../scripts/browsers.mjs';
import { pause } from './deadline.ts';
import { NetworkLog } from './network-log.ts';
import type { LabServer } from './server.ts';

/** A running Chromium with our extension, in a profile of its own. */
export interface LabBrowser {
  readonly context: BrowserContext;
  readonly extensionId: string;
  readonly network: NetworkLog;
  /** Folder of the profile. */
  readonly profile: string;
  /** Closes the browser and removes the profile. */
  readonly close: () => Promise<void>;
}

/** What a launch needs. */
export interface LaunchOptions {
  readonly server: LabServer;
  /** Folder of the built extension; several with commas between them. */
  readonly extension: string;
  readonly headless: boolean;
  /** Further switches of the browser's command line. */
  readonly switches?: readonly string[];
  /** Environment of the browser beside this process's own. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Keeps pages for going back, as browsers do for people. The driver switches it off unless asked. */
  readonly backForwardCache?: boolean;
}

/** The size every page gets, in CSS pixels. */
export const VIEWPORT = { width: 1280, height: 900 };

const WORKER_WAIT_MS = 30_000;
const WELCOME_WAIT_MS = 20_000;

/** True where a window can be shown. */
export function hasDisplay(): boolean {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

/**
 * Launches Chromium with every host name resolved to the lab's server, and waits for the extension's worker. Now and then
 * (1 of 90 launches on a loaded machine) Chromium starts no worker of an extension named on the command line: then
 * another browser is started, once.
 */
export async function launchBrowser(options: LaunchOptions): Promise<LabBrowser> {
  const executablePath = findChromium();
  if (executablePath === null)
    throw new Error('No Chromium found: set FIELDMARK_BROWSER, or run "npx playwright install chromium".');
  const first = await tryLaunch(executablePath, options);
  if ('context' in first) return first;
  const second = await tryLaunch(executablePath, options);
  if ('context' in second) return second;
  throw new Error(
    `The extension did not start in ${executablePath}. Google Chrome 137 or newer and Edge ignore --load-extension: use Chromium or Chrome for Testing.`,
    { cause: second.cause },
  );
}

/** Opens a profile folder in a Chromium with the extension; of a profile that was used before, everything is still there. */
export async function openProfile(
  profile: string,
  { server, extension, headless, switches = [], environment, backForwardCache = false }: LaunchOptions,
  executablePath = findChromium() ?? '',
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath,
    headless: false,
    viewport: VIEWPORT,
    ...(environment === undefined ? {} : { env: { ...process.env, ...environment } }),
    ignoreDefaultArgs: backForwardCache ? ['--disable-back-forward-cache'] : [],
    args: [
      ...(headless ? ['--headless=new'] : []),
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      `--host-resolver-rules=MAP * 127.0.0.1:${server.port}`,
      `--ignore-certificate-errors-spki-list=${server.spkiHash}`,
      ...switches,
    ],
  });
}

async function tryLaunch(
  executablePath: string,
  options: LaunchOptions,
): Promise<LabBrowser | { readonly cause: unknown }> {
  const profile = await mkdtemp(join(tmpdir(), 'fieldmark-lab-'));
  const context = await openProfile(profile, options, executablePath);
  const network = new NetworkLog();
  await network.watch(context);
  const close = async () => {
    await context.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    const worker = await extensionWorker(context);
    await closeWelcome(context);
    return { context, extensionId: new URL(worker.url()).host, network, profile, close };
  } catch (cause) {
    await close();
    return { cause };
  }
}

/** A fresh install opens its welcome page: it is closed, so that it never stands before the lab's own pages. */
async function closeWelcome(context: BrowserContext): Promise<void> {
  const isWelcome = (page: Page) => page.url().endsWith('/welcome.html');
  const end = Date.now() + WELCOME_WAIT_MS;
  while (Date.now() < end) {
    const page = context.pages().find(isWelcome);
    if (page !== undefined) {
      await page.locator('main').waitFor({ state: 'attached', timeout: WELCOME_WAIT_MS });
      return page.close();
    }
    await pause(50);
  }
  throw new Error('the extension opened no welcome page after its installation');
}

async function extensionWorker(context: BrowserContext): Promise<Worker> {
  const isOurs = (worker: Worker) => worker.url().startsWith('chrome-extension://');
  return (
    context.serviceWorkers().find(isOurs) ??
    (await context.waitForEvent('serviceworker', { predicate: isOurs, timeout: WORKER_WAIT_MS }))
  );
}
