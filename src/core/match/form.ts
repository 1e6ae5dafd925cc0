import type { TextForm } from '../verdict.ts';
import type { Comparison } from './compare.ts';

/** Least share of the template's words that a copy must hold (product.md, grade B). */
export const COPY_COVERAGE = 0.85;
/** Fewest template words and span letters of a cut post that is taken for a message's beginning. */
const LEAST_BEGINNING = 6;
const LEAST_CLOSENESS = 0.6;
const LEAST_RUN = 2;

/** What a comparison amounts to, or null and why not. */
export interface FormFound {
  readonly form: TextForm | null;
  readonly reason: 'below-threshold' | 'own-words' | null;
}

const BELOW: FormFound = { form: null, reason: 'below-threshold' };

/**
 * Turns a comparison into the forms of product.md. `exactOnly`: the publisher wants copies only. `postCut`: the post is a
 * beginning.
 */
export function formOf(found: Comparison, postCut: boolean, exactOnly: boolean): FormFound {
  const own = found.ownInside + found.ownBeside;
  const full = found.coverage >= COPY_COVERAGE;
  const begun = postCut && found.beginning >= COPY_COVERAGE && found.found >= LEAST_BEGINNING;
  if (own === 0 && (full || begun)) return { form: 'whole', reason: null };
  if (full && found.ownInside === 0)
    return exactOnly ? { form: null, reason: 'own-words' } : { form: 'contains', reason: null };
  const close = found.closeness >= LEAST_CLOSENESS && found.run >= LEAST_RUN;
  const closeBeginning = begun && found.ownInside === 0;
  if (!close && !closeBeginning) return BELOW;
  return exactOnly
    ? { form: null, reason: own > 0 ? 'own-words' : 'below-threshold' }
    : { form: 'near', reason: null };
}
