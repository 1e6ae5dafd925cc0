import type { WirePost } from '../messages/wire-post.ts';
import { isSameWire } from '../messages/wire-post.ts';

/** What is remembered about one post as it was sent. */
export interface Keyed {
  readonly wire: WirePost;
}

/**
 * A table by everything that is sent about a post: the key names it, the rest is compared. A name costs a few letters to
 * look up, where a post written out would cost its whole text, twice. Two posts with one key that say different things (cut
 * and whole, in two views, of two days) stand side by side.
 */
export class WireMap<T extends Keyed> {
  readonly #values = new Map<string, T>();
  /** A name was taken once: then somebody may stand under a longer one. */
  #isCrowded = false;

  /** What is known of this post, or undefined. */
  get(wire: WirePost): T | undefined {
    return this.#values.get(this.#nameOf(wire));
  }

  /** Remembers it, in the place of what was known of the same post. True when nothing was. */
  put(value: T): boolean {
    const before = this.#values.size;
    this.#values.set(this.#nameOf(value.wire), value);
    return this.#values.size > before;
  }

  /** Forgets a post. */
  delete(wire: WirePost): void {
    let hole = this.#nameOf(wire);
    // Whoever stands behind it under a longer name moves up, or nobody would find it.
    for (let next = hole; this.#isCrowded; hole = next) {
      next += '\n';
      const moved = this.#values.get(next);
      if (moved === undefined) break;
      this.#values.set(hole, moved);
    }
    this.#values.delete(hole);
  }

  /** The one that was put in first, or undefined. */
  get oldest(): T | undefined {
    return this.#values.values().next().value;
  }

  /** The name under which this post stands, or would. */
  #nameOf(wire: WirePost): string {
    for (let name = wire[0]; ; name += '\n') {
      const there = this.#values.get(name);
      if (there === undefined || isSameWire(there.wire, wire)) return name;
      this.#isCrowded = true;
    }
  }
}
