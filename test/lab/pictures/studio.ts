import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import type { LabBrowser } from '../browser.ts';
import { launchBrowser } from '../browser.ts';
import { ExtensionPage } from '../extension-page.ts';
import { DEMO_LISTS, setUpProfile } from '../profile.ts';
import { serveReplicas } from '../replica/homes.ts';
import { CHROMIUM_BUILD } from '../run-lab.ts';
import type { LabServer } from '../server.ts';
import { startServer } from '../server.ts';

/** A lab for pictures: the same lists, words and dates at every run. */
export interface Studio {
  readonly server: LabServer;
  readonly browser: LabBrowser;
  /** A page of the extension from which tabs can be asked. */
  readonly extension: ExtensionPage;
  readonly close: () => Promise<void>;
}

/** The moment every picture is taken at: lists are dated by it, posts count back from it. */
export const PICTURE_NOW = new Date('2026-12-01T16:20:00.000Z');

/** Nothing of this machine but its fonts: plain grey text, one colour space, no scroll bars of the system. */
const SWITCHES = [
  '--lang=en-US',
  '--force-color-profile=srgb',
  '--disable-lcd-text',
  '--font-render-hinting=none',
  '--hide-scrollbars',
  '--force-device-scale-factor=1',
];
const ENVIRONMENT = { TZ: 'UTC', LANGUAGE: 'en_US' };

/** Opens the studio with the built extension. Rejects with a sentence when it is not built or no browser is there. */
export async function openStudio(environment: Readonly<Record<string, string>> = {}): Promise<Studio> {
  if (!existsSync(join(CHROMIUM_BUILD, 'manifest.json')))
    throw new Error('The extension is not built: run "npm run build" first.');
  const server = await startServer();
  serveReplicas(server, () => PICTURE_NOW.getTime());
  const browser = await launchBrowser({
    server,
    extension: CHROMIUM_BUILD,
    headless: true,
    switches: SWITCHES,
    environment: { ...ENVIRONMENT, ...environment },
  });
  const close = async () => {
    await browser.close();
    await server.close();
  };
  try {
    await stopClocks(browser.context);
    await setUpProfile(browser, DEMO_LISTS, PICTURE_NOW);
    const extension = await ExtensionPage.open(browser.context, browser.extensionId, 'debug.html');
    return { server, browser, extension, close };
  } catch (cause) {
    await close();
    throw cause;
  }
}

/**
 * Every page and the extension's worker read one moment from now on, and what the
 * worker measures takes as long at every run. A worker that Playwright watches is not ended, so it keeps this clock.
 */
async function stopClocks(context: BrowserContext): Promise<void> {
  const moment = PICTURE_NOW.getTime();
  await context.addInitScript(stopDate, moment);
  for (const worker of context.serviceWorkers()) {
    await worker.evaluate(stopDate, moment);
    // Every look at the clock takes 40 µs, so that all that is measured takes as long at every run.
    await worker.evaluate(() => {
      let time = 0;
      performance.now = () => {
        time += 0.04;
        return time;
      };
    });
  }
}

function stopDate(moment: number): void {
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...given: readonly unknown[]) {
      super(...((given.length === 0 ? [moment] : given) as [number]));
    }
    static override now(): number {
      return moment;
    }
  } as DateConstructor;
}
