import type { ListState, TemplateEntry } from '../../../src/core/list/entries.ts';
import { codePointsOf, isLongEnough } from '../../../src/core/match/template-limits.ts';
import type { Post } from '../../../src/core/post.ts';
import { readWords } from '../../../src/core/text/words.ts';
import type { Policy } from '../../../src/core/verdict.ts';
import type { Corpus } from './corpus.ts';

/** Templates that one list may hold (lists.md). */
export const FULL_LIST = 10_000;

/** The policy of a measurement: every grade on. */
export const POLICY: Policy = {
  now: '2026-11-24T00:00:00Z',
  shown: { A: true, C: true, B: true, 'B~': true, S: true, V: true, D: true, R: true },
  overrides: new Set(),
};

/** A post as a feed would bring it: an ordinary author on no list, of unknown date. */
export function asPost(text: string): Post {
  return {
    site: 'x',
    key: '',
    author: { handle: 'somebody_else' },
    permalink: null,
    postedAt: null,
    kind: 'post',
    view: 'other',
    reposter: null,
    text,
    imageTexts: [],
    truncated: false,
    disclosure: null,
  };
}

/** A list with these templates and one payer. */
export function listOf(templates: readonly { readonly id: string; readonly text: string }[]): ListState {
  return {
    meta: {
      id: 'bench',
      name: 'Bench',
      publisher: 'Bench',
      version: '1',
      updated: '2026-01-01',
      origin: 'folder',
    },
    accounts: [],
    payers: [
      {
        type: 'payer',
        id: 'p',
        name: 'Example Committee',
        kind: 'committee',
        jurisdiction: 'US',
        registry: {},
      },
    ],
    sources: [],
    templates: templates.map(
      ({ id, text }): TemplateEntry => ({
        type: 'template',
        id,
        payer: 'p',
        text,
        lang: 'en',
        first_distributed: '2000-01-01',
        last_distributed: '2040-01-01',
        match: 'near',
        sources: [],
      }),
    ),
  };
}

/**
 * So many different texts that are long enough to be templates: the corpus' templates, then every second ordinary post, then
 * halves of these put together anew. The other ordinary posts are left for asking.
 */
export function manyTemplates(corpus: Corpus, count: number): { id: string; text: string }[] {
  const seen = new Set<string>();
  const found: { id: string; text: string }[] = [];
  const add = (id: string, text: string) => {
    if (found.length >= count || seen.has(text)) return;
    seen.add(text);
    if (isLongEnough(codePointsOf(text), readWords(text).count)) found.push({ id, text });
  };
  for (const { id, text } of corpus.templates) add(id, text);
  const real = corpus.easy.filter((_, i) => i % 2 === 0).map((line) => line.text);
  real.forEach((text, i) => {
    add(`o${i}`, text);
  });
  for (let step = 1; found.length < count && step < real.length; step += 7) {
    for (let i = 0; i < real.length && found.length < count; i++) {
      const first = (real[i] ?? '').split(' ');
      const second = (real[(i + step) % real.length] ?? '').split(' ');
      add(
        `r${step}-${i}`,
        [...first.slice(0, first.length / 2), ...second.slice(second.length / 2)].join(' '),
      );
    }
  }
  return found;
}

/** Ordinary posts that no template was made of, in a fixed order. */
export function ordinaryPosts(corpus: Corpus, count: number): string[] {
  const rest = corpus.easy.filter((_, i) => i % 2 === 1);
  const step = Math.max(1, Math.floor(rest.length / count));
  return rest
    .filter((_, i) => i % step === 0)
    .slice(0, count)
    .map((line) => line.text);
}
