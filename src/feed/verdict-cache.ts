import type { JudgedPost } from '../messages/contract.ts';

/**
 * UTF-16 units of what was sent, all answers together: some 200 posts, enough to scroll back a long way. Counted in units,
 * because a site of long posts would otherwise cost its reader many times the memory.
 */
const MOST_UNITS = 64_000;
const MOST_SHARED = 50;

/**
 * The tab's memory of answers, keyed by everything that was sent (never by author and text alone: the date decides
 * between A and D). The oldest go first; a new epoch voids all.
 */
export class VerdictCache {
  #answers = new Map<string, JudgedPost>();
  /** Answers that say nothing are nearly all, and many say the same nothing: each stands in memory once. */
  #nothings = new Map<string, JudgedPost>();
  #units = 0;
  #epoch = '';

  /** Voids everything that another epoch answered. True when the epoch changed. */
  enter(epoch: string): boolean {
    if (epoch === this.#epoch) return false;
    this.#epoch = epoch;
    this.#answers.clear();
    this.#nothings.clear();
    this.#units = 0;
    return true;
  }

  get(signature: string): JudgedPost | undefined {
    return this.#answers.get(signature);
  }

  /** Remembers an answer. Returns the one to keep instead of it: equal, and perhaps shared. */
  put(signature: string, answer: JudgedPost): JudgedPost {
    const kept = answer.label === null && answer.reposterLabel === null ? this.#shared(answer) : answer;
    if (!this.#answers.has(signature)) this.#units += signature.length;
    this.#answers.set(signature, kept);
    for (const oldest of this.#answers.keys()) {
      if (this.#units <= MOST_UNITS || oldest === signature) break;
      this.#answers.delete(oldest);
      this.#units -= oldest.length;
    }
    return kept;
  }

  #shared(answer: JudgedPost): JudgedPost {
    const name = JSON.stringify(answer);
    const known = this.#nothings.get(name);
    if (known === undefined && this.#nothings.size < MOST_SHARED) this.#nothings.set(name, answer);
    return known ?? answer;
  }
}
