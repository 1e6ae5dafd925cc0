import type { Label } from '../core/verdict.ts';

/** Everything a badge shows, finished in the background: a page holds no word lists. */
export interface BadgeLabel {
  readonly grade: Label;
  /** The grade's whole sentence ("Paid by Example for Mayor"). */
  readonly sentence: string;
  /** The short form for the same author and grade again in one thread. */
  readonly compact: string;
  /** Accessible name: kicker + sentence + "label added by Fieldmark". */
  readonly name: string;
  /** BCP 47 tag of these words: a page may be in another language, and a voice must know. */
  readonly lang?: string;
}
