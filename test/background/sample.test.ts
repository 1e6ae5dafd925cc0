import { beforeEach, describe, expect, test } from 'vitest';
import { samplePosts } from '../../src/background/sample.ts';
import type { SamplePost } from '../../src/messages/contract.ts';
import { installWords } from '../support/words.ts';

const NOW = '2026-11-24T12:00:00.000Z';

function gradesOf(post: SamplePost): string[] {
  const { label, reposterLabel } = post.evidence;
  return [reposterLabel?.grade, label?.grade, ...(post.quotes === null ? [] : gradesOf(post.quotes))].filter(
    (grade) => grade !== undefined,
  );
}

describe.each(['en', 'es'] as const)('the sample in %s', (locale) => {
  beforeEach(() => installWords(locale));

  test('six posts show every label, by the real judge', () => {
    const posts = samplePosts(NOW);
    expect(posts.map(gradesOf)).toEqual([['C'], ['A'], ['S'], ['B'], ['B~'], ['R', 'V', 'D']]);
  });

  test('it holds on every day', () => {
    for (const now of ['2020-02-29T23:59:59.000Z', '2031-01-01T00:00:00.000Z'])
      expect(samplePosts(now).flatMap(gradesOf)).toHaveLength(8);
  });

  test('the critic’s own words are told apart', () => {
    const critic = samplePosts(NOW).find(({ evidence }) => evidence.label?.grade === 'B~');
    expect(critic?.evidence.judgement.verdict?.text).toMatchObject({ form: 'contains', coverage: 1 });
    expect(critic?.evidence.judgement.verdict?.text?.own).toBeGreaterThan(0.1);
  });
});
