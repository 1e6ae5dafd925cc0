import { beforeEach, describe, expect, test } from 'vitest';
import { badgeLabel, kickerKey, reposterLabel } from '../../src/background/phrase.ts';
import type { Judgement, Label } from '../../src/core/verdict.ts';
import { judged, PAYER, personEvidence, textEvidence } from '../support/evidence.ts';
import { installWords } from '../support/words.ts';

beforeEach(() => installWords());

/** The table of product.md, "The grades", word for word. */
const SENTENCES: readonly (readonly [string, Judgement, Label, string])[] = [
  ['A', judged({ grade: 'A', person: personEvidence() }), 'A', 'Paid by Example for Mayor'],
  [
    'C',
    judged({ grade: 'C', person: personEvidence(), text: textEvidence() }),
    'C',
    'Paid by Example for Mayor · campaign-written text',
  ],
  ['B', judged({ grade: 'B', text: textEvidence() }), 'B', 'Matches a message Example for Mayor handed out'],
  [
    'B~ contains',
    judged({ grade: 'B~', text: textEvidence({ form: 'contains' }) }),
    'B~',
    'Contains a message Example for Mayor handed out',
  ],
  [
    'B~ near',
    judged({ grade: 'B~', text: textEvidence({ form: 'near' }) }),
    'B~',
    'Closely matches a message Example for Mayor handed out',
  ],
  [
    'B~ only in a picture',
    judged({ grade: 'B~', text: textEvidence({ form: 'contains', where: 'image' }) }),
    'B~',
    'Closely matches a message Example for Mayor handed out',
  ],
  ['S', judged({ grade: 'S' }), 'S', 'The author says: paid by Example for Mayor'],
  [
    'S without a known payer',
    judged({ grade: 'S', payer: null }),
    'S',
    'The author discloses being paid for this post',
  ],
  ['V', judged({ grade: 'V' }), 'V', 'Volunteers for Example for Mayor'],
  ['D', judged({ grade: 'D' }), 'D', 'Formerly paid by Example for Mayor'],
];

const KICKERS: Readonly<Record<Label, string>> = {
  A: 'Paid affiliation',
  C: 'Paid affiliation',
  S: 'Paid affiliation',
  D: 'Paid affiliation',
  R: 'Paid affiliation',
  B: 'Campaign message',
  'B~': 'Campaign message',
  V: 'Campaign affiliation',
};

describe('badgeLabel', () => {
  test.each(SENTENCES)('%s', (_, judgement, grade, sentence) => {
    expect(badgeLabel(judgement)).toMatchObject({
      grade,
      sentence,
      name: `${KICKERS[grade]}: ${sentence}, label added by Fieldmark`,
    });
  });

  test('a judgement without a verdict has no words', () => {
    expect(badgeLabel({ verdict: null, reason: 'no-match', notes: [], reposter: null })).toBeNull();
  });

  test('every grade has a compact form that is no longer than its sentence', () => {
    for (const [, judgement] of SENTENCES) {
      const label = badgeLabel(judgement);
      expect(label?.compact).not.toMatch(/^compact/);
      expect(label?.compact.length).toBeLessThanOrEqual(label?.sentence.length ?? 0);
    }
  });

  test('a long name is cut in the compact form', () => {
    const payer = `Committee ${'of many words '.repeat(10)}`;
    expect(badgeLabel(judged({ grade: 'A', payer }))?.compact).toMatch(/^Paid by Committee of many .*…$/);
  });

  test('a right-to-left name is isolated, a plain one is not', () => {
    expect(badgeLabel(judged({ grade: 'A', payer: 'לוי לעיר' }))?.sentence).toBe(
      'Paid by \u2068לוי לעיר\u2069',
    );
    expect(badgeLabel(judged({ grade: 'A' }))?.name).not.toMatch(/[\u2066-\u2069]/);
  });

  test('a hostile name cannot turn, break or lengthen the sentence', () => {
    const payer = `A\u202eB\u0000\nC\u200b<b>D</b>$1$PAYER$${'x'.repeat(9999)}`;
    const label = badgeLabel(judged({ grade: 'A', payer }));
    expect(label?.sentence).toMatch(/^Paid by AB C<b>D<\/b>\$1\$PAYER\$x+…$/);
    expect(label?.sentence.length).toBeLessThan(140);
  });
});

describe('reposterLabel', () => {
  test('R speaks of the reposter, whatever the post itself is', () => {
    const judgement = {
      ...judged({ grade: 'B', text: textEvidence() }),
      reposter: { payer: PAYER.name, person: personEvidence() },
    };
    expect(reposterLabel(judgement)).toMatchObject({
      grade: 'R',
      sentence: 'Reposted by someone paid by Example for Mayor',
      name: 'Paid affiliation: Reposted by someone paid by Example for Mayor, label added by Fieldmark',
    });
    expect(badgeLabel(judgement)?.grade).toBe('B');
  });

  test('no reposter, no label', () => {
    expect(reposterLabel(judged({ grade: 'A' }))).toBeNull();
  });
});

test('kickers are those of product.md', () => {
  for (const grade of Object.keys(KICKERS) as Label[]) {
    expect(kickerKey(grade)).toMatch(/^kicker(Paid|Message|Affiliation)$/);
  }
});

describe('a list that was not checked for long', () => {
  const checked = '2026-11-12T06:00:00Z';
  const stale = new Map([[personEvidence().list.id, checked]]);
  const A = judged({ grade: 'A', person: personEvidence() });

  test('is dated in the sentence, the short form and the accessible name', () => {
    const label = badgeLabel(A, stale);
    const ending = ' · list last checked Nov 12, 2026';
    expect(label?.sentence).toBe(`Paid by Example for Mayor${ending}`);
    expect(label?.compact.endsWith(ending)).toBe(true);
    expect(label?.name).toBe(
      `Paid affiliation: Paid by Example for Mayor${ending}, label added by Fieldmark`,
    );
  });

  test('only where the claim rests on it, and with the older of two days', () => {
    const other = { ...personEvidence().list, id: 'another' };
    const B = judged({ grade: 'B', person: personEvidence(), text: { ...textEvidence(), list: other } });
    expect(badgeLabel(B, stale)?.sentence).not.toContain('last checked');
    const C = judged({ grade: 'C', person: personEvidence(), text: { ...textEvidence(), list: other } });
    const both = new Map([...stale, ['another', '2026-11-02T06:00:00Z']]);
    expect(badgeLabel(C, both)?.sentence).toContain('Nov 2, 2026');
    expect(badgeLabel(A)?.sentence).toBe('Paid by Example for Mayor');
  });

  test('beside the context line too', () => {
    const judgement = { ...A, reposter: { payer: 'Example for Mayor', person: personEvidence() } };
    expect(reposterLabel(judgement, stale)?.sentence).toContain('list last checked');
  });
});
