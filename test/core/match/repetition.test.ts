import { expect, test } from 'vitest';
import { Repetitions } from '../../../src/core/match/repetition.ts';
import { MESSAGE, OTHER_MESSAGE, post } from './invented.ts';

test('counts the same account with the same text, each post once', () => {
  const repetitions = new Repetitions();
  const note = (key: string, text: string, handle = 'ada') =>
    repetitions.note(post({ key, text, author: { handle } }));
  expect(note('1', MESSAGE)).toBe(1);
  expect(note('1', MESSAGE)).toBe(1);
  expect(note('2', `${MESSAGE} https://t.co/x 🔥`, '@ADA')).toBe(2);
  expect(note('3', OTHER_MESSAGE)).toBe(1);
  expect(note('4', MESSAGE, 'brook')).toBe(1);
  expect(note('5', MESSAGE)).toBe(3);
});

test('short texts and posts without an author repeat nothing', () => {
  const repetitions = new Repetitions();
  expect(repetitions.note(post({ key: '1', text: 'Thank you!' }))).toBe(1);
  expect(repetitions.note(post({ key: '2', text: 'Thank you!' }))).toBe(1);
  expect(repetitions.note(post({ key: '3', text: MESSAGE, author: null }))).toBe(1);
  expect(repetitions.note(post({ key: '4', text: MESSAGE, author: null }))).toBe(1);
});

test('forgets the oldest, and stays small', () => {
  const repetitions = new Repetitions();
  const note = (i: number) =>
    repetitions.note(post({ key: `${i}`, text: `${MESSAGE} ${i}`, author: { handle: 'ada' } }));
  for (let i = 0; i < 2001; i++) note(i);
  expect(repetitions.note(post({ key: 'again', text: `${MESSAGE} 0`, author: { handle: 'ada' } }))).toBe(1);
  expect(repetitions.note(post({ key: 'again', text: `${MESSAGE} 2000`, author: { handle: 'ada' } }))).toBe(
    2,
  );
});
