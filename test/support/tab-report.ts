import { DEFAULT_SHOWN } from '../../src/core/grade-defaults.ts';
import type { ListInfo, SettingsView, TabPost, TabReport } from '../../src/messages/contract.ts';
import type { PublisherInfo, SubscriptionInfo } from '../../src/messages/list-contract.ts';
import { DEFAULT_SETTINGS } from '../../src/settings/known-settings.ts';
import { LIST } from './evidence.ts';
import { PUBLISHER } from './publisher.ts';

/** A post of a tab, with nothing found. */
export function tabPost(change: Partial<TabPost> = {}): TabPost {
  return {
    key: 'k1',
    path: '0/1',
    author: { handle: 'mira_demo' },
    permalink: '/mira_demo/status/1',
    postedAt: '2026-11-23T10:00:00Z',
    kind: 'post',
    reposter: null,
    text: 'An invented post',
    imageTexts: [],
    truncated: false,
    label: null,
    reposterLabel: null,
    verdict: null,
    reason: 'no-match',
    notes: [],
    micros: 42,
    badged: false,
    ...change,
  };
}

/** A labelled post of a tab. */
export function labelledPost(key: string, sentence: string): TabPost {
  return tabPost({
    key,
    label: { grade: 'A', sentence, compact: sentence, name: sentence },
    verdict: { grade: 'A', payer: 'Example for Mayor', account: 'mira/x/mira_demo' },
    reason: null,
    badged: true,
  });
}

/** A tab that works. */
export function tabReport(change: Partial<TabReport> = {}): TabReport {
  return {
    site: 'x',
    view: 'home',
    on: true,
    ready: true,
    broken: null,
    seen: 220,
    parsed: 219,
    checked: 212,
    withheld: {},
    hooks: { 'author:permalink': 60 },
    finders: { article: 60 },
    removedByPage: 0,
    labelled: [],
    recent: [],
    messages: 31,
    slices: [300, 500, 900],
    profile: null,
    ...change,
  };
}

/** A list in the browser. */
export function listInfo(change: Partial<ListInfo> = {}): ListInfo {
  return {
    meta: LIST,
    on: true,
    accounts: 1204,
    people: 988,
    templates: 96,
    payers: 3,
    importedAt: '2026-11-24T10:00:00Z',
    generation: 4,
    hash: '99ffcd34ef56ab12aa',
    fault: null,
    subscription: null,
    ...change,
  };
}

/** When the invented publisher's newest pulse was issued. */
export const CHECKED = '2026-11-24T06:00:00Z';

/** An invented publisher with its keys. */
export const PUBLISHER_INFO: PublisherInfo = {
  publisher: PUBLISHER,
  keys: [
    { id: 'aa'.repeat(16), role: 'root' },
    { id: 'bb'.repeat(16), role: 'list' },
    { id: 'cc'.repeat(16), role: 'pulse' },
  ],
  threshold: [2, 3],
};

/** A subscription that is well. */
export function subscriptionInfo(change: Partial<SubscriptionInfo> = {}): SubscriptionInfo {
  return {
    base: 'https://lists.example.org/demo/',
    freshness: 'fresh',
    checked: CHECKED,
    firstUse: false,
    threshold: [2, 3],
    loopback: false,
    publisher: PUBLISHER_INFO,
    fault: null,
    quarantined: false,
    permitted: true,
    held: 0,
    changes: { added: 0, removed: 0, corrected: 0 },
    ...change,
  };
}

/** The settings of a fresh install. */
export const SETTINGS: SettingsView = {
  sites: DEFAULT_SETTINGS.sites,
  shown: DEFAULT_SHOWN,
  toolbarCount: true,
};
