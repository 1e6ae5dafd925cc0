import type { AuthorRef } from '../../core/post.ts';
import { textInImage } from '../image-text.ts';
import type { Words } from '../words.ts';
import { samePerson } from './links.ts';
import type { Part, Parts } from './scan.ts';
import type { Story } from './stories.ts';

/**
 * What the site's recognition says the pictures of one story say. In a share the picture stands between the outer text
 * and the shared header, and belongs to the shared post; a picture whose owner is not certain counts for nobody.
 */
export function picturesOf(
  words: Words<'picture'>,
  unit: Element,
  parts: Parts,
  stories: readonly Story[],
  index: number,
  author: AuthorRef | null,
): string[] {
  const own = new Set<string>();
  for (const picture of parts.pictures) {
    const says = textInImage(words, picture.element.getAttribute('alt'));
    if (says === null || ownerOf(unit, parts, stories, picture, author) !== index) continue;
    own.add(says);
  }
  return [...own];
}

function ownerOf(
  unit: Element,
  parts: Parts,
  stories: readonly Story[],
  picture: Part,
  author: AuthorRef | null,
): number | null {
  const only = stories[0];
  if (stories.length === 1 && only !== undefined) {
    if (picture.at < (only.header?.at ?? only.message?.at ?? 0)) return null;
    return only.header !== null && sharesUnread(parts, only, author) ? null : 0;
  }
  if (stories.length !== 2) return null;
  // The smallest box with a header tells whose picture it is; a box with both headers does not.
  for (let node = picture.element.parentElement; node !== null; node = node.parentElement) {
    const box = node;
    const inside = stories.flatMap((story, at) =>
      story.header !== null && box.contains(story.header.element) ? [at] : [],
    );
    if (inside.length === 1) return inside[0] === 1 ? 1 : null;
    if (inside.length > 1 || node === unit) return null;
  }
  return null;
}

/** Another person's link outside of header, text and comments: something is shared here that was not understood. */
function sharesUnread(parts: Parts, story: Story, author: AuthorRef | null): boolean {
  const start = story.message?.at ?? story.end;
  return parts.links.some((link) => {
    if (link.at < start || link.at > parts.bar) return false;
    return link.person !== null && (author === null || !samePerson(link.person, author));
  });
}
