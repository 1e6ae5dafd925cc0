import type { JudgedPost } from '../messages/contract.ts';

/** Enough to scroll back a long way; each holds its post's whole text. */
const MOST = 400;

/**
 * The tab's memory of answers, keyed by everything that was sent (never by author and text alone: the date decides
 * between A and D). The oldest go first; a new epoch voids all.
 */
export class VerdictCache {
  #answers = new Map<string, JudgedPost>();
  #epoch = '';

  /** Voids everything that another epoch answered. True when the epoch changed. */
  enter(epoch: string): boolean {
    if (epoch === this.#epoch) return false;
    this.#epoch = epoch;
    this.#answers.clear();
    return true;
  }

  get(signature: string): JudgedPost | undefined {
    return this.#answers.get(signature);
  }

  put(signature: string, answer: JudgedPost): void {
    if (this.#answers.size >= MOST) {
      const oldest = this.#answers.keys().next();
      if (oldest.done !== true) this.#answers.delete(oldest.value);
    }
    this.#answers.set(signature, answer);
  }
}
