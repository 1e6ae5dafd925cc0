// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import { luminanceOf, readPageTheme, themeOf, watchPageTheme } from '../../../src/ui/badge/page-theme.ts';

afterEach(() => {
  document.body.removeAttribute('style');
  document.documentElement.removeAttribute('style');
});

describe('readPageTheme', () => {
  test.each([
    ['rgb(255, 255, 255)', 'light', 'X'],
    ['rgb(240, 242, 245)', 'light', 'Facebook'],
    ['rgb(21, 32, 43)', 'dim', 'X dim'],
    ['rgb(24, 25, 26)', 'dim', 'Facebook dark'],
    ['rgb(0, 0, 0)', 'black', 'X lights out'],
    ['rgb(12, 16, 20)', 'black', 'Instagram dark'],
  ] as const)('%s is %s (%s)', (colour, theme, _) => {
    document.body.style.backgroundColor = colour;
    expect(readPageTheme(document)).toBe(theme);
  });

  test('a see-through body shows the html behind it', () => {
    document.body.style.backgroundColor = 'rgba(0, 0, 0, 0)';
    document.documentElement.style.backgroundColor = 'rgb(21, 32, 43)';
    expect(readPageTheme(document)).toBe('dim');
  });
});

test('luminance follows WCAG', () => {
  expect(luminanceOf('rgb(255, 255, 255)')).toBeCloseTo(1, 5);
  expect(luminanceOf('rgb(119 119 119)')).toBeCloseTo(0.184, 3);
  expect(luminanceOf('rgba(255, 255, 255, 0.9)')).toBeCloseTo(1, 5);
  expect(luminanceOf('rgba(255, 255, 255, 0)')).toBeNull();
  expect(luminanceOf('transparent')).toBeNull();
  expect(luminanceOf('url(x)')).toBeNull();
});

test('the themes meet where they should', () => {
  expect([0, 0.007, 0.008, 0.17, 0.19, 1].map(themeOf)).toEqual([
    'black',
    'black',
    'dim',
    'dim',
    'light',
    'light',
  ]);
});

describe('watchPageTheme', () => {
  const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

  test('tells once per change, until its signal', async () => {
    document.body.style.backgroundColor = 'rgb(255, 255, 255)';
    const life = new AbortController();
    const told: string[] = [];
    watchPageTheme(document, life.signal, (theme) => told.push(theme));
    document.body.style.backgroundColor = 'rgb(0, 0, 0)';
    await settled();
    document.body.style.color = 'red';
    await settled();
    expect(told).toEqual(['black']);
    document.documentElement.className = 'other';
    document.body.style.backgroundColor = 'rgb(21, 32, 43)';
    await settled();
    expect(told).toEqual(['black', 'dim']);
    life.abort();
    document.body.style.backgroundColor = 'rgb(255, 255, 255)';
    await settled();
    expect(told).toEqual(['black', 'dim']);
  });
});
