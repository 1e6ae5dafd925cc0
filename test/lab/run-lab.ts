import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { LabBrowser } from './browser.ts';
import { launchBrowser } from './browser.ts';
import { pause } from './deadline.ts';
import { ExtensionPage } from './extension-page.ts';
import { LabPublisher, LIST_HOST } from './lab-publisher.ts';
import type { LabOptions } from './options.ts';
import { DEMO_LISTS, setUpProfile, subscribeProfile } from './profile.ts';
import type { LabPage } from './read-page.ts';
import { readPage } from './read-page.ts';
import { REPLICA_HOMES, serveReplicas } from './replica/homes.ts';
import type { LabReport, ReportPage } from './report.ts';
import type { SavedPage } from './saved-pages.ts';
import { PAGE_HOSTS, PageServer, readSavedPages } from './saved-pages.ts';
import { takeScreenshot } from './screenshot.ts';
import type { LabServer } from './server.ts';
import { startServer } from './server.ts';

const OUTPUT = join(import.meta.dirname, '..', '..', '.output');

/** Folder of the release build. */
export const CHROMIUM_BUILD = join(OUTPUT, 'chrome-mv3');

/**
 * Folder of the build the lab loads: the release with the permission for the lab's own list host, which nobody is there to
 * give in a headless browser. Nothing else differs (test/e2e/manifest.spec.ts).
 */
export const LAB_BUILD = join(OUTPUT, 'chrome-mv3-e2e');

/** What a run needs beside its options. */
export interface LabRun extends LabOptions {
  /** Folder of the built extension. */
  readonly extension: string;
  /** Takes one sentence of progress. */
  readonly say: (sentence: string) => void;
  /** Takes the report as soon as it is written, before the lab waits for anybody. */
  readonly show?: (report: LabReport) => void;
}

/**
 * Runs the lab: server, browser, profile, every page; writes report.json and the screenshots to `out`. Rejects with a
 * sentence when it cannot start; what goes wrong with one page stands in that page's `error`.
 */
export async function runLab(run: LabRun): Promise<LabReport> {
  const saved = run.pages === null ? null : await readSavedPages(run.pages);
  if (saved?.length === 0)
    throw new Error(
      `No pages in ${run.pages}: expected <site>/<name>.html with site x, facebook or instagram.`,
    );
  const server = await startServer();
  let browser: LabBrowser | null = null;
  try {
    browser = await launchBrowser({ server, extension: run.extension, headless: run.headless });
    if (run.list === null) await subscribeToDemo(run, server, browser);
    else {
      run.say('setting up the profile: every label on, your list imported');
      await setUpProfile(browser, [run.list]);
    }
    await mkdir(run.out, { recursive: true });
    const report = await readAll(run, saved, server, browser);
    await writeFile(join(run.out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
    run.show?.(report);
    if (run.keepOpen) {
      run.say('the browser stays open: close it to end');
      await new Promise((done) => browser?.context.once('close', done));
    }
    return report;
  } finally {
    await browser?.close();
    await server.close();
  }
}

/** The demo takes the real path: its lists are published, signed, on a host of the lab's server, and subscribed to. */
async function subscribeToDemo(run: LabRun, server: LabServer, browser: LabBrowser): Promise<void> {
  const addresses: string[] = [];
  for (const folder of DEMO_LISTS) {
    const publisher = await LabPublisher.publish(folder, basename(folder));
    publisher.serve(server);
    addresses.push(await publisher.address());
  }
  run.say(`setting up the profile: every label on, subscribed to ${addresses.join(' and ')}`);
  await subscribeProfile(browser, addresses);
}

async function readAll(
  run: LabRun,
  saved: readonly SavedPage[] | null,
  server: LabServer,
  browser: LabBrowser,
): Promise<LabReport> {
  const pageServer = new PageServer();
  if (saved === null) serveReplicas(server);
  else server.serve(pageServer.respond);
  const extension = await ExtensionPage.open(browser.context, browser.extensionId, 'debug.html');
  const pages: ReportPage[] = [];
  for (const wanted of saved ?? REPLICA_HOMES) {
    if ('html' in wanted) pageServer.show(wanted as SavedPage);
    run.say(`reading ${wanted.site}/${wanted.name} at ${wanted.url}`);
    pages.push(await readOne(run, wanted, browser, extension));
  }
  const network = browser.network.report(server.seen, [...Object.values(PAGE_HOSTS), LIST_HOST]);
  return { pages, ...network };
}

async function readOne(
  run: LabRun,
  { site, name, url }: LabPage,
  browser: LabBrowser,
  extension: ExtensionPage,
): Promise<ReportPage> {
  const page = await browser.context.newPage();
  const read = await readPage(page, { site, name, url }, extension);
  const picture = await takeScreenshot(page, join(run.out, `${site}-${name}.png`));
  if (picture !== null) run.say(`${site}/${name}: no picture: ${picture}`);
  // A page that hangs cannot be waited for.
  if (!run.keepOpen) await Promise.race([page.close(), pause(5_000)]);
  return read;
}
