import { codePointsOf, isLongEnough } from '../../core/match/template-limits.ts';
import { readWords } from '../../core/text/words.ts';
import { bits, LEAST_BITS } from './bits.ts';

/** What the gate says about a template's text. */
export interface GateFinding {
  readonly accepted: boolean;
  readonly bits: number;
  readonly words: number;
  readonly codePoints: number;
}

/** Decides whether a text says enough to be a template (matching.md, "Information gate"). There is no switch to pass it. */
export function passesGate(text: string): GateFinding {
  const codePoints = codePointsOf(text);
  const words = readWords(text).count;
  const information = bits(text);
  return {
    accepted: isLongEnough(codePoints, words) && information >= LEAST_BITS,
    bits: information,
    words,
    codePoints,
  };
}
