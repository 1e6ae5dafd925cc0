import type { JudgedPost } from '../messages/contract.ts';
import type { WirePost } from '../messages/wire-post.ts';
import { isSameWire } from '../messages/wire-post.ts';

/**
 * UTF-16 units of what was sent, all answers together: some 200 posts, enough to scroll back a long way. Counted in units,
 * because a site of long posts would otherwise cost its reader many times the memory.
 */
const MOST_UNITS = 64_000;
/** A post without its texts, about. */
const UNITS_BESIDE_TEXT = 100;

/** An answer, to what was sent. */
export interface KnownAnswer {
  readonly wire: WirePost;
  readonly answer: JudgedPost;
  /** Time in the judge, µs. */
  readonly micros: number;
}

/**
 * The tab's memory of answers: found by the post's key, and good only for exactly what was sent (the date decides between A
 * and D). To write a post out as the name of its answer would cost its whole text, twice. Of two posts with one key that say
 * different things the newer one is remembered. The oldest go first; a new epoch voids all.
 */
export class VerdictCache {
  readonly #answers = new Map<string, KnownAnswer>();
  #units = 0;
  #epoch = '';

  /** Voids everything that another epoch answered. True when the epoch changed. */
  enter(epoch: string): boolean {
    if (epoch === this.#epoch) return false;
    this.#epoch = epoch;
    this.#answers.clear();
    this.#units = 0;
    return true;
  }

  /** The answer to exactly this, or undefined. */
  get(wire: WirePost): KnownAnswer | undefined {
    const known = this.#answers.get(wire[0]);
    return known !== undefined && isSameWire(known.wire, wire) ? known : undefined;
  }

  /** Remembers an answer. */
  put(known: KnownAnswer): void {
    const { wire } = known;
    this.#drop(this.#answers.get(wire[0]));
    this.#answers.set(wire[0], known);
    this.#units += unitsOf(wire);
    for (const oldest of this.#answers.values()) {
      if (this.#units <= MOST_UNITS || oldest === known) break;
      this.#drop(oldest);
    }
  }

  #drop(known: KnownAnswer | undefined): void {
    if (known === undefined) return;
    this.#answers.delete(known.wire[0]);
    this.#units -= unitsOf(known.wire);
  }
}

function unitsOf([key, , , , , , , text, images]: WirePost): number {
  let units = UNITS_BESIDE_TEXT + key.length + text.length;
  for (const image of images) units += image.length;
  return units;
}
