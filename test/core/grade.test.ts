import { describe, expect, test } from 'vitest';
import { type GradeFacts, gradesFor, shownGrade } from '../../src/core/grade.ts';
import { DEFAULT_SHOWN } from '../../src/core/grade-defaults.ts';
import type { Grade } from '../../src/core/verdict.ts';

const nothing: GradeFacts = { withheld: false, person: null, text: null, disclosure: null };
const staff = { standing: 'staff', samePayer: false } as const;
const whole = { form: 'whole', where: 'text' } as const;
const contains = { form: 'contains', where: 'text' } as const;
const near = { form: 'near', where: 'text' } as const;
const inImage = { form: 'whole', where: 'image' } as const;

describe('the rows of product.md', () => {
  const rows: readonly (readonly [string, Partial<GradeFacts>, readonly Grade[]])[] = [
    ['nothing at all', {}, []],
    ['A staff', { person: staff }, ['A']],
    ['C staff + message', { person: { ...staff, samePayer: true }, text: whole }, ['C', 'A']],
    [
      'C staff + message with own words',
      { person: { ...staff, samePayer: true }, text: contains },
      ['C', 'A'],
    ],
    ['C staff + close variant', { person: { ...staff, samePayer: true }, text: near }, ['C', 'A']],
    ['C staff + message in the image', { person: { ...staff, samePayer: true }, text: inImage }, ['C', 'A']],
    ['A, another payer’s text: never C', { person: staff, text: whole }, ['A']],
    ['B message', { text: whole }, ['B']],
    ['B~ contains', { text: contains }, ['B~']],
    ['B~ near', { text: near }, ['B~']],
    ['B~ an image alone', { text: inImage }, ['B~']],
    ['S self-disclosed', { disclosure: 'known' }, ['S']],
    ['S without a known payer', { disclosure: 'number' }, ['S']],
    ['S and A: the badge is A', { disclosure: 'known', person: staff }, ['A', 'S']],
    ['S and B', { disclosure: 'known', text: whole }, ['S', 'B']],
    ['V volunteer', { person: { standing: 'volunteer', samePayer: false } }, ['V']],
    ['D former', { person: { standing: 'former', samePayer: false } }, ['D']],
    ['V + message', { person: { standing: 'volunteer', samePayer: true }, text: whole }, ['B', 'V']],
    ['D + message', { person: { standing: 'former', samePayer: true }, text: whole }, ['B', 'D']],
    [
      'V + close variant: B~ is for authors on no list',
      { person: { standing: 'volunteer', samePayer: true }, text: near },
      ['V'],
    ],
    ['D + message in the image', { person: { standing: 'former', samePayer: true }, text: inImage }, ['D']],
    ['withheld', { withheld: true, person: staff, text: whole, disclosure: 'known' }, []],
  ];
  test.each(rows)('%s', (_, facts, grades) => {
    expect(gradesFor({ ...nothing, ...facts })).toEqual(grades);
  });
});

describe('every combination of facts', () => {
  const persons = [
    null,
    ...(['staff', 'volunteer', 'former'] as const).flatMap((standing) =>
      [true, false].map((samePayer) => ({ standing, samePayer })),
    ),
  ];
  const texts = [
    null,
    ...(['whole', 'contains', 'near'] as const).flatMap((form) =>
      (['text', 'image'] as const).map((where) => ({ form, where })),
    ),
  ];
  const all = [true, false].flatMap((withheld) =>
    persons.flatMap((person) =>
      texts.flatMap((text) =>
        ([null, 'known', 'number'] as const).map((disclosure) => ({ withheld, person, text, disclosure })),
      ),
    ),
  );
  const STRENGTH: readonly Grade[] = ['C', 'A', 'S', 'B', 'D', 'V', 'B~'];

  test('has an answer, strongest first, no grade twice', () => {
    expect(all).toHaveLength(2 * 7 * 7 * 3);
    for (const facts of all) {
      const order = gradesFor(facts).map((grade) => STRENGTH.indexOf(grade));
      expect(order).toEqual([...new Set(order)].sort((a, b) => a - b));
    }
  });

  test('says "paid" only of people on a list, or of those who say so themselves', () => {
    for (const facts of all) {
      const grades = gradesFor(facts);
      if (grades.includes('A') || grades.includes('C')) expect(facts.person?.standing).toBe('staff');
      if (grades.includes('S')) expect(facts.disclosure).not.toBeNull();
      if (grades.includes('D')) expect(facts.person?.standing).toBe('former');
      if (grades.includes('V')) expect(facts.person?.standing).toBe('volunteer');
    }
  });

  test('B needs the message itself, in the text, of somebody who is not staff', () => {
    for (const facts of all) {
      if (!gradesFor(facts).includes('B')) continue;
      expect(facts.text).toEqual(whole);
      expect(facts.person?.standing).not.toBe('staff');
    }
  });

  test('nothing is withheld by halves', () => {
    for (const facts of all) if (facts.withheld) expect(gradesFor(facts)).toEqual([]);
  });
});

describe('shownGrade', () => {
  test('takes the strongest that is switched on', () => {
    expect(shownGrade(['C', 'A'], DEFAULT_SHOWN)).toBe('C');
    expect(shownGrade(['C', 'A'], { ...DEFAULT_SHOWN, C: false })).toBe('A');
    expect(shownGrade(['B~'], DEFAULT_SHOWN)).toBeNull();
    expect(shownGrade(['B', 'V'], DEFAULT_SHOWN)).toBe('B');
    expect(shownGrade([], DEFAULT_SHOWN)).toBeNull();
  });
});
