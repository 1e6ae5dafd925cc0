import type { ListState, TemplateEntry } from '../list/entries.ts';
import { readWords } from '../text/words.ts';
import type { WordsBuffer } from '../text/words-buffer.ts';

/** Fewest code points of a template's text. */
export const LEAST_CODE_POINTS = 40;
/** Most code points of a template's text. */
export const MOST_CODE_POINTS = 2000;
/** Fewest words of a template, after normalising (links, mentions and emoji are none). */
export const LEAST_WORDS = 8;

/** A template that the extension itself refuses, whatever a publisher signed, and what it lacks. */
export interface RefusedTemplate {
  readonly template: TemplateEntry;
  readonly codePoints: number;
  readonly words: number;
}

/** True when a text of so many code points and words is long enough to say who wrote it. */
export function isLongEnough(codePoints: number, words: number): boolean {
  return codePoints >= LEAST_CODE_POINTS && words >= LEAST_WORDS;
}

/** Length of a text in code points. */
export function codePointsOf(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** The templates of a list that `buildIndex` leaves out, in their order. */
export function refusedTemplates(state: ListState): readonly RefusedTemplate[] {
  const refused: RefusedTemplate[] = [];
  let words: WordsBuffer | undefined;
  for (const template of state.templates) {
    words = readWords(template.text, words);
    const codePoints = codePointsOf(template.text);
    if (!isLongEnough(codePoints, words.count)) refused.push({ template, codePoints, words: words.count });
  }
  return refused;
}
