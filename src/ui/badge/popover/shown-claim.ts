import type { Grade, PersonEvidence, TextEvidence, Verdict } from '../../../core/verdict.ts';
import type { BadgeLabel } from '../../../messages/badge-label.ts';
import type { Evidence } from '../../../messages/contract.ts';
import { formatDay, nameInSentence, plural, t } from '../../../platform/i18n.ts';
import type { Basis } from './evidence-sections.ts';
import type { Reported } from './report-mistake.ts';

/** What one badge claims, and all it rests on: the post's own badge, or the reposter's. */
export interface ShownClaim {
  readonly label: BadgeLabel;
  readonly caveat: string;
  /** Facts that belong beside the claim, each a sentence. */
  readonly notes: readonly string[];
  /** What the claim itself rests on. */
  readonly basis: Basis;
  /** Further evidence, one entry each: lists that agree, or say something else. */
  readonly further: readonly Basis[];
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
    basis: { person, text: null, disclosure: null },
    further: [],
    reported: { entry: person.account.id, list: person.list },
  };
}

function postClaim(label: BadgeLabel, evidence: Evidence): ShownClaim | null {
  const { verdict } = evidence.judgement;
  if (verdict === null || verdict.grade !== label.grade) return null;
  const { person, text, disclosure, otherPersons, otherTexts } = verdict;
  const first = isMessage(verdict.grade) ? (text ?? person) : (person ?? text);
  const list = first?.list ?? disclosure?.list ?? null;
  const entry =
    first === null ? disclosure?.payer?.id : 'template' in first ? first.template.id : first.account.id;
  return {
    label,
    caveat: t(caveatKey(verdict.grade, text, verdict.payer)),
    notes: notesOf(verdict, evidence),
    basis: { person, text, disclosure: verdict.grade === 'S' ? disclosure : null },
    further: [
      ...otherPersons.map((other) => ({ person: other, text: null, disclosure: null })),
      ...otherTexts.map((other) => ({ person: null, text: other, disclosure: null })),
    ],
    reported: list === null || entry === undefined ? null : { entry, list },
  };
}

function notesOf({ grade, person, text, disclosure, otherTexts }: Verdict, evidence: Evidence): string[] {
  const { repeats = 1 } = evidence;
  const notes = [
    isMessage(grade) && person !== null ? listedAs(person) : null,
    text?.where === 'image' ? t('noteImage') : null,
    text?.quotation === true ? t('noteQuotation') : null,
    grade === 'A' ? otherPayer(person, [text, ...otherTexts]) : null,
    disclosure !== null && grade !== 'S' ? t('noteDisclosed') : null,
    repeats > 1 ? plural('repeatedHere', repeats) : null,
  ];
  return notes.filter((note) => note !== null);
}

function isMessage(grade: Grade): boolean {
  return grade === 'B' || grade === 'B~';
}

function listedAs({ standing, account }: PersonEvidence): string {
  const dates = t('period', formatDay(account.valid_from), formatDay(account.valid_to));
  return t(standing === 'former' ? 'noteFormer' : 'noteVolunteer', dates);
}

/** Staff of one payer with the message of another: the badge speaks of the person only. */
function otherPayer(person: PersonEvidence | null, texts: readonly (TextEvidence | null)[]): string | null {
  const foreign = texts.find((one) => one !== null && one.payer.id !== person?.payer.id);
  return foreign == null ? null : t('noteOtherPayer', nameInSentence(foreign.payer.name));
}

function caveatKey(grade: Grade, text: TextEvidence | null, payer: string | null): string {
  if (grade === 'S' && payer === null) return 'caveatSUnnamed';
  if (grade !== 'B~') return `caveat${grade}`;
  if (text?.where === 'image') return 'caveatBImage';
  return text?.form === 'near' ? 'caveatBNear' : 'caveatBContains';
}
