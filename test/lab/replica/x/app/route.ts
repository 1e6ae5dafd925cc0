import type { PersonKey } from '../people.ts';
import { PEOPLE } from '../people.ts';
import type { ReplicaPost } from '../posts.ts';
import { HOME, PINNED, REPLIES, statusId } from '../posts.ts';
import { plainFeed } from '../swap-feed.ts';
import { chosenPosts } from './chosen.ts';

/** What an address shows. */
export type Route =
  | { readonly page: 'home'; readonly posts: readonly ReplicaPost[] }
  | { readonly page: 'status'; readonly posts: readonly ReplicaPost[]; readonly opened: number }
  | { readonly page: 'profile'; readonly posts: readonly ReplicaPost[]; readonly who: PersonKey }
  | { readonly page: 'missing' };

const PLAIN_POSTS = 40;

/** The route of an address of the replica. */
export function routeOf(url: URL): Route {
  const [first = '', second, third] = url.pathname.split('/').filter((part) => part !== '');
  if (first === '' || first === 'home')
    return {
      page: 'home',
      posts: url.searchParams.get('feed') === 'plain' ? plainFeed(PLAIN_POSTS) : chosenPosts(HOME, url),
    };
  const who = personOf(first);
  if (who === null) return { page: 'missing' };
  if (second === undefined) {
    const pinned = PINNED[who];
    const own = HOME.filter((post) => post.by === who && post.ad !== true && post.repostedBy === undefined);
    return { page: 'profile', who, posts: pinned === undefined ? own : [pinned, ...own] };
  }
  const opened = [...HOME, ...Object.values(PINNED)].find((post) => statusId(post) === third);
  if (second !== 'status' || opened === undefined) return { page: 'missing' };
  return { page: 'status', posts: [opened, ...(REPLIES[opened.id] ?? [])], opened: opened.id };
}

function personOf(handle: string): PersonKey | null {
  const wanted = handle.toLowerCase();
  const found = Object.entries(PEOPLE).find(([, { handle: own }]) => own.toLowerCase() === wanted);
  return found === undefined ? null : (found[0] as PersonKey);
}
