import type { WirePost } from '../messages/wire-post.ts';
import { isSameWire } from '../messages/wire-post.ts';

/** What is remembered about one post as it was sent. */
export interface Keyed {
  readonly wire: WirePost;
}

/**
 * A table by everything that is sent about a post. It is found by the post's key, and good only for exactly the same: to
 * write a post out as its own name would cost its whole text, twice. Under one key stand all that say different things (cut
 * and whole, in two views, of two days): were only one of them remembered, each would make the other be asked about again.
 */
export class WireMap<T extends Keyed> {
  readonly #lists = new Map<string, T[]>();

  /** What is known of exactly this, or undefined. */
  get(wire: WirePost): T | undefined {
    return this.#lists.get(wire[0])?.find((one) => isSameWire(one.wire, wire));
  }

  /** Remembers a post of which nothing is known yet. */
  add(value: T): void {
    const list = this.#lists.get(value.wire[0]);
    if (list === undefined) this.#lists.set(value.wire[0], [value]);
    else list.push(value);
  }

  /** Forgets what was added. */
  delete(value: T): void {
    const key = value.wire[0];
    const rest = this.#lists.get(key)?.filter((one) => one !== value) ?? [];
    if (rest.length > 0) this.#lists.set(key, rest);
    else this.#lists.delete(key);
  }

  /** The first under the key that came first, or undefined. */
  get oldest(): T | undefined {
    return this.#lists.values().next().value?.[0];
  }
}
