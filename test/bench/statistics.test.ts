import { expect, test } from 'vitest';
import { median, quantile, spread } from './statistics.ts';

test('quantiles lie between the sorted numbers', () => {
  expect(quantile([40, 10, 30, 20], 0)).toBe(10);
  expect(quantile([40, 10, 30, 20], 1)).toBe(40);
  expect(quantile([40, 10, 30, 20], 0.75)).toBe(32.5);
  expect(median([9, 1, 2])).toBe(2);
  expect(spread([3, 1, 2])).toEqual({ min: 1, median: 2, max: 3 });
});

test('of no numbers nothing is known', () => {
  expect(median([])).toBeNaN();
});
