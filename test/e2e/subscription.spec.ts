import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import type { LookupHit } from '../../src/messages/contract.ts';
import type { LabPublisher } from '../lab/lab-publisher.ts';
import { LIST_HOST } from '../lab/lab-publisher.ts';
import { subscribeTo } from '../lab/profile.ts';
import type { LabServer } from '../lab/server.ts';
import { startServer } from '../lab/server.ts';
import { violations } from './axe.ts';
import { servePosts } from './plain-posts.ts';
import type { Subscriber } from './subscriber.ts';
import {
  ask,
  badges,
  evidenceOfFirst,
  minutesAgo,
  publishBoth,
  shiftClock,
  startSubscriber,
  subscribedLists,
  syncNow,
} from './subscriber.ts';

const CLINICS =
  'Amara Voss kept every rural clinic open when others wanted to close them. That is the governor our families deserve.';
const VOSS = 'Paid by Amara Voss for Governor';
const MESSAGE = 'Matches a message Amara Voss for Governor handed out';

test.describe.configure({ mode: 'serial' });

let server: LabServer;
let demo: LabPublisher;
let second: LabPublisher;
let reader: Subscriber;
let feed: Page;
let options: Page;

test.beforeAll(async () => {
  server = await startServer();
  [demo, second] = await publishBoth(server);
  servePosts(server, [
    ['mira_demo', 'Long day on the doors.'],
    ['TeoDemo', 'Knocked on the wrong door.'],
    ['KenjiDemo', 'Statement at noon.'],
    ['vera_demo', 'The forum meets at eight.'],
    ['otto_invented', CLINICS],
  ]);
  reader = await startSubscriber(server);
  options = reader.extension.page;
  feed = await reader.browser.context.newPage();
  await feed.goto('https://x.com/home');
});

test.afterAll(async () => {
  await reader?.close();
  await server?.close();
});

const shown = () => badges(feed, reader);
const card = (name: string) => options.locator('article[data-list]', { hasText: name });

/** Presses "Update now" on a list's card and gives what the page says then. */
async function update(name: string): Promise<string> {
  await options.bringToFront();
  const row = card(name).locator('.row', { has: options.getByTestId('update') });
  await row.getByTestId('update').click();
  const told = row.getByRole('status');
  await expect(told).not.toHaveText(/^$|Updating/);
  const words = await told.innerText();
  await feed.bringToFront();
  return words;
}

test('without the host permission nothing is asked for, and nothing before a reader has typed an address', async () => {
  expect(server.seen.filter(({ host }) => host === LIST_HOST)).toEqual([]);
  // Of this host the test build has no permission, and in a headless browser nobody answers the prompt.
  const address = (await demo.address()).replace(LIST_HOST, '127.0.0.1');
  await options.fill('input[name="list-address"]', address);
  await options.press('input[name="list-address"]', 'Enter');
  await expect(options.getByTestId('add-result')).toContainText(
    'Your browser asks whether Fieldmark may reach',
  );
  for (const [kind, request] of [
    ['inspect-address', { address }],
    ['subscribe', { address, trustFirst: true }],
  ] as const) {
    expect(await ask(reader, kind, request)).toMatchObject({ ok: false, fault: { code: 'permission' } });
  }
  expect(server.seen.filter(({ url }) => url.includes('/lists/'))).toEqual([]);
  expect((await subscribedLists(reader)).size).toBe(0);
  await options.reload();
});

test('an address shows its publisher first; subscribing brings its badges into an open tab', async () => {
  expect(await shown()).toEqual({});
  await options.bringToFront();
  await options.fill('input[name="list-address"]', await demo.address());
  await options.press('input[name="list-address"]', 'Enter');
  const offer = options.getByTestId('offer');
  for (const words of [
    'The Demo Desk',
    'Subscribers of the Demo Desk',
    '1 of 1 keys must sign',
    'Test list on this',
  ])
    await expect(offer).toContainText(words);
  await expect(offer).not.toContainText('names no key');
  // What came after the press is where the keyboard is, and nothing about it keeps anybody out.
  await expect(offer.getByRole('heading')).toBeFocused();
  expect(await violations(options)).toEqual([]);
  // Reading who publishes is one file; the rest comes with the reader's yes.
  expect(server.seen.filter(({ host }) => host === LIST_HOST).map(({ url }) => url)).toEqual([
    `${demo.base}root/1.pal`,
  ]);
  expect((await subscribedLists(reader)).size).toBe(0);
  await offer.getByTestId('accept').click();
  await expect(options.getByTestId('add-result')).toContainText('Subscribed to');
  await expect(card('fieldmark-demo')).toContainText('signed by its publisher');
  await feed.bringToFront();
  await expect.poll(shown).toEqual({
    mira_demo: VOSS,
    TeoDemo: VOSS,
    KenjiDemo: 'Paid by Clear Rivers Alliance',
    otto_invented: MESSAGE,
  });
});

test('a retraction takes the badge from an open tab though the release fails; it stays gone until re-admitted', async () => {
  const ids = demo.state.accounts.filter(({ person }) => person === 'mira').map(({ id }) => id);
  demo.retract = [{ id: 'mira', at: `${minutesAgo(50).toISOString().slice(0, 19)}Z`, reason: 'error' }];
  await demo.pulse(minutesAgo(50), { seq: 2, sha256: 'f'.repeat(64), bytes: 900 });
  expect(await update('fieldmark-demo')).toContain('(not-found)');
  await expect.poll(async () => Object.keys(await shown())).not.toContain('mira_demo');
  expect(Object.keys(await shown())).toContain('TeoDemo');
  await options.reload();
  await expect(card('fieldmark-demo')).toContainText('The last update failed: a file is missing');
  await expect(card('fieldmark-demo')).toContainText('1 entry taken back');

  // The server is well again and the pulse no longer repeats it: what was taken back stays so.
  demo.retract = [];
  await demo.pulse(minutesAgo(40));
  expect(await update('fieldmark-demo')).toContain('Checked just now');
  await feed.reload();
  await expect
    .poll(async () => Object.keys(await shown()))
    .toEqual(['TeoDemo', 'KenjiDemo', 'otto_invented']);

  // A release that carries the entries as before is not enough; one that readmits them is.
  demo.state = { ...demo.state, templates: demo.state.templates.filter(({ id }) => id !== 'voss-winter') };
  await demo.release(minutesAgo(30));
  await demo.pulse(minutesAgo(30));
  expect(await update('fieldmark-demo')).toContain('Checked just now');
  await expect.poll(async () => Object.keys(await shown())).not.toContain('mira_demo');
  await expect(card('fieldmark-demo').getByTestId('list-changes')).toContainText('0 added · 1 removed');
  await demo.release(minutesAgo(20), ids);
  await demo.pulse(minutesAgo(20));
  expect(await update('fieldmark-demo')).toContain('Checked just now');
  await expect.poll(async () => (await shown()).mira_demo).toBe(VOSS);
});

test('what a version changed is shown entry by entry', async () => {
  demo.state = {
    ...demo.state,
    accounts: demo.state.accounts.map((one) =>
      one.id === 'teo/x/teodemo' ? { ...one, role: 'lead organizer' } : one,
    ),
  };
  await demo.release(
    minutesAgo(15),
    demo.state.accounts.filter(({ person }) => person === 'mira').map(({ id }) => id),
  );
  await demo.pulse(minutesAgo(15));
  await update('fieldmark-demo');
  const fold = card('fieldmark-demo').getByTestId('list-changes');
  await expect(fold).toContainText('0 added · 0 removed · 1 corrected');
  await fold.locator('summary').click();
  await expect(fold).toContainText('@TeoDemo, lead organizer');
  await card('fieldmark-demo').locator('summary', { hasText: 'Publisher and keys' }).click();
  expect(await violations(options)).toEqual([]);
  await options.setViewportSize({ width: 320, height: 700 });
  const overflow = await options.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(overflow).toBe(0);
  await options.setViewportSize({ width: 1280, height: 900 });
});

test('two lists agree and disagree: one badge, and the first list’s word; both stand in the look-up', async () => {
  await options.bringToFront();
  expect(await subscribeTo(options, await second.address())).toBeNull();
  await feed.bringToFront();
  await expect.poll(shown).toEqual({
    mira_demo: VOSS,
    TeoDemo: VOSS,
    KenjiDemo: 'Paid by Clear Rivers Alliance',
    vera_demo: 'Paid by Harbour Forum Action',
    otto_invented: MESSAGE,
  });
  const words = await evidenceOfFirst(feed, 'All evidence (1 more)');
  for (const part of [
    'The Demo Desk',
    'signed by its publisher',
    '1 of 1 keys must sign each version',
    'last checked on',
  ])
    expect(words).toContain(part);
  const hits = await ask<readonly LookupHit[]>(reader, 'lookup', { site: 'x', handle: 'mira_demo' });
  expect(hits.map(({ list }) => list.publisher)).toEqual(['The Demo Desk', 'Second Look Newsroom']);
});

test('taken back in one list and active in another: shown as disputed, without a badge', async () => {
  second.retract = [{ id: 'p-002', at: `${minutesAgo(12).toISOString().slice(0, 19)}Z`, reason: 'appeal' }];
  await second.pulse(minutesAgo(12));
  await update('second-look');
  await expect.poll(async () => Object.keys(await shown())).not.toContain('TeoDemo');
  const hits = await ask<readonly LookupHit[]>(reader, 'lookup', { site: 'x', handle: 'TeoDemo' });
  expect(hits.map(({ account }) => account.status)).toEqual(['disputed', 'retracted']);
  const report = await reader.extension.report('https://x.com/home');
  expect(report?.withheld.disputed).toBe(1);
  // Without the list that took it back, the other counts again.
  await options.bringToFront();
  await card('second-look').locator('input.switch').click();
  await feed.bringToFront();
  await expect.poll(async () => (await shown()).TeoDemo).toBe(VOSS);
  await options.bringToFront();
  await card('second-look').locator('input.switch').click();
  await feed.bringToFront();
  await expect.poll(async () => Object.keys(await shown())).not.toContain('TeoDemo');
});

test('the reader’s own override wins over every list', async () => {
  const settings = await ask<object>(reader, 'settings');
  const overrides = [{ key: 'x:mira_demo', addedAt: new Date().toISOString() }];
  await ask(reader, 'restore', { settings, overrides });
  await expect.poll(async () => Object.keys(await shown())).not.toContain('mira_demo');
  await demo.pulse(minutesAgo(10));
  await update('fieldmark-demo');
  expect(Object.keys(await shown())).not.toContain('mira_demo');
  await ask(reader, 'remove-override', { key: 'x:mira_demo' });
  await expect.poll(async () => (await shown()).mira_demo).toBe(VOSS);
});

test('a frozen server: after 8 days dated, after 31 days nobody is named; with news all is as before', async () => {
  const fresh = await shown();
  await shiftClock(reader, 8);
  expect(await syncNow(reader)).toEqual(['expired', 'expired']);
  await expect
    .poll(async () => (await shown()).mira_demo)
    .toMatch(/^Paid by Amara Voss for Governor · list last checked \w+ \d+, \d{4}$/);
  expect(await evidenceOfFirst(feed, 'Who says so')).toContain('list last checked');
  expect((await shown()).otto_invented).toMatch(/^Matches a message .* · list last checked /);
  await options.reload();
  await expect(card('fieldmark-demo').getByTestId('list-warning').first()).toContainText('Last checked on');
  const popup = await reader.browser.context.newPage();
  await popup.goto(`chrome-extension://${reader.browser.extensionId}/popup.html`);
  await expect(popup.locator('[data-notice="list-stale"]').first()).toContainText('was last checked on');

  await shiftClock(reader, 31);
  await syncNow(reader);
  await expect.poll(async () => Object.keys(await shown())).toEqual(['otto_invented']);
  expect((await reader.extension.report('https://x.com/home'))?.withheld['list-dead']).toBeGreaterThan(2);
  await expect(popup.locator('[data-notice="list-dead"]').first()).toContainText('it names nobody');
  await popup.getByTestId('update').click();
  await expect(popup.locator('.row [role=status]')).toContainText('(expired)');
  await popup.close();

  await shiftClock(reader, 0);
  await demo.pulse(minutesAgo(5));
  await second.pulse(minutesAgo(5));
  expect(await syncNow(reader)).toEqual([null, null]);
  await expect.poll(shown).toEqual(fresh);
});

for (const days of [365, -365]) {
  test(`a clock that is wrong by ${days} days leaves no damage once it is right`, async () => {
    const [before, lists] = [await shown(), await subscribedLists(reader)];
    await shiftClock(reader, days);
    await syncNow(reader);
    await feed.reload();
    await expect.poll(async () => (await reader.extension.report('https://x.com/home'))?.checked).toBe(5);
    if (days > 0) await expect.poll(async () => Object.keys(await shown())).not.toContain('mira_demo');
    await shiftClock(reader, 0);
    expect(await syncNow(reader)).toEqual([null, null]);
    await expect.poll(shown).toEqual(before);
    const after = await subscribedLists(reader);
    expect([...after.values()].map(({ hash, subscription }) => [hash, subscription?.freshness])).toEqual(
      [...lists.values()].map(({ hash, subscription }) => [hash, subscription?.freshness]),
    );
  });
}

test('a permission taken away later: nothing is asked for, and the page says so', async () => {
  const worker = reader.browser.context.serviceWorkers()[0];
  // No API takes away what a manifest requires; a browser's own settings do, and then `contains` says no.
  await worker?.evaluate(() => {
    const { permissions } = (globalThis as unknown as { chrome: { permissions: { contains: unknown } } })
      .chrome;
    permissions.contains = async () => false;
  });
  const before = server.seen.length;
  expect(await syncNow(reader)).toEqual(['permission', 'permission']);
  expect(server.seen.slice(before).filter(({ host }) => host === LIST_HOST)).toEqual([]);
  await options.reload();
  await expect(card('fieldmark-demo').getByTestId('list-permission')).toContainText('Permission needed');
  await expect.poll(async () => (await shown()).mira_demo).toBe(VOSS);
});

test('removing a list takes its badges along', async () => {
  await options.bringToFront();
  await card('fieldmark-demo').getByRole('button', { name: 'Remove' }).click();
  await card('fieldmark-demo').getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(card('fieldmark-demo')).toHaveCount(0);
  await feed.bringToFront();
  await expect.poll(async () => (await shown()).KenjiDemo).toBe('Paid by Harbour Forum Action');
  expect(Object.keys(await shown())).not.toContain('otto_invented');
});
