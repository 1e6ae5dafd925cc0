import type { AuthorRef } from '../core/post.ts';
import type { SiteId } from '../core/site-id.ts';
import type { ReadPost } from './site.ts';
import { nameIn } from './x/name.ts';

/**
 * The author of a post with the display name, as reports show it. On X it is read only here: it matches nothing, and for
 * most posts nobody asks. A page that resists has no names; it never throws.
 */
export function namedAuthor(site: SiteId, { post: { author }, element }: ReadPost): AuthorRef | null {
  if (site !== 'x' || author === null) return author;
  try {
    const name = nameIn(element, author.handle);
    return name === '' ? author : { ...author, name };
  } catch {
    return author;
  }
}
