import type { AuthorRef, Post } from '../../core/post.ts';
import { withoutMarks } from '../invisible-marks.ts';
import type { PageContext, ReadPost } from '../site.ts';
import { commentIn, personIn, samePerson } from './links.ts';
import { isForeignText } from './marks.ts';
import { wordsOf } from './scan.ts';
import { readFacebookText } from './text.ts';

/**
 * Comments (`[role=article]` within a unit in every layout since 2020): author from the first link with words, text from
 * its paragraphs, each comment without the replies it holds. Their labels are localised ("Comment by …") and not read.
 */
export function readComments(articles: readonly Element[], page: PageContext): ReadPost[] {
  const posts: ReadPost[] = [];
  for (const article of articles) {
    const read = readComment(article, page);
    if (read !== null) posts.push(read);
  }
  return posts;
}

function readComment(article: Element, page: PageContext): ReadPost | null {
  const own = (element: Element) => element.closest('[role="article"]') === article;
  const links = [...article.querySelectorAll('a[href]')].filter(own);
  const paragraphs = outermost(
    [...article.querySelectorAll('div[dir="auto"]')].filter((part) => own(part) && !isForeignText(part)),
  );
  const name = links.find((link) => wordsOf(link) !== '');
  const author = name === undefined ? null : authorOf(article, name, links, paragraphs);
  const texts = paragraphs.map((paragraph) =>
    readFacebookText(paragraph, (element) => element.getAttribute('role') === 'article'),
  );
  const text = texts.map((part) => part.text).join('\n');
  if (author === null && text === '') return null;
  const address = links
    .map((link) => commentIn(link.getAttribute('href')))
    .findLast((found) => found !== null);
  const first = paragraphs[0];
  const post: Post = {
    site: 'facebook',
    key: `comment ${address?.id ?? `${author?.handle.toLowerCase() ?? ''}|${text}`}`,
    author,
    permalink: address?.path ?? null,
    postedAt: null,
    kind: 'comment',
    view: page.view,
    reposter: null,
    text,
    imageTexts: [],
    truncated: texts.at(-1)?.truncated === true,
    disclosure: null,
  };
  return {
    post,
    element: article,
    slot: first?.parentElement == null ? null : { parent: first.parentElement, before: first },
    contextSlot: null,
    hooks: {
      author: author === null ? 'none' : 'comment-link',
      text: first === undefined ? 'none' : 'paragraph',
    },
  };
}

/**
 * The name must stand above the text (a text may begin with a name, a card with one may follow it), and the picture beside
 * it must agree; without a text, or behind words ("Anonymous participant replied to NAME"), that picture must be there.
 */
function authorOf(
  article: Element,
  name: Element,
  links: readonly Element[],
  paragraphs: readonly Element[],
): AuthorRef | null {
  const [first] = paragraphs;
  if (first !== undefined && (name.compareDocumentPosition(first) & 4) === 0) return null;
  const author = personIn(name.getAttribute('href'));
  if (author === null) return null;
  let pictured = false;
  for (const link of links) {
    if (link === name) break;
    const avatar = personIn(link.getAttribute('href'));
    if (avatar !== null && !samePerson(avatar, author)) return null;
    pictured ||= avatar !== null;
  }
  return pictured || (paragraphs.length > 0 && !hasWordsBeside(article, name))
    ? { ...author, name: wordsOf(name).replace(/\s+/g, ' ') }
    : null;
}

/** True for words before a name on its own line; a badge ("Author") has a line, a box, of its own above it. */
function hasWordsBeside(article: Element, name: Element): boolean {
  for (let node = name; node !== article; node = node.parentElement ?? article) {
    for (let before = node.previousSibling; before !== null; before = before.previousSibling) {
      if (before.nodeName !== 'DIV' && withoutMarks(before.textContent ?? '').trim() !== '') return true;
    }
  }
  return false;
}

function outermost(elements: readonly Element[]): Element[] {
  return elements.filter(
    (element) => !elements.some((other) => other !== element && other.contains(element)),
  );
}
