import type { TemplateEntry } from '../list/entries.ts';
import type { WordsBuffer } from '../text/words-buffer.ts';
import type { Reason, Span, TextEvidence } from '../verdict.ts';
import { sourcesOf } from './author.ts';
import { type Comparison, compare } from './compare.ts';
import { dayOf } from './days.ts';
import { formOf } from './form.ts';
import type { ListIndex } from './index-bytes.ts';
import { isQuoted } from './quotation.ts';

/** Days after a template's last distribution in which a post may still be it. */
export const DAYS_AFTER = 30;

/** What the lists' templates say about one text. */
export interface TextFound {
  /** Evidence, best first. */
  readonly evidence: readonly TextEvidence[];
  readonly notes: readonly Reason[];
}

/** A text ready for matching: its words, where it stood, and whether the site cut it. */
export interface TextToMatch {
  readonly text: string;
  readonly words: WordsBuffer;
  readonly where: 'text' | 'image';
  readonly cut: boolean;
}

const NOTHING: TextFound = { evidence: [], notes: [] };

/** Compares a text with the templates of every list. `day`: the day that counts as the post's, null when unknown. */
export function findText(subject: TextToMatch, day: number | null, indexes: readonly ListIndex[]): TextFound {
  let found: { evidence: TextEvidence[]; notes: Reason[] } | null = null;
  const cut = subject.cut || subject.words.cut;
  for (const index of indexes) {
    for (const { template: n, share } of index.templates.candidates(subject.words, cut)) {
      found ??= { evidence: [], notes: [] };
      const compared = compare(index.templates.words(n), subject.words, cut);
      const template = index.template(n);
      const { form, reason } = formOf(compared, share, cut, template.match === 'exact');
      const withheld = form === null ? reason : (statusNote(template) ?? datesNote(template, day));
      if (form === null || withheld !== null) {
        if (withheld !== null) found.notes.push(withheld);
        continue;
      }
      const payer = index.payer(template.payer);
      if (payer === null) continue;
      found.evidence.push({
        list: index.meta,
        template,
        payer,
        sources: sourcesOf(index, template.sources),
        form,
        where: subject.where,
        coverage: round(compared.coverage),
        own: round((compared.ownInside + compared.ownBeside) / subject.words.count),
        quotation: compared.ownInside + compared.ownBeside > 0 && isQuoted(subject, compared),
        spans: spansOf(subject.words, compared),
      });
    }
  }
  if (found === null) return NOTHING;
  found.evidence.sort(byStrength);
  return found;
}

const FORM_RANK = { whole: 0, contains: 1, near: 2 } as const;

/** Orders text evidence, strongest first: text before image, then form, then coverage. */
export function byStrength(a: TextEvidence, b: TextEvidence): number {
  if (a.where !== b.where) return a.where === 'text' ? -1 : 1;
  return FORM_RANK[a.form] - FORM_RANK[b.form] || b.coverage - a.coverage || a.own - b.own;
}

function statusNote(template: TemplateEntry): Reason | null {
  if (template.status === 'retracted') return 'template-retracted';
  return template.status === 'disputed' ? 'disputed' : null;
}

function datesNote(template: TemplateEntry, day: number | null): Reason | null {
  if (day === null) return null;
  const first = dayOf(template.first_distributed);
  const last = dayOf(template.last_distributed);
  if (first === null || last === null) return 'outside-dates';
  return day < first || day > last + DAYS_AFTER ? 'outside-dates' : null;
}

// One span for each stretch without own words would need the pairs; the popover compares the texts itself.
function spansOf(words: WordsBuffer, compared: Comparison): readonly Span[] {
  if (compared.first < 0) return [];
  return [[words.from[compared.first] ?? 0, words.to[compared.last] ?? 0]];
}

function round(share: number): number {
  return Math.round(share * 1000) / 1000;
}
