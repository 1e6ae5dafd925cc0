import type { SwapRow } from '../../parts/swapper.ts';
import { instantOf } from '../../x/app/clock.ts';
import type { ReplicaPost } from '../posts.ts';
import { codeOf } from '../posts.ts';

/** The row of a plain post as the swap mode changes it: addresses, times and text nodes, no node comes or goes. */
export function swapRow(element: HTMLElement, first: ReplicaPost): SwapRow<ReplicaPost> {
  let post = first;
  const links = [...element.querySelectorAll('.avatar a, a:has(.name)')];
  const faces = [...element.querySelectorAll('img.face')];
  const names = [...element.querySelectorAll('.name')].map(textIn);
  const words = textIn(element.querySelector('.caption'));
  const time = element.querySelector('time');
  const permalink = time?.closest('a');
  return {
    element,
    post: () => post,
    writeAuthor: (next) => {
      for (const link of links) link.setAttribute('href', `/${next.by}/`);
      for (const face of faces) face.setAttribute('alt', `${next.by}'s profile picture`);
      for (const name of names) name.data = next.by;
      permalink?.setAttribute('href', `/p/${codeOf(next)}/`);
      time?.setAttribute('datetime', instantOf(next.hoursAgo));
      post = { ...next, text: post.text };
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
