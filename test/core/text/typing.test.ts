import { describe, expect, test } from 'vitest';
import { isTypo, likeness, runInside } from '../../../src/core/text/typing.ts';
import { readWords } from '../../../src/core/text/words.ts';

const typo = (a: string, b: string) => isTypo(readWords(a), 0, readWords(b), 0);

describe('one typing error', () => {
  test.each([
    ['changed', 'harbour', 'harboar'],
    ['left out', 'harbour', 'harbor'],
    ['put in', 'harbour', 'harrbour'],
    ['swapped', 'harbour', 'habrour'],
    ['at the ends', 'harbour', 'arbour'],
  ])('%s', (_, a, b) => {
    expect(typo(a, b)).toBe(true);
    expect(typo(b, a)).toBe(true);
  });

  test.each([
    ['two errors', 'harbour', 'hadbor'],
    ['a short word', 'ship', 'shop'],
    ['another number', '12345', '12346'],
    ['another word', 'harbour', 'library'],
  ])('is not: %s', (_, a, b) => {
    expect(typo(a, b)).toBe(false);
  });
});

test('likeness is a share of letters', () => {
  const like = (a: string, b: string) => likeness(readWords(a), 0, readWords(b), 0);
  expect(like('ferry', 'ferry')).toBe(1);
  expect(like('ferry', 'feryr')).toBe(0.8);
  expect(like('ferry', 'xxxxx')).toBe(0);
});

test('runInside finds words that stand together without spaces', () => {
  const glued = readWords('oldharbourlibrary');
  const words = readWords('the old harbour library');
  expect(runInside(glued, 0, words, 1)).toBe(3);
  expect(runInside(glued, 0, words, 0)).toBe(0);
});
