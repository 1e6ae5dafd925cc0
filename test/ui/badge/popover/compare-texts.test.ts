import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LINK_TOKEN } from '../../../../src/core/post.ts';
import { compareTexts } from '../../../../src/ui/badge/popover/compare-texts.ts';
import '../../../support/seed.ts';

const TEMPLATE = 'She kept every rural clinic open.';

const shape = (template: string, post: string, spans: [number, number][] = []) =>
  compareTexts(template, post, spans).pieces.map(({ kind, text }) => `${kind}: ${text.trim()}`);

describe('compareTexts', () => {
  test('the same text is identical, whatever its case, quotes, links and emoji', () => {
    expect(compareTexts(TEMPLATE, TEMPLATE, []).identical).toBe(true);
    expect(compareTexts(TEMPLATE, `she KEPT every rural clinic open!! 🚑 ${LINK_TOKEN}`, []).identical).toBe(
      true,
    );
    expect(compareTexts('It’s here', "It's here", []).identical).toBe(true);
  });

  test('a changed word is struck and underlined, its neighbours stay', () => {
    expect(
      shape(TEMPLATE, 'She kept each rural clinic open.').filter((piece) => !piece.endsWith(': ')),
    ).toEqual(['same: She kept', 'removed: every', 'added: each', 'same: rural clinic open.']);
  });

  test('words outside the message are the own words of the author', () => {
    const post = `My aunt knows. ${TEMPLATE} So there`;
    const start = post.indexOf(TEMPLATE);
    expect(shape(TEMPLATE, post, [[start, start + TEMPLATE.length]])).toEqual([
      'own: My aunt knows.',
      `same: ${TEMPLATE}`,
      'own: So there',
    ]);
  });

  test('a link beside the message is nobody’s word', () => {
    const post = `${TEMPLATE} ${LINK_TOKEN}`;
    const result = compareTexts(TEMPLATE, post, [[0, TEMPLATE.length]]);
    expect(result.identical).toBe(true);
    expect(result.pieces.map(({ text }) => text).join('')).not.toContain('http');
  });

  test('languages without spaces are compared by word', () => {
    const pieces = shape('我们每天都努力工作', '我们每周都努力工作').filter((piece) => !piece.endsWith(': '));
    expect(pieces.some((piece) => piece.startsWith('same'))).toBe(true);
    expect(pieces.some((piece) => piece.startsWith('added'))).toBe(true);
  });

  test('spans that do not fit the text do no harm', () => {
    expect(compareTexts(TEMPLATE, TEMPLATE, [[0, 9999]]).identical).toBe(true);
    expect(
      compareTexts(TEMPLATE, '', [[5, 10]]).pieces.every(({ kind }) => kind === 'removed' || kind === 'same'),
    ).toBe(true);
    expect(() => compareTexts('', '', [])).not.toThrow();
  });

  test('what is shown of the post is the whole post, in its order', () => {
    const words = fc.array(fc.constantFrom('clinic', 'open', 'every', 'Rural', 'kept', '🚑', '—', '我们'), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(words, words, fc.nat(40), fc.nat(40), (template, post, from, length) => {
        const text = post.join(' ');
        const { pieces } = compareTexts(template.join(' '), text, [[from, from + length]]);
        const shown = pieces.filter(({ kind }) => kind !== 'removed').map((piece) => piece.text);
        const bare = (value: string) => value.replace(/\P{L}+/gu, '').toLowerCase();
        expect(bare(shown.join(''))).toBe(bare(text));
      }),
      { numRuns: 300 },
    );
  });
});
