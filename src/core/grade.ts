import type { Grade, Label, Standing, TextForm } from './verdict.ts';

/** How a person's evidence bears on a post, as plain facts. */
export interface PersonFact {
  readonly standing: Standing;
  /** The text evidence beside it is a message of the same payer. */
  readonly samePayer: boolean;
}

/** How a text's evidence bears on a post, as plain facts. */
export interface TextFact {
  readonly form: TextForm;
  readonly where: 'text' | 'image';
}

/** Everything a grade depends on. Dates, statuses and views have done their work before: they decide what is evidence. */
export interface GradeFacts {
  /** Nothing may be shown at all: an override, an ad, a payer's own account, a failing adapter. */
  readonly withheld: boolean;
  readonly person: PersonFact | null;
  readonly text: TextFact | null;
  /** `known`: the post names a listed payer. `number`: the 84513 sentence with a committee number only. */
  readonly disclosure: 'known' | 'number' | null;
}

/**
 * The grades of product.md that the facts allow, strongest first; empty when there is no badge to give. Total: every
 * combination of facts has an answer.
 */
export function gradesFor(facts: GradeFacts): readonly Grade[] {
  if (facts.withheld) return [];
  const { person, text, disclosure } = facts;
  const grades: Grade[] = [];
  const staff = person?.standing === 'staff';
  if (staff && text !== null && person.samePayer) grades.push('C');
  if (staff) grades.push('A');
  if (disclosure !== null) grades.push('S');
  // A picture of the message is how critics quote it: it never says B.
  const isMessage = text !== null && text.form === 'whole' && text.where === 'text';
  if (isMessage && !staff) grades.push('B');
  if (person?.standing === 'former') grades.push('D');
  if (person?.standing === 'volunteer') grades.push('V');
  if (text !== null && !isMessage && person === null) grades.push('B~');
  return grades;
}

/** The strongest grade that the reader has switched on, or null. */
export function shownGrade(grades: readonly Grade[], shown: Readonly<Record<Label, boolean>>): Grade | null {
  return grades.find((grade) => shown[grade]) ?? null;
}
