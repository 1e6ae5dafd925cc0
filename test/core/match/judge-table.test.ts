import { describe, expect, test } from 'vitest';
import type { AccountEntry, Relation } from '../../../src/core/list/entries.ts';
import { judge } from '../../../src/core/match/judge.ts';
import type { PostKind, View } from '../../../src/core/post.ts';
import type { Grade } from '../../../src/core/verdict.ts';
import { account, indexOf, MESSAGE, OTHER_MESSAGE, policy, post, state, template } from './invented.ts';

// The grades of product.md, once more and in other words: a table over every combination, against the real judge.
const RELATIONS: readonly (Relation | null)[] = [
  null,
  'paid_staff',
  'contractor',
  'vendor',
  'creator',
  'volunteer',
  'official',
];
const STATUSES: readonly AccountEntry['status'][] = ['active', 'disputed', 'retracted'];
const DATES = {
  before: '2026-08-20',
  inside: '2026-10-10T08:00:00Z',
  after: '2026-11-02',
  unknown: null,
} as const;
const NOW_AFTER = '2026-11-05T00:00:00Z';
const VIEWS: readonly View[] = ['home', 'profile', 'permalink', 'group', 'search', 'list', 'other'];
const KINDS: readonly PostKind[] = ['post', 'repost', 'quote', 'comment', 'ad'];
const TEXTS = {
  none: { text: 'The ferry was late again today.' },
  whole: { text: MESSAGE },
  contains: { text: `Look at this. ${MESSAGE}` },
  near: { text: MESSAGE.replace('ferry', 'tram').replace('library', 'school') },
  image: { text: '', imageTexts: [MESSAGE] },
  otherPayer: { text: OTHER_MESSAGE },
  retracted: { text: 'Casey Nobody wants a longer bathing season and two new ladders at the western lake.' },
} as const;
const DISCLOSURES = {
  none: '',
  known: '\nThe author was paid by Ada for Mayor 2026 in connection with this posting.',
  number: '\nThe author was paid by Unheard Committee (ID# 9999999) in connection with this posting.',
  unknown: '\nThe author was paid by Unheard Committee in connection with this posting.',
} as const;

type TextKey = keyof typeof TEXTS;
type DateKey = keyof typeof DATES;
type DisclosureKey = keyof typeof DISCLOSURES;

function indexFor(relation: Relation | null, status: AccountEntry['status'], recheck: string) {
  const list = state();
  return indexOf({
    ...list,
    accounts:
      relation === null ? [] : [account({ relation, status, recheck_by: recheck, valid_to: '2026-11-01' })],
    templates: [...list.templates, template({ id: 't3', text: TEXTS.retracted.text, status: 'retracted' })],
  });
}

interface Combination {
  readonly relation: Relation | null;
  readonly status: AccountEntry['status'];
  readonly recheckPast: boolean;
  readonly date: DateKey;
  readonly text: TextKey;
  readonly disclosure: DisclosureKey;
  readonly kind: PostKind;
  readonly view: View;
}

function expected(c: Combination): Grade | null {
  if (c.kind === 'ad') return null;
  if (c.relation === 'official' && c.status !== 'retracted') return null;
  // "Now" is after the period: an unknown date in a home feed is a post of today.
  const date = c.date === 'unknown' && c.view === 'home' ? 'after' : c.date;
  const listed =
    c.relation !== null &&
    c.relation !== 'official' &&
    c.status === 'active' &&
    !c.recheckPast &&
    date !== 'unknown';
  const paid = c.relation !== 'volunteer';
  const standing =
    !listed || date === 'before'
      ? null
      : date === 'inside'
        ? paid
          ? 'staff'
          : 'volunteer'
        : paid
          ? 'former'
          : null;
  // A disclosure sentence is the author's own words.
  const ownWords = c.disclosure !== 'none';
  const own = c.text === 'retracted' || c.text === 'none' ? null : c.text;
  const isMessage = (own === 'whole' || own === 'otherPayer') && !ownWords;
  if (standing === 'staff') return own !== null && own !== 'otherPayer' ? 'C' : 'A';
  if (c.disclosure === 'known' || c.disclosure === 'number') return 'S';
  if (isMessage) return 'B';
  if (standing === 'former') return 'D';
  if (standing === 'volunteer') return 'V';
  return own === null ? null : 'B~';
}

describe('judge, over every combination', () => {
  for (const relation of RELATIONS) {
    test(`relation ${relation}`, () => {
      let count = 0;
      for (const status of relation === null ? (['active'] as const) : STATUSES) {
        for (const recheckPast of [false, true]) {
          const index = indexFor(relation, status, recheckPast ? '2026-11-04' : '2026-12-01');
          for (const date of Object.keys(DATES) as DateKey[])
            for (const text of Object.keys(TEXTS) as TextKey[])
              for (const disclosure of Object.keys(DISCLOSURES) as DisclosureKey[])
                for (const kind of KINDS)
                  for (const view of VIEWS) {
                    const c: Combination = {
                      relation,
                      status,
                      recheckPast,
                      date,
                      text,
                      disclosure,
                      kind,
                      view,
                    };
                    const answer = judge(
                      post({
                        author: { handle: '@Vera_Invented' },
                        postedAt: DATES[date],
                        kind,
                        view,
                        ...TEXTS[text],
                        ...{ text: `${TEXTS[text].text}${DISCLOSURES[disclosure]}` },
                      }),
                      [index],
                      policy({ now: NOW_AFTER }),
                    );
                    const grade = answer.verdict?.grade ?? null;
                    if (grade !== expected(c))
                      expect.fail(`${JSON.stringify(c)}: ${grade}, not ${expected(c)}`);
                    if ((answer.verdict === null) !== (answer.reason !== null))
                      expect.fail('reason and verdict');
                    count++;
                  }
        }
      }
      expect(count).toBe((relation === null ? 1 : 3) * 2 * 4 * 7 * 4 * 5 * 7);
    });
  }
});
