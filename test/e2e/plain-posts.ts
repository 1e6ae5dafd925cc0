import type { LabServer } from '../lab/server.ts';

/** A post of X in the least markup that a fragment can have, posted now. */
export function plainPost(handle: string, id: number, text: string): string {
  return `<article data-testid="tweet" role="article"><div data-testid="Tweet-User-Avatar"><div data-testid="UserAvatar-Container-${handle}"></div></div><div data-testid="User-Name"><a href="/${handle}">Somebody</a><a href="/${handle}/status/${id}"><time datetime="${new Date().toISOString()}">1m</time></a></div><div><div data-testid="tweetText" lang="en" dir="auto"><span>${text}</span></div></div></article>`;
}

/** Serves a home feed of X that holds these posts and nothing else. */
export function servePosts(
  server: LabServer,
  posts: readonly (readonly [handle: string, text: string])[],
): void {
  const body = posts.map(([handle, text], at) => plainPost(handle, at + 1, text)).join('');
  server.serve((url) =>
    url.href === 'https://x.com/home'
      ? { type: 'text/html; charset=utf-8', body: `<!doctype html><title>Home</title><main>${body}</main>` }
      : null,
  );
}
