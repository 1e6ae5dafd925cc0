import type { Grade, PersonEvidence, TextEvidence } from '../../../core/verdict.ts';
import type { BadgeLabel } from '../../../messages/badge-label.ts';
import type { Evidence } from '../../../messages/contract.ts';
import { nameInSentence, t } from '../../../platform/i18n.ts';
import type { Reported } from './report-mistake.ts';

/** What one badge claims, and all it rests on: the post's own badge, or the reposter's. */
export interface ShownClaim {
  readonly label: BadgeLabel;
  readonly caveat: string;
  /** Facts that belong beside the claim, each a sentence. */
  readonly notes: readonly string[];
  readonly persons: readonly PersonEvidence[];
  readonly texts: readonly TextEvidence[];
  /** How many of `persons` and `texts` are the claim's own; the rest is further evidence. */
  readonly own: { readonly persons: number; readonly texts: number };
  readonly reported: Reported | null;
}

/** The claim behind a badge; null when the evidence no longer supports it (a list changed since). */
export function claimOf(label: BadgeLabel, evidence: Evidence): ShownClaim | null {
  return label.grade === 'R' ? reposterClaim(label, evidence) : postClaim(label, evidence);
}

function reposterClaim(label: BadgeLabel, { judgement }: Evidence): ShownClaim | null {
  if (judgement.reposter === null) return null;
  const { person } = judgement.reposter;
  return {
    label,
    caveat: t('caveatR'),
    notes: [],
    persons: [person],
    texts: [],
    own: { persons: 1, texts: 0 },
    reported: { entry: person.account.id, list: person.list },
  };
}

function postClaim(label: BadgeLabel, { judgement }: Evidence): ShownClaim | null {
  const { verdict } = judgement;
  if (verdict === null || verdict.grade !== label.grade) return null;
  const { person, text, disclosure, otherPersons, otherTexts } = verdict;
  const first = verdict.grade === 'B' || verdict.grade === 'B~' ? (text ?? person) : (person ?? text);
  const list = first?.list ?? disclosure?.list ?? null;
  const entry =
    first === null ? disclosure?.payer?.id : 'template' in first ? first.template.id : first.account.id;
  return {
    label,
    caveat: t(caveatKey(verdict.grade, text, verdict.payer)),
    notes: notesOf(
      evidenceNotes(verdict.grade, person, text, otherTexts),
      disclosure !== null && person !== null,
    ),
    persons: [...(person === null ? [] : [person]), ...otherPersons],
    texts: [...(text === null ? [] : [text]), ...otherTexts],
    own: { persons: person === null ? 0 : 1, texts: text === null ? 0 : 1 },
    reported: list === null || entry === undefined ? null : { entry, list },
  };
}

function notesOf(notes: readonly string[], disclosed: boolean): string[] {
  return disclosed ? [...notes, t('noteDisclosed')] : [...notes];
}

function evidenceNotes(
  grade: Grade,
  person: PersonEvidence | null,
  text: TextEvidence | null,
  otherTexts: readonly TextEvidence[],
): string[] {
  const notes: string[] = [];
  if (person !== null && (grade === 'B' || grade === 'B~')) {
    notes.push(t(person.standing === 'former' ? 'noteFormer' : 'noteVolunteer'));
  }
  if (text?.where === 'image') notes.push(t('noteImage'));
  if (text?.quotation === true) notes.push(t('noteQuotation'));
  if (grade === 'A') {
    // Staff of one payer with the message of another: the badge speaks of the person only.
    const foreign = [text, ...otherTexts].find((one) => one != null && one.payer.id !== person?.payer.id);
    if (foreign != null) notes.push(t('noteOtherPayer', nameInSentence(foreign.payer.name)));
  }
  return notes;
}

function caveatKey(grade: Grade, text: TextEvidence | null, payer: string | null): string {
  if (grade === 'S' && payer === null) return 'caveatSUnnamed';
  if (grade !== 'B~') return `caveat${grade}`;
  if (text?.where === 'image') return 'caveatBImage';
  return text?.form === 'near' ? 'caveatBNear' : 'caveatBContains';
}
