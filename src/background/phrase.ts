import type { ListMeta } from '../core/list/entries.ts';
import type { Judgement, Label, Verdict } from '../core/verdict.ts';
import type { BadgeLabel } from '../messages/badge-label.ts';
import { formatDay, nameInSentence, t } from '../platform/i18n.ts';

/** When the lists that are no longer fresh were last checked (ISO instants), by list id. */
export type StaleLists = ReadonlyMap<string, string>;

const ALL_FRESH: StaleLists = new Map();

/** Code points of a payer's name in the compact form. */
const COMPACT_NAME = 28;

/** The finished words of a post's badge (product.md, "The grades"), or null when it has none. A list that was not checked for long is dated. */
export function badgeLabel({ verdict }: Judgement, stale: StaleLists = ALL_FRESH): BadgeLabel | null {
  if (verdict === null) return null;
  const checked = oldest(listsBehind(verdict), stale);
  return makeLabel(verdict.grade, sentenceKey(verdict), verdict.payer, checked);
}

/** The finished words of the badge beside the context line, or null when the reposter has none. */
export function reposterLabel({ reposter }: Judgement, stale: StaleLists = ALL_FRESH): BadgeLabel | null {
  if (reposter === null) return null;
  return makeLabel('R', 'gradeR', reposter.payer, oldest([reposter.person.list], stale));
}

/** The lists that a badge's claim itself rests on. */
function listsBehind({ grade, person, text, disclosure }: Verdict): readonly (ListMeta | undefined | null)[] {
  if (grade === 'B' || grade === 'B~') return [text?.list];
  if (grade === 'S') return [disclosure?.list];
  return grade === 'C' ? [person?.list, text?.list] : [person?.list];
}

function oldest(lists: readonly (ListMeta | undefined | null)[], stale: StaleLists): string | null {
  return lists.flatMap((list) => (list == null ? [] : (stale.get(list.id) ?? []))).sort()[0] ?? null;
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

function makeLabel(grade: Label, key: string, payer: string | null, checked: string | null): BadgeLabel {
  const dated = (words: string): string =>
    checked === null ? words : t('badgeStale', words, formatDay(checked));
  const compactKey = key.replace('grade', 'compact');
  const sentence = dated(payer === null ? t(key) : t(key, nameInSentence(payer)));
  const compact = dated(payer === null ? t(compactKey) : t(compactKey, nameInSentence(payer, COMPACT_NAME)));
  return {
    grade,
    sentence,
    compact,
    name: t('badgeName', t(kickerKey(grade)), sentence),
    lang: t('localeTag'),
  };
}
