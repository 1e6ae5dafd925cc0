import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/core/match/judge.ts';
import { ARCHIVE_2020 } from './archive-2020.ts';
import { EDITS } from './edits.ts';
import { indexOf, policy, post, state, template } from './invented.ts';

const index = indexOf(
  state({ templates: ARCHIVE_2020.map((text, i) => template({ id: `archive-${i}`, text })) }),
);

test('there are 17 kinds of edit', () => {
  expect(new Set(EDITS.map((edit) => edit.kind)).size).toBe(17);
});

describe.each(ARCHIVE_2020.map((text, i) => [text, i] as const))('%s', (text, i) => {
  test('is itself', () => {
    expect(judge(post({ text }), [index], policy()).verdict).toMatchObject({
      grade: 'B',
      text: { coverage: 1, own: 0 },
    });
  });

  test.each(EDITS.map((edit) => [edit.kind, edit] as const))('is found after: %s', (_, edit) => {
    const changed = edit.apply(text);
    expect(changed).not.toBe(text);
    const { verdict } = judge(post({ text: changed }), [index], policy());
    expect(verdict?.text?.template.id).toBe(`archive-${i}`);
    expect(verdict?.grade).toBe(edit.message ? 'B' : 'B~');
    for (const [from, to] of verdict?.text?.spans ?? []) {
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(changed.length);
    }
  });
});
