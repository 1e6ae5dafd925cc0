import type { TextForm } from '../verdict.ts';
import type { Comparison } from './compare.ts';

/** Least share of the template's words that a copy must hold (product.md, grade B). */
export const COPY_COVERAGE = 0.85;

// A cut post that is nothing but a message's beginning: words and letters that make it the message, or close to it.
const MESSAGE_WORDS = 6;
const MESSAGE_LETTERS = 26;
const CLOSE_WORDS = 4;
const CLOSE_LETTERS = 18;

// A close variant: five measures, weighted, fitted on the development corpus (docs/matching.md tells how). Wording that is
// shared by chance loses on rare pairs of words, on length, or by the own words beside it.
const LEAST_POINTS = 1.6;
const LEAST_CLOSENESS = 0.45;
const OF_SHARE = 0.5;
const OF_DENSITY = 0.3;
const OF_LENGTH = 0.5;
const OF_OWN_WORDS = 0.3;
const LONG = 16;

/** What a comparison amounts to, or null and why not. */
export interface FormFound {
  readonly form: TextForm | null;
  readonly reason: 'below-threshold' | 'own-words' | null;
}

/**
 * Turns a comparison into the forms of product.md. `share`: how much of the template's rare wording the index found in the
 * post, 0–1. `postCut`: the post is a beginning. `exactOnly`: the publisher wants copies only.
 */
export function formOf(found: Comparison, share: number, postCut: boolean, exactOnly: boolean): FormFound {
  const form = anyForm(found, share, postCut);
  if (form === null) return { form, reason: 'below-threshold' };
  if (form === 'whole' || !exactOnly) return { form, reason: null };
  return { form: null, reason: found.ownInside + found.ownBeside > 0 ? 'own-words' : 'below-threshold' };
}

function anyForm(found: Comparison, share: number, postCut: boolean): TextForm | null {
  const own = found.ownInside + found.ownBeside;
  const full = found.coverage >= COPY_COVERAGE;
  const begun = postCut && own === 0 && found.beginning >= COPY_COVERAGE;
  if (own === 0 && full) return 'whole';
  if (begun && found.found >= MESSAGE_WORDS && found.mass >= MESSAGE_LETTERS) return 'whole';
  if (full && found.ownInside === 0) return 'contains';
  if (begun && found.found >= CLOSE_WORDS && found.mass >= CLOSE_LETTERS) return 'near';
  return isClose(found, share) ? 'near' : null;
}

function isClose(found: Comparison, share: number): boolean {
  if (found.closeness < LEAST_CLOSENESS) return false;
  const density = found.found / (found.found + found.ownInside);
  const points =
    found.closeness +
    OF_SHARE * share +
    OF_DENSITY * density +
    (OF_LENGTH * Math.min(found.found, LONG)) / LONG -
    OF_OWN_WORDS * Math.min(1, found.ownBeside / found.found);
  return points >= LEAST_POINTS;
}
