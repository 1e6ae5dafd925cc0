import { diffArrays } from 'diff/lib/diff/array.js';
import { LINK_TOKEN } from '../../../core/post.ts';
import type { Span } from '../../../core/verdict.ts';

/** A stretch of the comparison. `added` and `removed` are seen from the template; `own` stands outside the message. */
export interface Piece {
  readonly kind: 'same' | 'added' | 'removed' | 'own';
  readonly text: string;
}

/** The template held against the post, in the post's order. */
export interface Comparison {
  readonly pieces: readonly Piece[];
  /** Word for word the same, and nothing beside it but links, emoji and punctuation. */
  readonly identical: boolean;
}

interface Word {
  /** What is compared: the word without case and punctuation. */
  readonly key: string;
  /** What is shown: the word with whatever follows it up to the next word. */
  readonly text: string;
}

const LINK = /https?:\/\/\S+/gu;
/** Beside a message these are nothing, here as in matching: mentions, hashtags, a bare "RT @x:". */
const NO_WORDS = /(?:\bRT\s+)?[@#＃][\p{L}\p{M}\p{N}_.]+:?/gu;
/** Words compared at most; longer texts are cut in the comparison only. */
const MOST_WORDS = 1500;

/**
 * Compares a template with the post it was found in. `spans` say where in the post it stands; the words around it are the
 * author's own. Words are cut by Intl.Segmenter, so Chinese and Thai work too; case, punctuation and links do not count.
 */
export function compareTexts(template: string, post: string, spans: readonly Span[]): Comparison {
  const start = Math.min(post.length, ...spans.map(([from]) => from));
  const end = Math.max(0, ...spans.map(([, to]) => to));
  const [from, to] = start < end ? [start, Math.min(end, post.length)] : [0, post.length];
  const message = diffWords(wordsOf(template), wordsOf(post.slice(from, to)));
  const pieces = [around(post.slice(0, from)), ...message, around(post.slice(to))].filter(
    ({ text }) => text !== '',
  );
  return { pieces, identical: pieces.every(({ kind }) => kind === 'same') };
}

function diffWords(template: readonly Word[], post: readonly Word[]): Piece[] {
  const changes = diffArrays([...template], [...post], { comparator: (one, other) => one.key === other.key });
  return changes.flatMap(({ added, removed, value }): Piece[] => {
    const text = value.map((word) => word.text).join('');
    if (!added && !removed) return [{ kind: 'same', text }];
    // The space behind the last word is nobody's change.
    const words = text.trimEnd();
    const space: Piece = { kind: 'same', text: text.slice(words.length) };
    return [{ kind: added ? 'added' : 'removed', text: words }, space];
  });
}

function around(text: string): Piece {
  const hasWords = wordsOf(text.replace(NO_WORDS, ' ')).some(({ key }) => key !== '');
  return { kind: hasWords ? 'own' : 'same', text: text.replaceAll(LINK_TOKEN, LINK_SIGN) };
}

/** Links were taken off when the post was read: one sign stands for each. */
const LINK_SIGN = '↗';

function wordsOf(text: string): Word[] {
  const words: { key: string; text: string }[] = [];
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
  for (const { segment, isWordLike } of segmenter.segment(text.replace(LINK, LINK_SIGN))) {
    const last = words.at(-1);
    if (isWordLike === true || last === undefined) {
      if (words.length >= MOST_WORDS) break;
      words.push({ key: isWordLike === true ? keyOf(segment) : '', text: segment });
    } else last.text += segment;
  }
  // What stands before the first word belongs to it: it is no word of its own.
  const [lead, first] = words;
  if (lead?.key === '' && first !== undefined) {
    words.splice(0, 2, { key: first.key, text: lead.text + first.text });
  }
  return words;
}

function keyOf(word: string): string {
  return word.normalize('NFKC').toLowerCase().replace(/[’‘ʼ]/gu, "'");
}
