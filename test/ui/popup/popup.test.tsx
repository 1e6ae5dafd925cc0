// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LookupHit } from '../../../src/messages/contract.ts';
import type { SyncOutcome } from '../../../src/messages/list-contract.ts';
import { Popup } from '../../../src/ui/popup/popup.tsx';
import type { PopupApi } from '../../../src/ui/popup/popup-api.ts';
import { ACCOUNT, LIST, PAYER, SOURCE } from '../../support/evidence.ts';
import {
  labelledPost,
  listInfo,
  SETTINGS,
  subscriptionInfo,
  tabPost,
  tabReport,
} from '../../support/tab-report.ts';
import { installWords } from '../../support/words.ts';

const root = document.createElement('div');
document.body.append(root);

beforeEach(() => installWords());
afterEach(() => render(null, root));

async function show(change: Partial<PopupApi> = {}) {
  const api = {
    syncNow: vi.fn(async (): Promise<readonly SyncOutcome[]> => []),
    tab: vi.fn(async () => ({ id: 7, site: 'x' as const, refused: [] })),
    report: vi.fn(async () =>
      tabReport({
        labelled: [labelledPost('k1', 'Paid by Ada'), labelledPost('k2', 'Paid by Bo')],
        recent: [tabPost({ key: 'k0', reason: 'date-unknown' }), labelledPost('k1', 'Paid by Ada')],
      }),
    ),
    settings: vi.fn(async () => SETTINGS),
    switchSite: vi.fn(async () => SETTINGS),
    lists: vi.fn(async () => [listInfo()]),
    scrollTo: vi.fn(async () => true),
    reload: vi.fn(async () => undefined),
    allow: vi.fn(async () => true),
    lookup: vi.fn(
      async (): Promise<readonly LookupHit[]> => [
        { list: LIST, account: ACCOUNT, payer: PAYER, sources: [SOURCE] },
      ],
    ),
    copy: vi.fn(async () => true),
    namedPayer: vi.fn(async (): Promise<string | null> => null),
    openOptions: vi.fn(async () => undefined),
    openDebug: vi.fn(async () => undefined),
    close: vi.fn(),
    isOnline: () => true,
    now: () => '2026-11-24T12:00:00Z',
    ...change,
  } satisfies PopupApi;
  render(<Popup api={api} />, root);
  await vi.waitFor(() => expect(root.querySelector('[data-testid=coverage], [role=alert]')).not.toBeNull());
  return api;
}

const button = (words: string): HTMLButtonElement => {
  const found = [...root.querySelectorAll('button')].find((one) => one.textContent?.includes(words));
  if (found === undefined) throw new Error(`no button "${words}" in: ${root.textContent}`);
  return found;
};

describe('on a page that works', () => {
  test('the switch comes first, then the labelled posts, what was checked, and the coverage', async () => {
    await show();
    const text = root.textContent ?? '';
    const order = [
      'Label posts on X',
      '2 labelled posts in this tab',
      'Paid by Ada',
      '212 posts checked here',
      'No label does not mean unpaid.',
      'Look up an account',
    ];
    const places = order.map((words) => text.indexOf(words));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect([...places].sort((one, other) => one - other)).toEqual(places);
    expect(root.querySelector('[data-testid=coverage]')?.textContent).toBe(
      'No label does not mean unpaid. Your lists cover 1,204 accounts and 96 messages. Updated 2 hours ago.',
    );
  });

  test('a profile that names a payer of a list is told, with its own words', async () => {
    const profile = { handle: 'mira_demo', description: 'Digital organizer, Example for Mayor' };
    const namedPayer = vi.fn(async () => 'Example for Mayor');
    await show({ report: async () => tabReport({ view: 'profile', profile }), namedPayer });
    await vi.waitFor(() => expect(root.querySelector('[data-testid=profile]')).not.toBeNull());
    expect(namedPayer).toHaveBeenCalledExactlyOnceWith(profile.description);
    const words = root.querySelector('[data-testid=profile]')?.textContent ?? '';
    expect(words).toContain('The profile of @mira_demo names Example for Mayor');
    expect(words).toContain(profile.description);
    expect(words).toContain('They make no label');
  });

  test('a profile that names nobody is not talked about', async () => {
    const profile = { handle: 'mira_demo', description: 'Rain and bicycles' };
    const namedPayer = vi.fn(async () => null);
    await show({ report: async () => tabReport({ view: 'profile', profile }), namedPayer });
    await vi.waitFor(() => expect(namedPayer).toHaveBeenCalledTimes(1));
    expect(root.querySelector('[data-testid=profile]')).toBeNull();
  });

  test('a press on a post brings it into view', async () => {
    const api = await show();
    button('Paid by Bo').click();
    expect(api.scrollTo).toHaveBeenCalledExactlyOnceWith(7, 'k2');
  });

  test('a post that has gone is said to be gone', async () => {
    await show({ scrollTo: async () => false });
    button('Paid by Bo').click();
    await vi.waitFor(() => expect(root.textContent).toContain('This post has left the page.'));
  });

  test('the switch turns the site off', async () => {
    const api = await show();
    const input = root.querySelector<HTMLInputElement>('input[name="site-x"]');
    expect(input?.checked).toBe(true);
    input?.click();
    expect(api.switchSite).toHaveBeenCalledExactlyOnceWith('x', false);
  });

  test('the debug tab shows every decision with its reason', async () => {
    const api = await show();
    button('Debug').click();
    await vi.waitFor(() => expect(root.querySelector('[data-testid=debug]')).not.toBeNull());
    const decisions = [...root.querySelectorAll('.posts li')].map((item) => item.textContent ?? '');
    // Newest first.
    expect(decisions[0]).toContain('Paid by Ada');
    expect(decisions[1]).toContain('date not shown on this page');
    expect(decisions[1]).toContain('42 µs');
    button('full page').click();
    expect(api.openDebug).toHaveBeenCalledExactlyOnceWith(7);
  });
});

describe('states', () => {
  test('a tab without our script can be reloaded', async () => {
    const api = await show({ report: async () => null });
    expect(root.querySelector('[data-state=reload]')?.textContent).toContain('Reload it to see labels on X.');
    button('Reload this tab').click();
    expect(api.reload).toHaveBeenCalledExactlyOnceWith(7);
  });

  test('a site that the browser withholds can be allowed', async () => {
    const api = await show({ tab: async () => ({ id: 7, site: 'x', refused: ['x'] }) });
    button('Allow').click();
    expect(api.allow).toHaveBeenCalledExactlyOnceWith('x');
  });

  test('any other page: no switch, a sentence', async () => {
    const api = await show({ tab: async () => ({ id: 7, site: null, refused: [] }) });
    expect(root.querySelector('input[type=checkbox]')).toBeNull();
    expect(root.querySelector('[data-state=unsupported]')).not.toBeNull();
    expect(api.report).not.toHaveBeenCalled();
  });

  test('a broken adapter is said, and no post is shown', async () => {
    await show({
      report: async () => tabReport({ broken: 'cells', labelled: [labelledPost('k1', 'Paid by Ada')] }),
    });
    expect(root.querySelector('[data-state=broken]')).not.toBeNull();
    expect(root.textContent).not.toContain('Paid by Ada');
  });

  test('no list is a notice of its own', async () => {
    await show({ lists: async () => [], isOnline: () => false });
    expect(root.querySelector('[data-notice=no-list]')).not.toBeNull();
    expect(root.querySelector('[data-notice=offline]')).not.toBeNull();
  });

  test('a background that does not answer is said', async () => {
    await show({ settings: () => Promise.reject(new Error('gone')) });
    expect(root.querySelector('[role=alert]')?.textContent).toContain('does not answer');
  });
});

test('hostile posts stay text', async () => {
  const evil = '<img src=x onerror=alert(1)>\u202e';
  await show({
    report: async () =>
      tabReport({ labelled: [{ ...labelledPost('k', evil), text: evil, author: { handle: evil } }] }),
  });
  expect(root.querySelectorAll('li img')).toHaveLength(0);
  expect(root.textContent).toContain('<img src=x');
});

describe('look up an account', () => {
  const result = (): string => root.querySelector('[data-testid=lookup-result]')?.textContent ?? '';
  const look = (handle: string): void => {
    const field = root.querySelector<HTMLInputElement>('input[name=lookup-handle]');
    if (field === null) throw new Error('no field');
    field.value = handle;
    field.form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  };

  test('shows every list’s entry with dates, sources and the publisher’s contact', async () => {
    const api = await show();
    look('@mira_demo');
    await vi.waitFor(() => expect(result()).toContain('1 entry on your lists'));
    expect(api.lookup).toHaveBeenCalledExactlyOnceWith('x', '@mira_demo');
    for (const words of [
      'Example for Mayor',
      'paid staff, digital organizer',
      'May 8, 2026 – Jan 3, 2027',
      'in force',
      'Demo Watch',
      'Form 460 (invented)',
    ])
      expect(result()).toContain(words);
    const links = [...root.querySelectorAll<HTMLAnchorElement>('.lookup a')].map(({ href }) => href);
    expect(links.slice(0, 2)).toEqual([SOURCE.url, SOURCE.archive_url]);
    expect(links[2]).toContain('mailto:corrections@demo.example.org');
  });

  test('copies the entry as text', async () => {
    const api = await show();
    look('mira_demo');
    await vi.waitFor(() => expect(result()).toContain('1 entry'));
    button('Copy as text').click();
    await vi.waitFor(() => expect(result()).toContain('Copied.'));
    const text = String(vi.mocked(api.copy).mock.calls.at(0)?.at(0));
    expect(text).toContain('Payer: Example for Mayor\n');
    expect(text).toContain('https://filings.example.org/460');
  });

  test('nobody on the lists is not the same as nobody paid', async () => {
    await show({ lookup: vi.fn(async () => []) });
    look('zoe');
    await vi.waitFor(() => expect(result()).toContain('That does not mean unpaid.'));
  });

  test('what no site could have given is not asked for', async () => {
    const api = await show();
    look('no handle');
    await vi.waitFor(() => expect(result()).toContain('no handle that X could have given'));
    expect(api.lookup).not.toHaveBeenCalled();
  });

  test('a background that does not answer is said', async () => {
    await show({ lookup: vi.fn(async () => Promise.reject(new Error('gone'))) });
    look('zoe');
    await vi.waitFor(() => expect(result()).toContain('Fieldmark does not answer.'));
  });
});

describe('subscribed lists', () => {
  const subscribed = (change: Parameters<typeof subscriptionInfo>[0] = {}) => ({
    lists: vi.fn(async () => [listInfo({ subscription: subscriptionInfo(change) })]),
  });

  test('are updated by hand, and the age is that of the publisher’s last word', async () => {
    const api = await show(subscribed());
    expect(root.querySelector('[data-testid=coverage]')?.textContent).toContain('Updated 6 hours ago');
    button('Update now').click();
    await vi.waitFor(() => expect(root.textContent).toContain('Checked just now.'));
    expect(api.syncNow).toHaveBeenCalledTimes(1);
  });

  test('a failed update says why', async () => {
    const syncNow = vi.fn(async () => [{ id: 'demo', fault: 'timeout' as const }]);
    await show({ ...subscribed(), syncNow });
    button('Update now').click();
    await vi.waitFor(() => expect(root.textContent).toContain('its server cannot be reached. (timeout)'));
  });

  test('a stale one is named with its day', async () => {
    await show(subscribed({ freshness: 'stale', checked: '2026-11-12T06:00:00Z' }));
    expect(root.querySelector('[data-notice=list-stale]')?.textContent).toMatch(/last checked on .*12/);
  });

  test('without any, nothing is there to be updated', async () => {
    await show();
    expect(root.querySelector('[data-testid=update]')).toBeNull();
  });
});
