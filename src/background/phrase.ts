import type { Judgement, Label, Verdict } from '../core/verdict.ts';
import type { BadgeLabel } from '../messages/badge-label.ts';
import { nameInSentence, t } from '../platform/i18n.ts';

/** Code points of a payer's name in the compact form. */
const COMPACT_NAME = 28;

/** The finished words of a post's badge (product.md, "The grades"), or null when it has none. */
export function badgeLabel({ verdict }: Judgement): BadgeLabel | null {
  if (verdict === null) return null;
  return makeLabel(verdict.grade, sentenceKey(verdict), verdict.payer);
}

/** The finished words of the badge beside the context line, or null when the reposter has none. */
export function reposterLabel({ reposter }: Judgement): BadgeLabel | null {
  return reposter === null ? null : makeLabel('R', 'gradeR', reposter.payer);
}

/** Message key of a grade's sentence. Every sentence stands in public/_locales under a key that begins with "grade". */
export function sentenceKey({ grade, payer, text }: Verdict): string {
  if (grade === 'B~') {
    // Found closely, or only in a picture's text: never more than "closely".
    const closely = text === null || text.form === 'near' || text.where === 'image';
    return closely ? 'gradeBNear' : 'gradeBContains';
  }
  return grade === 'S' && payer === null ? 'gradeSUnnamed' : `grade${grade}`;
}

/** Message key of the kicker that stands before the sentence: the site did not write this. */
export function kickerKey(grade: Label): string {
  if (grade === 'B' || grade === 'B~') return 'kickerMessage';
  return grade === 'V' ? 'kickerAffiliation' : 'kickerPaid';
}

function makeLabel(grade: Label, key: string, payer: string | null): BadgeLabel {
  const sentence = payer === null ? t(key) : t(key, nameInSentence(payer));
  const compactKey = key.replace('grade', 'compact');
  return {
    grade,
    sentence,
    compact: payer === null ? t(compactKey) : t(compactKey, nameInSentence(payer, COMPACT_NAME)),
    name: t('badgeName', t(kickerKey(grade)), sentence),
  };
}
