import type {
  AccountEntry,
  ListMeta,
  ListState,
  PayerEntry,
  SourceEntry,
  TemplateEntry,
} from '../../../src/core/list/entries.ts';
import { buildIndex } from '../../../src/core/match/compile-entries.ts';
import { type ListIndex, openIndex } from '../../../src/core/match/index-bytes.ts';
import type { Post } from '../../../src/core/post.ts';
import type { Policy } from '../../../src/core/verdict.ts';

/** The day that counts as now in these tests. */
export const NOW = '2026-10-15T12:00:00Z';

export const MESSAGE =
  'Ada Example will fix the ferry timetable and reopen the old harbour library before winter comes.';
export const OTHER_MESSAGE =
  'Brook Sample promises cheaper tram tickets for every pupil in the northern valley this year.';

/** Every label switched on. */
export const ALL_ON: Policy['shown'] = {
  A: true,
  C: true,
  B: true,
  'B~': true,
  S: true,
  V: true,
  D: true,
  R: true,
};

export function policy(change: Partial<Policy> = {}): Policy {
  return { now: NOW, shown: ALL_ON, overrides: new Set(), ...change };
}

export function meta(id = 'list-a'): ListMeta {
  return {
    id,
    name: `List ${id}`,
    publisher: 'Example Watch',
    version: '1',
    updated: '2026-10-01',
    origin: 'folder',
  };
}

export function payer(change: Partial<PayerEntry> = {}): PayerEntry {
  return {
    type: 'payer',
    id: 'ada-for-mayor',
    name: 'Ada for Mayor 2026',
    kind: 'committee',
    jurisdiction: 'US-CA',
    registry: { 'ca-sos': '1234567' },
    aliases: ['Friends of Ada Example'],
    ...change,
  };
}

export const OTHER_PAYER = payer({
  id: 'brook-for-mayor',
  name: 'Brook for Mayor',
  registry: { 'ca-sos': '7654321' },
  aliases: [],
});

export function account(change: Partial<AccountEntry> = {}): AccountEntry {
  return {
    type: 'account',
    id: 'p1/x/vera_invented',
    platform: 'x',
    handle: 'vera_invented',
    person: 'p1',
    name: 'Vera Invented',
    role: 'field organiser',
    relation: 'paid_staff',
    payer: 'ada-for-mayor',
    sources: ['s1'],
    valid_from: '2026-09-01',
    valid_to: '2026-10-31',
    recheck_by: '2026-12-01',
    status: 'active',
    ...change,
  };
}

export function template(change: Partial<TemplateEntry> = {}): TemplateEntry {
  return {
    type: 'template',
    id: 't1',
    payer: 'ada-for-mayor',
    text: MESSAGE,
    lang: 'en',
    first_distributed: '2026-01-01',
    last_distributed: '2026-12-31',
    match: 'near',
    sources: ['s1'],
    ...change,
  };
}

export const SOURCE: SourceEntry = {
  type: 'source',
  id: 's1',
  kind: 'filing',
  title: 'A filing',
  publisher: 'Registry',
  date: '2026-09-02',
  url: 'https://example.org/filing',
  links_handle: true,
};

export function state(change: Partial<ListState> = {}): ListState {
  return {
    meta: meta(),
    accounts: [account()],
    templates: [template(), template({ id: 't2', payer: OTHER_PAYER.id, text: OTHER_MESSAGE })],
    payers: [payer(), OTHER_PAYER],
    sources: [SOURCE],
    ...change,
  };
}

/** Compiles and opens a list. */
export function indexOf(list: ListState): ListIndex {
  const opened = openIndex(buildIndex(list));
  if (!opened.ok) throw new Error(opened.error);
  return opened.value;
}

export function post(change: Partial<Post> = {}): Post {
  return {
    site: 'x',
    key: '1',
    author: { handle: 'somebody_else' },
    permalink: '/somebody_else/status/1',
    postedAt: '2026-10-10T08:00:00Z',
    kind: 'post',
    view: 'home',
    reposter: null,
    text: 'The ferry was late again today.',
    imageTexts: [],
    truncated: false,
    disclosure: null,
    ...change,
  };
}
