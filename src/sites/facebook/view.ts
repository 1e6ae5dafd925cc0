import type { View } from '../../core/post.ts';

/**
 * Path segments, the first or a tab of a group or page, of places that are nobody's business (chats, what is not published
 * yet), or hold no posts at all.
 */
const PRIVATE = new Set(
  (
    'messages messenger notifications settings checkpoint login login.php recover privacy composer sharer sharer.php ' +
    'dialog drafts payments inbox dating chats publishing_tools member-requests pending_posts scheduled_posts ' +
    'my_pending_content my_declined_content my_removed_content spam'
  ).split(' '),
);
/** Stories and reels are overlays and video; shops and games hold no posts. Left alone. */
const UNSUPPORTED = new Set(
  'stories reel reels watch marketplace gaming games ads business help policies policy legal live livemap plugins'.split(
    ' ',
  ),
);
const OTHER = new Set(
  'events pages bookmarks memories onthisday saved friends fundraisers places offers feed'.split(' '),
);
const ONE_POST = new Set('permalink.php story.php photo photo.php video.php'.split(' '));
const ONE_POST_BELOW = new Set('posts photos videos permalink'.split(' '));

/** True for the first path segment of one of these places: no vanity, though it looks like one. */
export function isPlace(segment: string): boolean {
  return [PRIVATE, UNSUPPORTED, OTHER, ONE_POST, ONE_POST_BELOW].some((places) => places.has(segment));
}

/** The kind of page by its address (CMF, OpenCLI, browser-harness; the tabs of a profile are the profile). */
export function facebookView(url: URL): View {
  const [first, second, third, fourth] = url.pathname.split('/').filter((part) => part !== '');
  if (first === undefined || first === 'home.php') return 'home';
  if (first === 'search' || first === 'hashtag') return 'search';
  if (PRIVATE.has(first) || PRIVATE.has((first === 'groups' ? third : second) ?? '')) return 'private';
  if (first === 'watch' && url.searchParams.has('v')) return 'permalink';
  if (UNSUPPORTED.has(first)) return 'unsupported';
  if (ONE_POST.has(first)) return 'permalink';
  if (first === 'groups') {
    if (third === 'search') return 'search';
    return (third === 'posts' || third === 'permalink') && fourth !== undefined ? 'permalink' : 'group';
  }
  if (OTHER.has(first)) return 'other';
  if (second !== undefined && ONE_POST_BELOW.has(second) && third !== undefined) return 'permalink';
  if (second === 'search') return 'search';
  return 'profile';
}
