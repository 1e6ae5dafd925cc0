import { expect, test } from 'vitest';
import { judgePosts } from '../../src/background/judge-posts.ts';
import type { Session } from '../../src/background/session.ts';
import type { WirePost } from '../../src/messages/wire-post.ts';
import { DEFAULT_SETTINGS } from '../../src/settings/known-settings.ts';

const SESSION: Session = {
  settings: DEFAULT_SETTINGS,
  lists: [],
  indexes: [],
  faults: new Map(),
  overrides: new Set(),
  subscriptions: new Map(),
  epoch: 'e1',
  holds: ['2026-11-24T00:00:00.000Z', '2026-11-25T00:00:00.000Z'],
};
const NOW = '2026-11-24T10:00:00.000Z';

function wire(key: string, author: WirePost[1]): WirePost {
  return [key, author, `/ada/status/${key}`, NOW, 0, 0, 0, 'words of a post', [], 0, 0];
}

test('each different answer stands once, and every post of the batch is told which is its own, in order', () => {
  const named = wire('1', ['ada', '']);
  const nobody = wire('2', 0);
  const { epoch, answers, which, micros } = judgePosts(
    SESSION,
    'x',
    [named, ['no post'], wire('3', ['bo', '']), nobody, null, wire('4', 0)],
    NOW,
  );
  expect(epoch).toBe('e1');
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(answers.length);
  const reasons = which.map((at) => answers[at]?.reason);
  expect(reasons[1]).toBe('adapter-unsure');
  expect(reasons[4]).toBe('adapter-unsure');
  expect(reasons[0]).toBe(reasons[2]);
  expect(reasons[3]).toBe(reasons[5]);
  expect(which[0]).toBe(which[2]);
  expect(which[3]).toBe(which[5]);
  // Alone, each of them is answered the same.
  for (const [at, one] of [named, ['no post'], nobody].entries()) {
    const alone = judgePosts(SESSION, 'x', [one], NOW);
    expect(alone.answers[alone.which[0] ?? -1]).toEqual(answers[which[[0, 1, 3][at] ?? -1] ?? -1]);
  }
  expect(micros).toHaveLength(6);
  expect(micros[1]).toBe(0);
});
