import type { Label } from '../../core/verdict.ts';

/** The three kinds of page a badge stands on. X calls its dark ones "dim" and "lights out"; Facebook's dark is near dim. */
export type Theme = 'light' | 'dim' | 'black';

/** Three families of colour: somebody is paid, a known message, a weaker tie. No party's and no traffic light's. */
export type Tone = 'amber' | 'blue' | 'grey';

/** Text, fill and border of a badge, as six-digit hex. */
export interface Swatch {
  readonly text: string;
  readonly fill: string;
  readonly border: string;
}

/** Every colour of every badge (product.md). A unit test computes their contrast against each other and the pages. */
export const SWATCHES: Readonly<Record<Theme, Readonly<Record<Tone, Swatch>>>> = {
  light: {
    amber: { text: '#5b3a00', fill: '#fff1cf', border: '#8a5a00' },
    blue: { text: '#24405f', fill: '#e6f0fa', border: '#3f6c9c' },
    grey: { text: '#4a4a4a', fill: '#f0f0f0', border: '#767676' },
  },
  dim: {
    amber: { text: '#ffd889', fill: '#3a2c0c', border: '#b98a2c' },
    blue: { text: '#b9d9f7', fill: '#16304a', border: '#5b8fc0' },
    grey: { text: '#c9d1d9', fill: '#26323d', border: '#7d8b98' },
  },
  black: {
    amber: { text: '#ffd889', fill: '#2b2006', border: '#a87c22' },
    blue: { text: '#b9d9f7', fill: '#0e2236', border: '#4f83b5' },
    grey: { text: '#c8c8c8', fill: '#1c1c1c', border: '#7a7a7a' },
  },
};

/** How a grade looks beside its words: never by colour alone. */
export interface Look {
  readonly tone: Tone;
  readonly line: 'solid' | 'dashed' | 'dotted';
  readonly glyph: string;
}

/** Tone, border and glyph of each label (product.md). */
export const LOOKS: Readonly<Record<Label, Look>> = {
  A: { tone: 'amber', line: 'solid', glyph: '◆' },
  C: { tone: 'amber', line: 'solid', glyph: '◆≡' },
  B: { tone: 'blue', line: 'dashed', glyph: '≡' },
  'B~': { tone: 'blue', line: 'dashed', glyph: '≈' },
  S: { tone: 'amber', line: 'solid', glyph: '✎' },
  V: { tone: 'grey', line: 'dotted', glyph: '◇' },
  D: { tone: 'grey', line: 'dotted', glyph: '◇' },
  R: { tone: 'amber', line: 'solid', glyph: '◆' },
};
