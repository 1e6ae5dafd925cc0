import { describe, expect, test } from 'vitest';
import { GRADES } from '../../../src/core/verdict.ts';
import type { Theme } from '../../../src/ui/badge/tokens.ts';
import { LOOKS, SWATCHES } from '../../../src/ui/badge/tokens.ts';
import type { Rgb } from '../../support/colour.ts';
import { COLOUR_BLINDNESS, contrast, rgb, seenThrough } from '../../support/colour.ts';

/** Backgrounds a badge can stand on: X, Facebook and Instagram in their own modes, pages and cards. */
const PAGES: Readonly<Record<Theme, readonly string[]>> = {
  light: ['#ffffff', '#f2f4f7', '#fafafa', '#f7f9f9', '#f0f2f5'],
  dim: ['#15202b', '#1e2732', '#18191a', '#1c1c1d', '#242526', '#252728'],
  black: ['#000000', '#0c1014', '#16181c'],
};

const swatches = (Object.keys(SWATCHES) as Theme[]).flatMap((theme) =>
  Object.entries(SWATCHES[theme]).map(([tone, swatch]) => ({ theme, tone, ...swatch })),
);

/** Every contrast, as everybody sees it and under each kind of colour blindness. */
const VIEWS = ['everybody', ...Object.keys(COLOUR_BLINDNESS)];

describe.each(swatches)('$theme $tone', ({ theme, text, fill, border }) => {
  describe.each(VIEWS)('%s', (view) => {
    const matrix = COLOUR_BLINDNESS[view];
    const see = (hex: string): Rgb => (matrix === undefined ? rgb(hex) : seenThrough(rgb(hex), matrix));

    test('text stands out from its fill by 7 : 1', () => {
      expect(contrast(see(text), see(fill))).toBeGreaterThanOrEqual(7);
    });

    test('the border stands out from its fill by 3 : 1', () => {
      expect(contrast(see(border), see(fill))).toBeGreaterThanOrEqual(3);
    });

    test.each(PAGES[theme])('the border stands out from %s by 3 : 1', (page) => {
      expect(contrast(see(border), see(page))).toBeGreaterThanOrEqual(3);
    });
  });
});

test('the arithmetic is WCAG’s, and the matrices keep what has no colour', () => {
  expect(contrast(rgb('#ffffff'), rgb('#000000'))).toBeCloseTo(21, 5);
  expect(contrast(rgb('#777777'), rgb('#ffffff'))).toBeCloseTo(4.48, 2);
  for (const matrix of Object.values(COLOUR_BLINDNESS))
    for (const part of seenThrough(rgb('#808080'), matrix)) expect(part).toBeCloseTo(128 / 255, 2);
});

test('red and green fall together without one of their cones, and only then', () => {
  const apart = (matrix: readonly number[]): number => {
    const [red, green] = [seenThrough(rgb('#c03020'), matrix), seenThrough(rgb('#606820'), matrix)];
    return Math.hypot(red[0] - green[0], red[1] - green[1], red[2] - green[2]);
  };
  const { protanopia = [], deuteranopia = [], tritanopia = [] } = COLOUR_BLINDNESS;
  expect(apart(deuteranopia)).toBeLessThan(apart(tritanopia) / 2);
  expect(apart(protanopia)).toBeLessThan(apart(tritanopia) / 2);
});

test('every theme has the same three tones', () => {
  expect(swatches).toHaveLength(9);
});

test('grades differ by glyph and border, not by colour alone', () => {
  const shapes = GRADES.map((grade) => `${LOOKS[grade].glyph} ${LOOKS[grade].line}`);
  // V and D share a glyph: their words tell them apart.
  expect(new Set(shapes).size).toBe(GRADES.length - 1);
  expect(LOOKS).toMatchObject({
    A: { glyph: '◆', line: 'solid', tone: 'amber' },
    C: { glyph: '◆≡', line: 'solid', tone: 'amber' },
    B: { glyph: '≡', line: 'dashed', tone: 'blue' },
    'B~': { glyph: '≈', line: 'dashed', tone: 'blue' },
    S: { glyph: '✎', line: 'solid', tone: 'amber' },
    V: { glyph: '◇', line: 'dotted', tone: 'grey' },
    D: { glyph: '◇', line: 'dotted', tone: 'grey' },
    R: { glyph: '◆', line: 'solid', tone: 'amber' },
  });
});
