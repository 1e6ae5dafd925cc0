import { buildIndex, buildRefusedIndex, type CompiledList } from '../core/match/compile-entries.ts';
import { type ListIndex, openIndex } from '../core/match/index-bytes.ts';
import { judge } from '../core/match/judge.ts';
import type { Post } from '../core/post.ts';
import type { Judgement, Policy, Span } from '../core/verdict.ts';
import type { DryList } from './list-folder.ts';

/** One line of `match`'s output. */
export interface MatchLine {
  readonly id: string;
  readonly grade: string | null;
  readonly reason: string | null;
  readonly account?: string;
  readonly template?: string;
  /** Share of the template found, 0–1. */
  readonly coverage?: number;
  /** Share of the post's words that are the author's own, 0–1. */
  readonly own?: number;
  readonly spans?: readonly Span[];
  readonly where?: 'image';
  readonly quotation?: true;
}

/** Judges posts against a list folder as a dry run: every grade is switched on, nothing is overridden. */
export class Matcher {
  readonly #index: ListIndex;
  readonly #refused: ListIndex;
  readonly #policy: Policy;

  constructor(list: DryList, now: string) {
    this.#index = opened(buildIndex(list.state));
    this.#refused = opened(buildRefusedIndex({ ...list.state, accounts: [], templates: list.refused }));
    this.#policy = {
      now,
      shown: { A: true, C: true, B: true, 'B~': true, S: true, V: true, D: true, R: true },
      overrides: new Set(),
    };
  }

  /** Entries that can label somebody. */
  get counts(): ListIndex['counts'] {
    return this.#index.counts;
  }

  /** The output line of one post. */
  match(id: string, post: Post): MatchLine {
    const judgement = judge(post, [this.#index], this.#policy);
    const { verdict } = judgement;
    if (verdict === null) return { id, grade: null, reason: this.#reasonFor(post, judgement) };
    const { person, text } = verdict;
    return {
      id,
      grade: verdict.grade,
      reason: judgement.notes.includes('own-words') ? 'own-words' : (judgement.notes[0] ?? null),
      ...(person === null ? {} : { account: person.account.id }),
      ...(text === null
        ? {}
        : { template: text.template.id, coverage: text.coverage, own: text.own, spans: text.spans }),
      ...(text?.where === 'image' ? { where: text.where } : {}),
      ...(text?.quotation === true ? { quotation: true } : {}),
    };
  }

  // A post that only a refused template would have met says so.
  #reasonFor(post: Post, { reason }: Judgement): string | null {
    if (reason !== 'no-match' && reason !== 'below-threshold' && reason !== 'no-author') return reason;
    const shadow = judge(post, [this.#refused], this.#policy);
    return shadow.verdict?.text != null ? 'refused-template' : reason;
  }
}

function opened(compiled: CompiledList): ListIndex {
  const index = openIndex(compiled);
  if (!index.ok) throw new Error(`an index that was just built cannot be opened: ${index.error}`);
  return index.value;
}
