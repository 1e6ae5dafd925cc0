import { authorKeys } from '../account.ts';
import { gradesFor, shownGrade } from '../grade.ts';
import type { AuthorRef, Post } from '../post.ts';
import { MAX_TEXT } from '../post.ts';
import { readWords } from '../text/words.ts';
import { WordsBuffer } from '../text/words-buffer.ts';
import type {
  Judgement,
  PersonEvidence,
  Policy,
  Reason,
  ReposterVerdict,
  TextEvidence,
  Verdict,
} from '../verdict.ts';
import { type AuthorFound, findAuthor } from './author.ts';
import { dayOfNow, postDay } from './days.ts';
import { findDisclosure } from './disclosure.ts';
import type { ListIndex } from './index-bytes.ts';
import { strongestReason } from './reasons.ts';
import { isSamePayer } from './same-payer.ts';
import { byStrength, findText } from './text.ts';

/** Changes whenever the same post and lists may get another judgement: caches keyed by it are void. */
export const MATCH_ENGINE_VERSION = 1;

const NOBODY: AuthorFound = { evidence: [], notes: [], official: false };
const NO_LISTS: ReadonlySet<string> = new Set();
const scratch = new WordsBuffer();

/**
 * Judges one post against all active lists: the whole product in one function (product.md, "The grades"). Pure, total, never
 * throws on any text. `reason` says why there is no badge; `notes` what was set aside on the way.
 */
export function judge(post: Post, indexes: readonly ListIndex[], policy: Policy): Judgement {
  if (post.kind === 'ad') return none('site-labels-ad', [], null);
  const today = dayOfNow(policy.now) ?? 0;
  const dead = policy.deadLists ?? NO_LISTS;
  const known = postDay(post.postedAt, policy.now);
  // An unknown date counts as now only in a home feed: elsewhere the post may be years old.
  const day = known ?? (post.view === 'home' ? today : null);
  const reposter = judgeReposter(post, known, today, indexes, policy, dead);
  if (isOverridden(post, post.author, policy)) return none('override', [], reposter);
  if (indexes.length === 0) return none('no-list', [], reposter);

  const author = findAuthor(post.site, post.author, day, today, indexes, dead);
  if (author.official) return none('payers-own', author.notes, reposter);
  const notes = new Set<Reason>(author.notes);
  if (post.author === null) notes.add('no-author');
  const texts = textsOf(post, day, indexes, notes);
  const { evidence: disclosure, notes: unclear } = findDisclosure(
    withinLimit(post.text),
    post.disclosure,
    indexes,
  );
  for (const note of unclear) notes.add(note);

  const [person, text] = strongest(author.evidence, texts);
  const grades = gradesFor({
    withheld: false,
    person:
      person === null
        ? null
        : { standing: person.standing, samePayer: text !== null && isSamePayer(person, text) },
    text: text === null ? null : { form: text.form, where: text.where },
    disclosure: disclosure === null ? null : disclosure.payer === null ? 'number' : 'known',
  });
  if (text !== null && text.own > 0) notes.add('own-words');
  const grade = shownGrade(grades, policy.shown);
  if (grade === null) {
    return none(grades.length > 0 ? 'grade-off' : strongestReason(notes), [...notes], reposter);
  }
  const payer =
    grade === 'S'
      ? (disclosure?.payer?.name ?? null)
      : grade === 'B' || grade === 'B~'
        ? (text?.payer.name ?? null)
        : (person?.payer.name ?? null);
  const verdict: Verdict = {
    grade,
    payer,
    person,
    text,
    disclosure,
    otherPersons: author.evidence.filter((other) => other !== person),
    otherTexts: texts.filter((other) => other !== text),
  };
  return { verdict, reason: null, notes: [...notes], reposter };
}

function none(reason: Reason, notes: readonly Reason[], reposter: ReposterVerdict | null): Judgement {
  return { verdict: null, reason, notes, reposter };
}

function isOverridden(post: Post, author: AuthorRef | null, policy: Policy): boolean {
  if (author === null || policy.overrides.size === 0) return false;
  const { id, handle } = authorKeys(post.site, author);
  return (id !== null && policy.overrides.has(id)) || (handle !== null && policy.overrides.has(handle));
}

function textsOf(
  post: Post,
  day: number | null,
  indexes: readonly ListIndex[],
  notes: Set<Reason>,
): TextEvidence[] {
  const evidence: TextEvidence[] = [];
  const long = post.text.length >= MAX_TEXT;
  if (long) notes.add('text-cut');
  addText(evidence, notes, post.text, 'text', post.truncated || long, day, indexes);
  for (const image of post.imageTexts) addText(evidence, notes, image, 'image', false, day, indexes);
  return evidence.length > 1 ? evidence.sort(byStrength) : evidence;
}

function addText(
  evidence: TextEvidence[],
  notes: Set<Reason>,
  whole: string,
  where: 'text' | 'image',
  cut: boolean,
  day: number | null,
  indexes: readonly ListIndex[],
): void {
  const text = withinLimit(whole);
  const found = findText({ text, words: readWords(text, scratch), where, cut }, day, indexes);
  evidence.push(...found.evidence);
  for (const note of found.notes) {
    if (note !== 'below-threshold' || found.evidence.length === 0) notes.add(note);
  }
}

function withinLimit(text: string): string {
  return text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text;
}

const STANDING_RANK = { staff: 0, former: 1, volunteer: 2 } as const;

// The strongest pair: staff with a message of their own payer, else staff, else the strongest of each.
function strongest(
  persons: readonly PersonEvidence[],
  texts: readonly TextEvidence[],
): readonly [PersonEvidence | null, TextEvidence | null] {
  let person: PersonEvidence | null = null;
  for (const candidate of persons) {
    if (candidate.standing === 'staff') {
      const text = texts.find((evidence) => isSamePayer(candidate, evidence));
      if (text !== undefined) return [candidate, text];
    }
    if (person === null || STANDING_RANK[candidate.standing] < STANDING_RANK[person.standing])
      person = candidate;
  }
  return [person, texts[0] ?? null];
}

// The day of a repost is not shown. In a home feed it counts as now; it is never before the post's own day.
function judgeReposter(
  post: Post,
  known: number | null,
  today: number,
  indexes: readonly ListIndex[],
  policy: Policy,
  dead: ReadonlySet<string>,
): ReposterVerdict | null {
  if (post.kind !== 'repost' || post.reposter === null || !policy.shown.R) return null;
  if (post.view !== 'home' || isOverridden(post, post.reposter, policy)) return null;
  const found =
    indexes.length === 0 ? NOBODY : findAuthor(post.site, post.reposter, today, today, indexes, dead);
  if (found.official) return null;
  const person = found.evidence.find((evidence) => evidence.standing === 'staff');
  if (person === undefined || (known !== null && known > today)) return null;
  return { payer: person.payer.name, person };
}
