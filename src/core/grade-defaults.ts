import type { Label } from './verdict.ts';

/** Which labels a fresh install shows (product.md, "The grades"). */
export const DEFAULT_SHOWN: Readonly<Record<Label, boolean>> = {
  A: true,
  C: true,
  B: true,
  'B~': false,
  S: true,
  V: false,
  D: false,
  R: true,
};
