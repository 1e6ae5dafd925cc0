import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/core/match/judge.ts';
import { ARCHIVE_2020 } from './archive-2020.ts';
import { indexOf, MESSAGE, OTHER_MESSAGE, policy, post, state, template } from './invented.ts';
import { WRAPPERS } from './wrappers.ts';

const messages = [
  ...ARCHIVE_2020,
  MESSAGE,
  OTHER_MESSAGE,
  `“${MESSAGE.replace('Ada Example', 'Dana Unreal')}” #Harbour`,
];
const index = indexOf(state({ templates: messages.map((text, i) => template({ id: `m${i}`, text })) }));

test('there are enough wrappers, in enough languages, half of them unseen', () => {
  expect(WRAPPERS.length).toBeGreaterThanOrEqual(60);
  expect(new Set(WRAPPERS.map((wrapper) => wrapper.lang)).size).toBeGreaterThanOrEqual(6);
  expect(WRAPPERS.filter((wrapper) => !wrapper.seen)).toHaveLength(WRAPPERS.length / 2);
});

describe('who quotes a message to disagree with it', () => {
  test.each(WRAPPERS.map((wrapper) => [wrapper.text, wrapper] as const))('%s', (_, wrapper) => {
    for (const message of messages) {
      const text = wrapper.text.replace('{t}', () => message);
      const { verdict, notes } = judge(post({ text }), [index], policy());
      expect(verdict?.grade).toBe('B~');
      expect(verdict?.text?.own).toBeGreaterThan(0);
      expect(notes).toContain('own-words');
    }
  });

  test('is marked as a quotation inside quote marks and behind "RT @"', () => {
    const quoted = (text: string) => judge(post({ text }), [index], policy()).verdict?.text?.quotation;
    expect(quoted(`“${MESSAGE}” So they say.`)).toBe(true);
    expect(quoted(`Wer glaubt das: „${MESSAGE}“`)).toBe(true);
    expect(quoted(`RT @ada: ${MESSAGE} nonsense`)).toBe(true);
    expect(quoted(`${MESSAGE} So they say.`)).toBe(false);
    expect(quoted(`“${MESSAGE}”`)).toBe(false);
  });
});
