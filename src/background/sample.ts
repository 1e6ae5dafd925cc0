import type { AccountEntry, ListState, Relation } from '../core/list/entries.ts';
import { buildIndex } from '../core/match/compile-entries.ts';
import { type ListIndex, openIndex } from '../core/match/index-bytes.ts';
import { judge } from '../core/match/judge.ts';
import { LINK_TOKEN, type Post } from '../core/post.ts';
import type { Label } from '../core/verdict.ts';
import type { SamplePost } from '../messages/contract.ts';
import { t } from '../platform/i18n.ts';
import { badgeLabel, reposterLabel } from './phrase.ts';

const DAY_MS = 86_400_000;

/** Every label is on in the sample, whatever the reader's settings are. */
const ALL_ON: Readonly<Record<Label, boolean>> = {
  A: true,
  B: true,
  'B~': true,
  C: true,
  D: true,
  R: true,
  S: true,
  V: true,
};

/** An invented post, before it is judged. */
interface Draft {
  readonly handle: string;
  readonly name: string;
  readonly text: string;
  readonly hoursAgo: number;
  readonly reposter?: { readonly handle: string; readonly name: string };
  readonly disclosure?: string;
  readonly quotes?: Draft;
}

const MARA = { handle: 'sample_mara', name: 'Mara Sample' };

/**
 * Six invented posts that show every label, judged by the real rules on an invented list made for this moment. Nothing is
 * stored, and no list of the reader takes part.
 */
export function samplePosts(now: string): readonly SamplePost[] {
  const opened = openIndex(buildIndex(sampleList(now)));
  if (!opened.ok) throw new Error(`the sample list: ${opened.error}`);
  return drafts().map((draft) => judged(draft, opened.value, now));
}

function drafts(): readonly Draft[] {
  const message = t('sampleMessage');
  const former = { handle: 'sample_gil', name: 'Gil Sample', text: t('sampleFormer'), hoursAgo: 20 };
  return [
    { ...MARA, text: message, hoursAgo: 1 },
    { handle: 'sample_ben', name: 'Ben Sample', text: t('sampleStaff'), hoursAgo: 2 },
    {
      handle: 'sample_cleo',
      name: 'Cleo Sample',
      text: t('sampleDisclosed'),
      hoursAgo: 3,
      disclosure: t('sampleDisclosure', t('samplePayer')),
    },
    { handle: 'sample_dev', name: 'Dev Sample', text: message, hoursAgo: 4 },
    { handle: 'sample_eve', name: 'Eve Sample', text: `${t('sampleCritic')}\n${message}`, hoursAgo: 5 },
    {
      handle: 'sample_fay',
      name: 'Fay Sample',
      text: t('sampleVolunteer'),
      hoursAgo: 6,
      reposter: MARA,
      quotes: former,
    },
  ];
}

function judged(draft: Draft, index: ListIndex, now: string): SamplePost {
  const { handle, name, text, reposter, disclosure, quotes } = draft;
  const post: Post = {
    site: 'x',
    key: handle,
    author: { handle, name },
    permalink: null,
    postedAt: new Date(Date.parse(now) - draft.hoursAgo * 3_600_000).toISOString(),
    kind: reposter === undefined ? 'post' : 'repost',
    view: 'home',
    reposter: reposter ?? null,
    text: text.replace(/https?:\/\/\S+/g, LINK_TOKEN),
    imageTexts: [],
    truncated: false,
    disclosure: disclosure ?? null,
  };
  const judgement = judge(post, [index], { now, shown: ALL_ON, overrides: new Set() });
  return {
    name,
    handle,
    reposter: reposter ?? null,
    disclosure: post.disclosure,
    quotes: quotes === undefined ? null : judged(quotes, index, now),
    evidence: {
      judgement,
      label: badgeLabel(judgement),
      reposterLabel: reposterLabel(judgement),
      postText: post.text,
      imageTexts: [],
      postedAt: post.postedAt,
      author: { handle, name },
      site: 'x',
      view: 'home',
    },
  };
}

function sampleList(now: string): ListState {
  const day = (days: number): string => new Date(Date.parse(now) + days * DAY_MS).toISOString().slice(0, 10);
  const account = (handle: string, name: string, relation: Relation, to = day(30)): AccountEntry => ({
    type: 'account',
    id: `${handle}/x/${handle}`,
    platform: 'x',
    handle,
    person: handle,
    name,
    role: t('sampleRole'),
    relation,
    payer: 'sample',
    sources: ['sample'],
    valid_from: day(-90),
    valid_to: to,
    recheck_by: day(60),
    status: 'active',
  });
  return {
    meta: {
      id: 'sample',
      name: t('sampleListName'),
      publisher: t('samplePublisher'),
      contact: 'corrections@example.org',
      version: '1',
      updated: day(-1),
      origin: 'built-in',
    },
    accounts: [
      account(MARA.handle, MARA.name, 'paid_staff'),
      account('sample_ben', 'Ben Sample', 'paid_staff'),
      account('sample_fay', 'Fay Sample', 'volunteer'),
      account('sample_gil', 'Gil Sample', 'paid_staff', day(-10)),
    ],
    templates: [
      {
        type: 'template',
        id: 'sample-libraries',
        payer: 'sample',
        text: t('sampleMessage'),
        lang: t('localeTag'),
        first_distributed: day(-20),
        last_distributed: day(-1),
        match: 'near',
        sources: ['sample'],
      },
    ],
    payers: [
      {
        type: 'payer',
        id: 'sample',
        name: t('samplePayer'),
        kind: 'committee',
        jurisdiction: 'US',
        registry: {},
      },
    ],
    sources: [
      {
        type: 'source',
        id: 'sample',
        kind: 'filing',
        title: t('sampleSource'),
        publisher: t('samplePublisher'),
        date: day(-30),
        url: 'https://example.org/report',
        archive_url: 'https://example.org/archive/report',
        links_handle: true,
      },
    ],
  };
}
