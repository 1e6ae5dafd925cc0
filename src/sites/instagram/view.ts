import type { View } from '../../core/post.ts';

const PRIVATE = new Set(
  'direct accounts notifications your_activity archive create emails session challenge oauth settings'.split(
    ' ',
  ),
);
/** Video and overlays: their words are drawn into the picture. */
const UNSUPPORTED = new Set(
  'stories reels reel tv live developer about legal privacy terms press api web'.split(' '),
);

/** The kind of page by its address (TheKonka's handlers, 2026-05; dsteeley, 2026-03). */
export function instagramView(url: URL): View {
  const [first, second, third] = url.pathname.split('/').filter((part) => part !== '');
  if (first === undefined || second === 'feed') return 'home';
  if (PRIVATE.has(first) || second === 'saved') return 'private';
  if (UNSUPPORTED.has(first) || (second === 'reel' && third !== undefined)) return 'unsupported';
  if (first === 'p' || (second === 'p' && third !== undefined)) return 'permalink';
  if (first === 'explore') return second === 'tags' || second === 'search' ? 'search' : 'other';
  return 'profile';
}
