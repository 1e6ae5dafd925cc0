import type { View } from '../../core/post.ts';
import { isReserved, words } from './links.ts';

/** What stands below "/<handle>/" and still shows that account's posts. */
const PROFILE_TABS = words('with_replies likes highlights articles superfollows');
/** Searches that show a grid of pictures, accounts or lists instead of posts. */
const OTHER_SEARCHES = words('media image video user list');
/** First segments of pages that hold what is the reader's own: messages, drafts, settings. */
const PRIVATE = words(
  'messages notifications settings compose intent share login logout signup account oauth bookmarks ' +
    'follower_requests logged_out',
);
/** Below "/i/": the same. X Chat is `/i/chat` since 2025. */
const PRIVATE_INNER = words(
  'chat bookmarks grok flow drafts account_analytics monetization keyboard_shortcuts notifications messages ' +
    'connect_people oauth2',
);

/** The kind of page on X, from the path alone (sites/x.md). An unknown shape is unsupported: it is left alone. */
export function viewOf(url: URL): View {
  const [first, second, third] = url.pathname.split('/').filter((part) => part !== '');
  if (first === undefined) return 'home';
  const head = first.toLowerCase();
  if (head === 'home') return second === undefined ? 'home' : 'unsupported';
  if (head === 'search' || head === 'hashtag') {
    return OTHER_SEARCHES.has(url.searchParams.get('f') ?? '') ? 'other' : 'search';
  }
  if (head === 'explore') return 'other';
  if (PRIVATE.has(head)) return 'private';
  if (head === 'i') return innerView(second, third);
  if (isReserved(head)) return 'unsupported';
  if (second === undefined || PROFILE_TABS.has(second)) return 'profile';
  if (second === 'status' || second === 'article') return third === undefined ? 'unsupported' : 'permalink';
  if (second === 'lists') return third === undefined ? 'other' : 'list';
  return 'other';
}

function innerView(second: string | undefined, third: string | undefined): View {
  if (second === 'lists') return third === undefined || /\D/.test(third) ? 'unsupported' : 'list';
  // Both lead to a post's own page; until the address is rewritten it is already shown.
  if (second === 'status' || second === 'web') return 'permalink';
  return second !== undefined && PRIVATE_INNER.has(second) ? 'private' : 'unsupported';
}
