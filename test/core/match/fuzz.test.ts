import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { judge } from '../../../src/core/match/judge.ts';
import { bestStretch } from '../../../src/core/match/stretch.ts';
import type { PostKind, View } from '../../../src/core/post.ts';
import { MAX_TEXT } from '../../../src/core/post.ts';
import { readWords } from '../../../src/core/text/words.ts';
import { HOSTILE_64K, hostileText } from '../text/hostile.ts';
import { RUNS, RUNS_TIMEOUT } from '../text/runs.ts';
import { indexOf, MESSAGE, policy, post, state } from './invented.ts';

vi.setConfig({ testTimeout: RUNS_TIMEOUT });

const index = indexOf(state());

const around = fc
  .tuple(hostileText(12), fc.nat(MESSAGE.length), fc.nat(MESSAGE.length), hostileText(6), hostileText(12))
  .map(([before, a, b, between, after]) => {
    const [start, end] = [Math.min(a, b), Math.max(a, b)];
    return `${before}${MESSAGE.slice(0, start)}${between}${MESSAGE.slice(end)}${after}`;
  });

describe('judge on any post', () => {
  test('never throws, and its offsets are inside the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(hostileText(), around),
        fc.array(fc.oneof(hostileText(10), around), { maxLength: 2 }),
        fc.constantFrom<PostKind>('post', 'repost', 'quote', 'comment'),
        fc.constantFrom<View>('home', 'profile', 'permalink'),
        fc.option(fc.string({ maxLength: 30 })),
        fc.option(hostileText(6)),
        fc.boolean(),
        (text, imageTexts, kind, view, postedAt, disclosure, truncated) => {
          const answer = judge(
            post({ text, imageTexts, kind, view, postedAt, disclosure, truncated }),
            [index],
            policy(),
          );
          const texts = [answer.verdict?.text ?? null, ...(answer.verdict?.otherTexts ?? [])];
          for (const evidence of texts) {
            if (evidence === null) continue;
            expect(evidence.coverage).toBeGreaterThan(0);
            expect(evidence.coverage).toBeLessThanOrEqual(1);
            expect(evidence.own).toBeGreaterThanOrEqual(0);
            expect(evidence.own).toBeLessThanOrEqual(1);
            const length =
              evidence.where === 'text' ? text.length : Math.max(...imageTexts.map((image) => image.length));
            for (const [from, to] of evidence.spans) {
              expect(from).toBeGreaterThanOrEqual(0);
              expect(to).toBeGreaterThan(from);
              expect(to).toBeLessThanOrEqual(length);
            }
          }
          const span = answer.verdict?.disclosure?.span;
          if (span !== undefined) expect(span[1]).toBeLessThanOrEqual(Math.max(text.length, 0));
          expect(answer.verdict === null).toBe(answer.reason !== null);
        },
      ),
      RUNS,
    );
  });

  test('finds a verbatim copy whatever links, mentions and emoji stand beside it', () => {
    const noise = fc.array(
      fc.constantFrom('https://t.co/x', '@ada', '🗳️', '#vote', '!!', '…', '\n', '\u200b', '🇺🇸'),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(noise, noise, (before, after) => {
        const text = [...before, MESSAGE, ...after].join(' ');
        expect(judge(post({ text }), [index], policy()).verdict?.grade).toBe('B');
      }),
      RUNS,
    );
  });
});

describe('64 KB of hostile text', () => {
  test.each(Object.entries(HOSTILE_64K))('%s: a verdict, and bounded work', (_, text) => {
    expect(text.length).toBe(65_536);
    const words = readWords(text);
    // Every word has a unit of its own in the text: what is made grows with the text and no faster.
    expect(words.count).toBeLessThanOrEqual(text.length);
    expect(words.charStart[words.count] ?? 0).toBeLessThanOrEqual(text.length * 2);
    const template = index.templates.words(0);
    const [from, to] = bestStretch(template, words);
    expect(to - from).toBeLessThanOrEqual(2 * template.count + 24);
    expect(judge(post({ text, imageTexts: [text] }), [index], policy()).reason).not.toBe('adapter-broken');
    expect(
      judge(post({ text: `${MESSAGE} ${text}`.slice(0, MAX_TEXT) }), [index], policy()).verdict?.text
        ?.template.id,
    ).toBe('t1');
  });
});
