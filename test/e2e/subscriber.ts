import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { ListInfo } from '../../src/messages/contract.ts';
import type { SyncOutcome } from '../../src/messages/list-contract.ts';
import { launchBrowser } from '../lab/browser.ts';
import { ExtensionPage } from '../lab/extension-page.ts';
import { LabPublisher } from '../lab/lab-publisher.ts';
import { DEMO_LISTS } from '../lab/profile.ts';
import { LAB_BUILD } from '../lab/run-lab.ts';
import type { LabServer } from '../lab/server.ts';
import { startServer } from '../lab/server.ts';
import { sentenceIn } from './expected-posts.ts';
import type { Lab } from './extension.ts';
import { expect, readNow } from './extension.ts';

/** A reader who can subscribe: the test build in a fresh profile, without any list. */
export interface Subscriber extends Lab {
  readonly close: () => Promise<void>;
}

/** Publishes the lab's demo list and the second one on a server; they began to publish an hour ago. */
export async function publishBoth(server: LabServer): Promise<readonly [LabPublisher, LabPublisher]> {
  const [demo, second] = await Promise.all(
    DEMO_LISTS.map((folder, at) =>
      LabPublisher.publish(folder, at === 0 ? 'demo' : 'second', minutesAgo(60)),
    ),
  );
  if (demo === undefined || second === undefined) throw new Error('the lab has two lists');
  demo.serve(server);
  second.serve(server);
  return [demo, second];
}

/** The instant that many minutes before now: a publisher's steps must be a second apart, and nobody waits for them. */
export function minutesAgo(minutes: number): Date {
  return new Date(Date.now() - minutes * 60_000);
}

/** Starts a browser with the test build and a fresh profile; with a server of its own when none is given. */
export async function startSubscriber(given?: LabServer): Promise<Subscriber> {
  if (!existsSync(join(LAB_BUILD, 'manifest.json')))
    throw new Error(
      'The test build is missing: run "npx wxt build --mode e2e", or "npm test", which makes it.',
    );
  const server = given ?? (await startServer());
  const browser = await launchBrowser({ server, extension: LAB_BUILD, headless: true });
  const extension = await ExtensionPage.open(browser.context, browser.extensionId, 'options.html');
  const close = async (): Promise<void> => {
    await browser.close();
    if (given === undefined) await server.close();
  };
  return { server, browser, extension, close };
}

/** Asks the background as the extension's own pages do. */
export async function ask<T>(lab: Lab, kind: string, request: object = {}): Promise<T> {
  const reply = await lab.extension.page.evaluate(
    async (message) => {
      interface Runtime {
        sendMessage(message: unknown): Promise<{ ok: boolean; value?: unknown; error?: string }>;
      }
      const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome;
      return runtime.sendMessage(message);
    },
    { fieldmark: kind, request },
  );
  if (!reply.ok) throw new Error(`"${kind}": ${reply.error}`);
  return reply.value as T;
}

/** The subscribed lists, by the name of their publisher's list. */
export async function subscribedLists(lab: Lab): Promise<ReadonlyMap<string, ListInfo>> {
  const lists = await ask<readonly ListInfo[]>(lab, 'lists');
  return new Map(lists.flatMap((list) => (list.subscription === null ? [] : [[list.meta.name, list]])));
}

/** Syncs every list; the codes of what failed. */
export async function syncNow(lab: Lab): Promise<readonly (string | null)[]> {
  return (await ask<readonly SyncOutcome[]>(lab, 'sync-now', { id: null })).map(({ fault }) => fault);
}

/** The badges of a page by their author's handle; an author without one is left out. */
export async function badges(page: Page, lab: Lab): Promise<Readonly<Record<string, string>>> {
  const posts = await readNow(page, lab);
  return Object.fromEntries(
    posts.flatMap(({ author, badge }) => {
      const sentence = sentenceIn(badge);
      return sentence === undefined ? [] : [[author?.handle ?? '?', sentence]];
    }),
  );
}

/** Puts the clock of the extension's background on or back by that many days; 0 puts it right. */
export async function shiftClock(lab: Lab, days: number): Promise<void> {
  const worker = lab.browser.context
    .serviceWorkers()
    .find((one) => one.url().startsWith('chrome-extension://'));
  if (worker === undefined) throw new Error('the background sleeps');
  await worker.evaluate((shift) => {
    const world = globalThis as unknown as { Date: DateConstructor; trueDate?: DateConstructor };
    world.trueDate ??= world.Date;
    const True = world.trueDate;
    class Shifted extends True {
      constructor(...given: ConstructorParameters<DateConstructor> | []) {
        if (given.length === 0) super(True.now() + shift);
        else super(...given);
      }
      static override now(): number {
        return True.now() + shift;
      }
    }
    world.Date = shift === 0 ? True : (Shifted as unknown as DateConstructor);
  }, days * 86_400_000);
}

/** Opens the evidence of the first badge in a page and gives its words, as assistive technology finds them; then closes it. */
export async function evidenceOfFirst(page: Page, until: string): Promise<string> {
  await page.bringToFront();
  const [x, y] = await page.evaluate(() => {
    const spans = [...document.querySelectorAll('article span')];
    const host = spans.find(
      ({ attributes, childNodes }) => attributes.length === 0 && childNodes.length === 0,
    );
    const box = host?.getBoundingClientRect();
    return box === undefined ? [0, 0] : [box.left + 24, box.top + box.height / 2];
  });
  await page.mouse.click(x ?? 0, y ?? 0);
  const session = await page.context().newCDPSession(page);
  let words = '';
  await expect
    .poll(async () => {
      const { nodes } = await session.send('Accessibility.getFullAXTree', {});
      words = nodes.map(({ name }) => String(name?.value ?? '')).join(' ');
      return words;
    })
    .toContain(until);
  await session.detach();
  await page.keyboard.press('Escape');
  return words;
}
