import { expect, test } from 'vitest';
import { judge } from '../../../src/core/match/judge.ts';
import { normalizeText } from '../../../src/core/text/normalize.ts';
import { indexOf, MESSAGE, policy, post, state } from './invented.ts';

// The example of docs/matching.md.
const index = indexOf(state());
const POST =
  'RT @friend: I doubt it: “Ada Examp1e will fix the ferry timetabel and reopen the old harbour library…” 🙄';

test('the worked example is as the documentation tells it', () => {
  expect(MESSAGE).toBe(
    'Ada Example will fix the ferry timetable and reopen the old harbour library before winter comes.',
  );
  expect(normalizeText(POST)).toBe(
    'i doubt it ada examp1e will fix the ferry timetabel and reopen the old harbour library',
  );
  const { verdict } = judge(post({ text: POST }), [index], policy());
  expect(verdict?.grade).toBe('B~');
  expect(verdict?.text).toMatchObject({ form: 'near', coverage: 0.75, own: 0.25, quotation: true });
});

test('without the doubt and the digit it is the message', () => {
  const text = POST.replace('I doubt it: ', '').replace('Examp1e', 'Example');
  expect(judge(post({ text }), [index], policy()).verdict?.grade).toBe('B');
});
