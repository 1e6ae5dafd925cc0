import { describe, expect, test } from 'vitest';
import type { PopupFacts } from '../../../src/ui/popup/popup-state.ts';
import { coverageOf, popupNotices, popupState } from '../../../src/ui/popup/popup-state.ts';
import { LIST } from '../../support/evidence.ts';
import { listInfo, SETTINGS, tabReport } from '../../support/tab-report.ts';

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
  const subscription = { ...LIST, origin: 'subscription' } as const;
  const old = '2026-11-10T00:00:00Z';
  test.each([
    [[], {}],
    [['no-list'], { lists: [] }],
    [['no-list'], { lists: [listInfo({ on: false })] }],
    [['list-fault'], { lists: [listInfo({ fault: 'index-corrupt' })] }],
    [['list-stale'], { lists: [listInfo({ meta: subscription, importedAt: old })] }],
    [[], { lists: [listInfo({ meta: subscription })] }],
    // A folder of one's own is never checked anywhere: age says nothing about it.
    [[], { lists: [listInfo({ importedAt: old })] }],
    [['offline'], { online: false }],
    [[], { lists: undefined }],
  ] as const satisfies readonly (readonly [readonly string[], Partial<PopupFacts>])[])(
    '%j',
    (notices, change) => {
      expect(popupNotices({ ...FACTS, ...change })).toEqual(notices);
    },
  );
});

test('coverage counts the lists that are on and can be used', () => {
  const lists = [
    listInfo(),
    listInfo({ on: false, accounts: 9999 }),
    listInfo({ fault: 'index-corrupt', templates: 9999 }),
    listInfo({ accounts: 0, templates: 3, importedAt: null, meta: { ...LIST, updated: '2020-02-20' } }),
  ];
  expect(coverageOf(lists)).toEqual({ accounts: 1204, templates: 99, newest: '2026-11-24T10:00:00Z' });
  expect(coverageOf([])).toEqual({ accounts: 0, templates: 0, newest: null });
});
