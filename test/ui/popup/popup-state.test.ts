import { describe, expect, test } from 'vitest';
import type { SubscriptionInfo } from '../../../src/messages/list-contract.ts';
import type { PopupFacts } from '../../../src/ui/popup/popup-state.ts';
import { coverageOf, popupNotices, popupState } from '../../../src/ui/popup/popup-state.ts';
import { LIST } from '../../support/evidence.ts';
import { CHECKED, listInfo, SETTINGS, subscriptionInfo, tabReport } from '../../support/tab-report.ts';

const NOW = '2026-11-24T12:00:00Z';
const FACTS: PopupFacts = {
  tab: { id: 7, site: 'x', refused: [] },
  report: tabReport(),
  settings: SETTINGS,
  lists: [listInfo()],
  online: true,
  now: NOW,
};
const off = { ...SETTINGS, sites: { ...SETTINGS.sites, x: false } };

describe('popupState', () => {
  test.each([
    ['ready', {}],
    ['loading', { tab: undefined }],
    ['loading', { settings: undefined }],
    ['loading', { report: undefined }],
    ['loading', { report: tabReport({ ready: false }) }],
    ['unsupported', { tab: { id: 7, site: null, refused: [] } }],
    ['unsupported', { tab: { id: null, site: 'x', refused: [] } }],
    ['permission', { tab: { id: 7, site: 'x', refused: ['x'] } }],
    ['ready', { tab: { id: 7, site: 'x', refused: ['facebook'] } }],
    ['off', { settings: off }],
    // Switched off, no script needs to answer.
    ['off', { settings: off, report: null }],
    ['reload', { report: null }],
    ['private', { report: tabReport({ view: 'private' }) }],
    ['broken', { report: tabReport({ broken: 'cells' }) }],
  ] as const satisfies readonly (readonly [string, Partial<PopupFacts>])[])('%s', (kind, change) => {
    expect(popupState({ ...FACTS, ...change }).kind).toBe(kind);
  });
});

describe('popupNotices', () => {
  const about = { list: LIST.name, checked: CHECKED };
  const with_ = (change: Partial<SubscriptionInfo>) => ({
    lists: [listInfo({ subscription: subscriptionInfo(change) })],
  });
  test.each([
    [[], {}],
    [[{ kind: 'no-list' }], { lists: [] }],
    [[{ kind: 'no-list' }], { lists: [listInfo({ on: false })] }],
    [[{ kind: 'list-fault' }], { lists: [listInfo({ fault: 'index-corrupt' })] }],
    [[{ kind: 'list-stale', ...about }], with_({ freshness: 'stale' })],
    [[{ kind: 'list-dead', ...about }], with_({ freshness: 'dead' })],
    [[{ kind: 'list-permission', ...about }], with_({ permitted: false })],
    [[{ kind: 'list-quarantined', ...about }], with_({ quarantined: true })],
    [[], with_({})],
    [[], with_({ fault: 'network' })],
    // A folder of one's own is never checked anywhere: age says nothing about it.
    [[], { lists: [listInfo({ importedAt: '2026-01-10T00:00:00Z' })] }],
    [[{ kind: 'offline' }], { online: false }],
    [[], { lists: undefined }],
  ] satisfies readonly (readonly [readonly object[], Partial<PopupFacts>])[])('%j', (notices, change) => {
    expect(popupNotices({ ...FACTS, ...change })).toEqual(notices);
  });
});

test('coverage counts the lists that are on and can be used', () => {
  const lists = [
    listInfo(),
    listInfo({ on: false, accounts: 9999 }),
    listInfo({ fault: 'index-corrupt', templates: 9999 }),
    listInfo({ accounts: 0, templates: 3, importedAt: null, meta: { ...LIST, updated: '2020-02-20' } }),
  ];
  expect(coverageOf(lists)).toEqual({ accounts: 1204, templates: 99, newest: '2026-11-24T10:00:00Z' });
  const checked = '2026-11-24T11:30:00Z';
  expect(coverageOf([...lists, listInfo({ subscription: subscriptionInfo({ checked }) })]).newest).toBe(
    checked,
  );
  expect(coverageOf([])).toEqual({ accounts: 0, templates: 0, newest: null });
});
