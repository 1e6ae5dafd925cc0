import { authorKeys } from '../account.ts';
import type { Post } from '../post.ts';
import { normalizeText } from '../text/normalize.ts';

/** A text shorter than this, normalised, is greeting or thanks: saying it twice means nothing. */
const LEAST_TEXT = 40;
/** Accounts and texts remembered at most; the oldest are forgotten first. */
const MOST = 2000;

/**
 * Counts how often the same account posts the same text on one page (product.md, "Repetition"). In memory only, of one page;
 * it makes no badge. The same post seen again, by its key, counts once.
 */
export class Repetitions {
  readonly #seen = new Map<string, Set<string>>();

  /** Notes a post and says how many different posts with its author and text have been seen, itself included. */
  note(post: Post): number {
    if (post.author === null) return 1;
    const text = normalizeText(post.text);
    if (text.length < LEAST_TEXT) return 1;
    const { id, handle } = authorKeys(post.site, post.author);
    const key = `${handle ?? id ?? ''}\n${text}`;
    const posts = this.#seen.get(key) ?? new Set();
    posts.add(post.key);
    this.#seen.delete(key);
    this.#seen.set(key, posts);
    if (this.#seen.size > MOST) {
      for (const oldest of this.#seen.keys()) {
        this.#seen.delete(oldest);
        break;
      }
    }
    return posts.size;
  }
}
