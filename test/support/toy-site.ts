import type { Post } from '../../src/core/post.ts';
import type { ReadPost, Site } from '../../src/sites/site.ts';

/**
 * A site as small as a site can be, for tests of the feed: `<article><b>handle</b><p>text</p></article>`, a private page at
 * /messages.
 */
export const toySite: Site = {
  id: 'x',
  hosts: ['x.com'],
  view: (url) =>
    url.pathname.startsWith('/messages') ? 'private' : url.pathname === '/' ? 'home' : 'profile',
  find: (root) => {
    const units = root.matches('article') ? [root] : [...root.querySelectorAll('article')];
    return units.map((unit) => ({ unit, finder: 'article' }));
  },
  read: (unit, page): ReadPost[] => {
    const handle = unit.querySelector('b')?.textContent ?? '';
    const text = unit.querySelector('p');
    const post: Post = {
      site: 'x',
      key: unit.getAttribute('data-id') ?? handle,
      author: handle === '' ? null : { handle },
      permalink: null,
      postedAt: null,
      kind: 'post',
      view: page.view,
      reposter: null,
      text: text?.textContent ?? '',
      imageTexts: [],
      truncated: false,
      disclosure: null,
    };
    const slot = text === null ? null : { parent: unit, before: text };
    return [{ post, element: unit, slot, contextSlot: null, hooks: { author: 'b' } }];
  },
  watched: ['data-id'],
  count: (_unit, posts, counts) => {
    if (posts.some(({ post }) => post.author === null)) counts.nobody = (counts.nobody ?? 0) + 1;
  },
  survey: () => undefined,
  canaries: [{ name: 'authors-gone', broken: ({ seen, parsed }) => seen >= 4 && parsed / seen < 0.5 }],
};

/** An article of the toy site. */
export function toyArticle(document: Document, handle: string, text: string): HTMLElement {
  const article = document.createElement('article');
  const author = document.createElement('b');
  author.append(handle);
  const body = document.createElement('p');
  body.append(text);
  article.append(author, body);
  return article;
}
