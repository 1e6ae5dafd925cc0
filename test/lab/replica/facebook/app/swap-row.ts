import type { SwapRow } from '../../parts/swapper.ts';
import { person, SWAP_PEOPLE } from '../people.ts';
import type { ReplicaPost } from '../posts.ts';
import { tracked } from './words.ts';

/** The row of a plain post as the swap mode changes it: addresses, labels and text nodes, no node comes or goes. */
export function swapRow(element: HTMLElement, first: ReplicaPost): SwapRow<ReplicaPost> {
  let post = first;
  const links = [...element.querySelectorAll('.pictures a, h4 a')];
  const pictures = [...element.querySelectorAll('.pictures [aria-label]')];
  const name = textIn(element.querySelector('h4 a'));
  const words = textIn(element.querySelector('.paragraph'));
  return {
    element,
    post: () => post,
    writeAuthor: ({ by }) => {
      const who = person(by ?? SWAP_PEOPLE[0] ?? 'wren');
      for (const link of links) link.setAttribute('href', tracked(who.path));
      for (const picture of pictures) picture.setAttribute('aria-label', who.name);
      name.data = who.name;
      post = { ...post, by };
    },
    writeText: ({ text }) => {
      words.data = text;
      post = { ...post, text };
    },
  };
}

function textIn(element: Element | null): Text {
  const node = element === null ? null : document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
  if (!(node instanceof Text)) throw new Error('the row has no text there');
  return node;
}
