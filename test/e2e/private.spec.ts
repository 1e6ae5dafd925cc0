import type { Page } from '@playwright/test';
import type { ReplicaSite } from '../lab/replica/sites.ts';
import { REPLICA_SITES } from '../lab/replica/sites.ts';
import { expect, openReplica, readNow, test } from './extension.ts';
import { inExtensionWorld } from './extension-world.ts';

/** Words that stand in private places only. */
const SECRET = 'Nobody but us two may read this';

/** A place, from its outermost element to its innermost: the attributes of each. */
type Box = readonly Readonly<Record<string, string>>[];

interface Places {
  readonly home: string;
  readonly post: string;
  readonly column: string;
  /** Private places of the site. A whole post of the feed is copied into each of them. */
  readonly boxes: readonly Box[];
  readonly privateAddresses: readonly string[];
}

const FIELD: Box = [{ role: 'textbox', contenteditable: 'true' }];
const CHAT_ROW: Box = [{ role: 'grid' }, { role: 'row' }, { role: 'gridcell' }];

const PLACES: Readonly<Record<ReplicaSite, Places>> = {
  x: {
    home: 'https://x.com/home?feed=plain',
    post: '[data-testid="cellInnerDiv"]:has(article)',
    column: '[data-testid="primaryColumn"]',
    boxes: [
      [{ 'data-testid': 'DMDrawer' }, {}],
      [{ 'data-testid': 'chat-drawer-root' }, {}],
      [{ 'data-testid': 'GrokDrawer' }],
      [{ 'data-testid': 'tweetTextarea_0', role: 'textbox', contenteditable: 'true' }],
      FIELD,
    ],
    privateAddresses: [
      'https://x.com/messages',
      'https://x.com/notifications',
      'https://x.com/settings/account',
    ],
  },
  facebook: {
    home: 'https://www.facebook.com/?feed=plain',
    post: '[role="feed"] > .unit',
    column: '[role="main"]',
    boxes: [[{ 'data-pagelet': 'ChatTab' }, {}], CHAT_ROW, [{ role: 'log' }], [{ role: 'alert' }], FIELD],
    privateAddresses: ['https://www.facebook.com/messages/t/1', 'https://www.facebook.com/notifications'],
  },
  instagram: {
    home: 'https://www.instagram.com/?feed=plain',
    post: 'main .post',
    column: 'main',
    boxes: [CHAT_ROW, [{ role: 'log' }], [{ role: 'alert' }], FIELD],
    privateAddresses: ['https://www.instagram.com/direct/inbox/', 'https://www.instagram.com/accounts/edit/'],
  },
};

/** Everything this page's content script sends from now on, as text: recorded beside it, in its own world. */
const RECORD_SENT = `(() => {
  const door = globalThis[Symbol.for('fieldmark.door')];
  const { ask } = door;
  globalThis.sent = [];
  door.ask = (kind, request) => {
    globalThis.sent.push(JSON.stringify([kind, request]));
    return ask(kind, request);
  };
})()`;

/** Copies a post of the feed, with other words, into each box: one in the column, one beside it. */
function copyInto(page: Page, { post, column, boxes }: Places, secret: string): Promise<number> {
  return page.evaluate(
    ({ model, main, places, words }) => {
      const source = document.querySelector(model);
      let copies = 0;
      for (const parent of [document.querySelector(main), document.body]) {
        for (const box of places) {
          const copy = source?.cloneNode(true);
          if (!(copy instanceof HTMLElement)) continue;
          for (const text of copy.querySelectorAll('[data-testid="tweetText"], .paragraph, .caption'))
            text.textContent = words;
          let inner: HTMLElement = copy;
          for (const attributes of [...box].reverse()) {
            const around = document.createElement('div');
            for (const [name, value] of Object.entries(attributes)) around.setAttribute(name, value);
            around.append(inner);
            inner = around;
          }
          parent?.append(inner);
          if (document.body.textContent?.includes(words) === true) copies += 1;
        }
      }
      return copies;
    },
    { model: post, main: column, places: boxes, words: secret },
  );
}

for (const site of REPLICA_SITES) {
  test(`${site}: posts, chats, fields and notices on one page: nothing private is read or sent`, async ({
    lab,
    page,
  }) => {
    const places = PLACES[site];
    await openReplica(page, lab, places.home);
    const before = await readNow(page, lab);
    expect(before.filter(({ badge }) => badge !== null).length).toBeGreaterThan(0);
    const run = await inExtensionWorld(page, lab);
    await run(RECORD_SENT);

    expect(await copyInto(page, places, SECRET)).toBe(2 * places.boxes.length);
    const after = await readNow(page, lab);
    expect(after.map(({ text }) => text)).toEqual(before.map(({ text }) => text));
    const report = JSON.stringify(await lab.extension.report(page.url()));
    expect(report).not.toContain(SECRET);
    expect(((await run('globalThis.sent')) as string[]).join('\n')).not.toContain(SECRET);

    // The same copy in no private place is read and sent: what was looked for above can be found.
    const open = 'Everybody may read this one';
    expect(await copyInto(page, { ...places, boxes: [[]] }, open)).toBe(2);
    await expect
      .poll(async () => JSON.stringify(await lab.extension.report(page.url())).includes(open))
      .toBe(true);
    await expect
      .poll(async () => ((await run('globalThis.sent')) as string[]).join().includes(open))
      .toBe(true);
  });

  test(`${site}: nothing is read under a private address, whatever stands there`, async ({ lab, page }) => {
    const places = PLACES[site];
    await openReplica(page, lab, places.home);
    await readNow(page, lab);
    const run = await inExtensionWorld(page, lab);
    for (const address of places.privateAddresses) {
      await run(RECORD_SENT);
      // The address changes under the posts, as it does when a single-page application opens the messages.
      await page.evaluate((to) => history.pushState({}, '', to), address);
      await copyInto(page, { ...places, boxes: [[]] }, SECRET);
      await expect.poll(async () => (await lab.extension.report(page.url()))?.view).toBe('private');
      const report = await lab.extension.report(page.url());
      expect(report?.recent.filter(({ badged }) => badged)).toEqual([]);
      expect(JSON.stringify(report)).not.toContain(SECRET);
      expect(((await run('globalThis.sent')) as string[]).join('\n')).not.toContain(SECRET);
      expect(report?.broken).toBeNull();
    }
  });
}
