import type { Reason } from '../verdict.ts';

// What a reader should hear first when several things stood in the way.
const ORDER: readonly Reason[] = [
  'template-retracted',
  'id-mismatch',
  'retracted',
  'disputed',
  'list-dead',
  'recheck-due',
  'date-unknown',
  'before-period',
  'outside-dates',
  'refused-template',
  'own-words',
  'unknown-payer',
  'below-threshold',
  'no-author',
];

/** The reason that tells most about a post without a badge; `no-match` when nothing was set aside. */
export function strongestReason(notes: ReadonlySet<Reason>): Reason {
  return ORDER.find((reason) => notes.has(reason)) ?? 'no-match';
}
