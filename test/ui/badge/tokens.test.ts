import { describe, expect, test } from 'vitest';
import { GRADES } from '../../../src/core/verdict.ts';
import type { Theme } from '../../../src/ui/badge/tokens.ts';
import { LOOKS, SWATCHES } from '../../../src/ui/badge/tokens.ts';

/** Backgrounds a badge can stand on: X, Facebook and Instagram in their own modes, pages and cards. */
const PAGES: Readonly<Record<Theme, readonly string[]>> = {
  light: ['#ffffff', '#f2f4f7', '#fafafa', '#f7f9f9', '#f0f2f5'],
  dim: ['#15202b', '#1e2732', '#18191a', '#1c1c1d', '#242526', '#252728'],
  black: ['#000000', '#0c1014', '#16181c'],
};

type Rgb = readonly [number, number, number];

function rgb(hex: string): Rgb {
  const part = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return [part(1), part(3), part(5)];
}

const linear = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

/** WCAG 2 contrast of two colours given as sRGB parts. */
function contrast(one: Rgb, other: Rgb): number {
  const luminance = ([red, green, blue]: Rgb): number =>
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  const [bright = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (bright + 0.05) / (dark + 0.05);
}

/** Machado, Oliveira and Fernandes 2009, severity 1, on linear light. */
const BLINDNESS: Readonly<Record<string, readonly number[]>> = {
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

function seen(colour: Rgb, matrix: readonly number[]): Rgb {
  const light = colour.map(linear);
  const row = (at: number): number => {
    const sum = light.reduce((total, value, index) => total + value * (matrix[at + index] ?? 0), 0);
    const held = Math.min(1, Math.max(0, sum));
    return held <= 0.0031308 ? held * 12.92 : 1.055 * held ** (1 / 2.4) - 0.055;
  };
  return [row(0), row(3), row(6)];
}

const swatches = (Object.keys(SWATCHES) as Theme[]).flatMap((theme) =>
  Object.entries(SWATCHES[theme]).map(([tone, swatch]) => ({ theme, tone, ...swatch })),
);

describe.each(swatches)('$theme $tone', ({ theme, text, fill, border }) => {
  test('text stands out from its fill by 7 : 1', () => {
    expect(contrast(rgb(text), rgb(fill))).toBeGreaterThanOrEqual(7);
  });

  test('the border stands out from its fill by 3 : 1', () => {
    expect(contrast(rgb(border), rgb(fill))).toBeGreaterThanOrEqual(3);
  });

  test.each(PAGES[theme])('the border stands out from %s by 3 : 1', (page) => {
    expect(contrast(rgb(border), rgb(page))).toBeGreaterThanOrEqual(3);
  });

  test.each(Object.entries(BLINDNESS))('so it is under %s', (_, matrix) => {
    const [words, ground, line] = [text, fill, border].map((hex) => seen(rgb(hex), matrix));
    if (words === undefined || ground === undefined || line === undefined) throw new Error('three colours');
    expect(contrast(words, ground)).toBeGreaterThanOrEqual(7);
    expect(contrast(line, ground)).toBeGreaterThanOrEqual(3);
  });
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
