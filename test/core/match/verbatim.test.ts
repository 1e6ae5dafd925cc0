import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { compare } from '../../../src/core/match/compare.ts';
import { judge } from '../../../src/core/match/judge.ts';
import { bestStretch, stretchWidth } from '../../../src/core/match/stretch.ts';
import { MOST_CANDIDATES } from '../../../src/core/match/template-index.ts';
import { readWords } from '../../../src/core/text/words.ts';
import { RUNS, RUNS_TIMEOUT } from '../text/runs.ts';
import { indexOf, MESSAGE, policy, post, state, template } from './invented.ts';

vi.setConfig({ testTimeout: RUNS_TIMEOUT });

// Few different words, so that templates share most of theirs.
const word = fc.constantFrom(
  ...'harbour ferry library winter ticket valley market bridge garden school the of and for with new old city people water'.split(
    ' ',
  ),
);
const message = fc
  .array(word, { minLength: 9, maxLength: 30 })
  .map((words) => words.join(' '))
  .filter((text) => text.length >= 40);

test('every template is found in its own verbatim copy, however alike the templates are', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(message, { minLength: 1, maxLength: 12 }),
      fc.array(word, { maxLength: 40 }),
      (texts, beside) => {
        const index = indexOf(state({ templates: texts.map((text, i) => template({ id: `t${i}`, text })) }));
        texts.forEach((text, i) => {
          const found = (changed: string) => {
            const { verdict } = judge(post({ text: changed }), [index], policy());
            return [verdict?.text, ...(verdict?.otherTexts ?? [])].map((evidence) => evidence?.template.id);
          };
          expect(judge(post({ text }), [index], policy()).verdict?.grade).toBe('B');
          expect(found(text)).toContain(`t${i}`);
          expect(found(`${beside.join(' ')} ${text}`).length).toBeGreaterThan(0);
        });
      },
    ),
    { ...RUNS, numRuns: Math.min(RUNS.numRuns / 4, 5000) },
  );
});

test('no more than a handful of templates is compared, however many are alike', () => {
  const templates = Array.from({ length: 200 }, (_, i) =>
    template({ id: `t${i}`, text: `${MESSAGE} ${'abcdefghij'.charAt(i % 10)}${i}` }),
  );
  const index = indexOf(state({ templates }));
  expect(index.templates.candidates(readWords(MESSAGE), false).length).toBeLessThanOrEqual(MOST_CANDIDATES);
});

test('in a long post the stretch with the message is compared, wherever it stands', () => {
  const words = readWords(MESSAGE);
  for (const before of [0, 30, 300, 1000]) {
    const long = readWords(
      `${'other words here '.repeat(before)}${MESSAGE}${' and then some more'.repeat(200)}`,
    );
    const [from, to] = bestStretch(words, long);
    expect(to - from).toBeLessThanOrEqual(stretchWidth(words.count));
    expect(compare(words, long, false)).toMatchObject({
      coverage: 1,
      ownInside: 0,
      ownBeside: long.count - words.count,
    });
  }
});

test.each([
  [
    'joined in the post',
    'Ada Example will fix theferry timetable and reopen the oldharbour library before winter comes.',
  ],
  [
    'parted in the post',
    'Ada Exam ple will fix the ferry time table and re open the old harbour library before winter comes.',
  ],
  [
    'a hashtag of several words',
    '#AdaExample will fix the ferry timetable and reopen #TheOldHarbourLibrary before winter comes.',
  ],
])('words %s are the same words', (_, text) => {
  expect(compare(readWords(MESSAGE), readWords(text), false)).toMatchObject({
    coverage: 1,
    ownInside: 0,
    ownBeside: 0,
  });
});

test('hashtags that frame a message come and go', () => {
  const framed = readWords(
    '#Harbour Ada Example will fix the ferry timetable and reopen the library #Ferry #Vote',
  );
  const without = 'Ada Example will fix the ferry timetable and reopen the library';
  for (const text of [
    without,
    `#Other ${without}`,
    `${without} #Ferry #Else`,
    `#Harbour ${without} #New #Vote`,
  ]) {
    expect(compare(framed, readWords(text), false)).toMatchObject({
      coverage: 1,
      ownInside: 0,
      ownBeside: 0,
    });
  }
});
