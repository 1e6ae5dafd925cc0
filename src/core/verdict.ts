import type { AccountEntry, ListMeta, PayerEntry, SourceEntry, TemplateEntry } from './list/entries.ts';

/** Grades of a post's own badge, strongest first (product.md). R stands apart: it labels the reposter. */
export const GRADES = ['C', 'A', 'S', 'B', 'D', 'V', 'B~'] as const;

/** A grade of a post's own badge. */
export type Grade = (typeof GRADES)[number];

/** A grade, or the reposter's badge: what a reader can switch on and off. */
export type Label = Grade | 'R';

/** Why there is no badge, or why evidence was set aside. */
export const REASONS = [
  'no-match',
  'no-list',
  'no-author',
  'below-threshold',
  'own-words',
  'refused-template',
  'template-retracted',
  'outside-dates',
  'before-period',
  'date-unknown',
  'recheck-due',
  'list-dead',
  'id-mismatch',
  'disputed',
  'retracted',
  'payers-own',
  'site-labels-ad',
  'override',
  'grade-off',
  'unknown-payer',
  'text-cut',
  'adapter-unsure',
  'adapter-broken',
] as const;

/** Why there is no badge, or why evidence was set aside. */
export type Reason = (typeof REASONS)[number];

/** Half-open range of UTF-16 offsets into an original text. */
export type Span = readonly [start: number, end: number];

/** How a listed person stands to the payer on the day of the post. */
export type Standing = 'staff' | 'volunteer' | 'former';

/** The author is on a list, and the entry holds on the day of the post. */
export interface PersonEvidence {
  readonly list: ListMeta;
  readonly account: AccountEntry;
  readonly payer: PayerEntry;
  readonly sources: readonly SourceEntry[];
  readonly standing: Standing;
}

/** `whole`: the post is the template (B). `contains`: it stands whole beside own words. `near`: found closely. */
export type TextForm = 'whole' | 'contains' | 'near';

/** A known message stands in the post. */
export interface TextEvidence {
  readonly list: ListMeta;
  readonly template: TemplateEntry;
  readonly payer: PayerEntry;
  readonly sources: readonly SourceEntry[];
  readonly form: TextForm;
  /** In the post's text, or only in what a picture says. */
  readonly where: 'text' | 'image';
  /** Share of the template's words found, 0–1. */
  readonly coverage: number;
  /** Share of the post's words that are the author's own, 0–1. */
  readonly own: number;
  /** Inside quote marks, or behind "RT @" with own words. */
  readonly quotation: boolean;
  /** Where the template stands in the post's text (or in that image text). */
  readonly spans: readonly Span[];
}

/** The post itself discloses. `payer` is null only for the Cal. Gov. Code 84513 sentence with a committee number. */
export interface DisclosureEvidence {
  readonly rule: string;
  readonly payer: PayerEntry | null;
  readonly list: ListMeta | null;
  readonly span: Span;
}

/** What a badge claims, with all it rests on. Only a Verdict makes a badge. */
export interface Verdict {
  readonly grade: Grade;
  /** The list's name for the payer; null only for S without a known payer. */
  readonly payer: string | null;
  readonly person: PersonEvidence | null;
  readonly text: TextEvidence | null;
  readonly disclosure: DisclosureEvidence | null;
  /** Further evidence, strongest first: lists that agree, or say something else. */
  readonly otherPersons: readonly PersonEvidence[];
  readonly otherTexts: readonly TextEvidence[];
}

/** The reposter in the context line is paid staff (grade R). */
export interface ReposterVerdict {
  readonly payer: string;
  readonly person: PersonEvidence;
}

/** The whole answer about one post. `reason` is set exactly when `verdict` is null; `notes` say what was set aside. */
export interface Judgement {
  readonly verdict: Verdict | null;
  readonly reason: Reason | null;
  readonly notes: readonly Reason[];
  readonly reposter: ReposterVerdict | null;
}

/** What the reader and the clock add to the lists. */
export interface Policy {
  /** ISO 8601 instant that counts as now. */
  readonly now: string;
  /** Which labels are switched on. */
  readonly shown: Readonly<Record<Label, boolean>>;
  /** Account keys (account.ts) the reader does not want labelled. */
  readonly overrides: ReadonlySet<string>;
  /** Ids of lists whose publisher has been silent for over 30 days: they give no person evidence. */
  readonly deadLists?: ReadonlySet<string>;
}
