import type { JudgedPost } from '../messages/contract.ts';
import type { WirePost } from '../messages/wire-post.ts';
import type { Keyed } from './wire-map.ts';
import { WireMap } from './wire-map.ts';

/**
 * UTF-16 units of what was sent, all answers together: some 200 posts, enough to scroll back a long way. Counted in units,
 * because a site of long posts would otherwise cost its reader many times the memory.
 */
const MOST_UNITS = 64_000;
/** A post without its texts, about. */
const UNITS_BESIDE_TEXT = 100;

/** An answer, to what was sent. */
export interface KnownAnswer extends Keyed {
  readonly answer: JudgedPost;
  /** Time in the judge, µs. */
  readonly micros: number;
}

/**
 * The tab's memory of answers, by everything that was sent (never by author and text alone: the date decides between A and
 * D). The oldest go first; a new epoch voids all.
 */
export class VerdictCache {
  #answers = new WireMap<KnownAnswer>();
  #units = 0;
  #epoch = '';

  /** Voids everything that another epoch answered. True when the epoch changed. */
  enter(epoch: string): boolean {
    if (epoch === this.#epoch) return false;
    this.#epoch = epoch;
    this.#answers = new WireMap();
    this.#units = 0;
    return true;
  }

  /** The answer to exactly this, or undefined. */
  get(wire: WirePost): KnownAnswer | undefined {
    return this.#answers.get(wire);
  }

  /** Remembers an answer; one to the same post it replaces. */
  put(known: KnownAnswer): void {
    this.#drop(this.#answers.get(known.wire));
    this.#answers.add(known);
    this.#units += unitsOf(known.wire);
    while (this.#units > MOST_UNITS && this.#answers.oldest !== known) this.#drop(this.#answers.oldest);
  }

  #drop(known: KnownAnswer | undefined): void {
    if (known === undefined) return;
    this.#answers.delete(known);
    this.#units -= unitsOf(known.wire);
  }
}

function unitsOf([key, , , , , , , text, images]: WirePost): number {
  let units = UNITS_BESIDE_TEXT + key.length + text.length;
  for (const image of images) units += image.length;
  return units;
}
