import { expect, test } from '@playwright/test';
import { LIST_HOST } from '../lab/lab-publisher.ts';
import { subscribeTo } from '../lab/profile.ts';
import { startServer } from '../lab/server.ts';
import { servePosts } from './plain-posts.ts';
import { badges, publishBoth, startSubscriber, syncNow } from './subscriber.ts';

interface Session {
  readonly labelled: number;
  /** Everything pages and the extension asked for, in order of their addresses. */
  readonly asked: readonly string[];
  /** What came to the lists' host, with every header, in order. */
  readonly toPublishers: readonly (readonly string[])[];
}

/** One profile: subscribes, reads a hundred posts of this author, and syncs. */
async function readHundred(
  author: string,
  publishers: Awaited<ReturnType<typeof published>>,
): Promise<Session> {
  const { server, address } = publishers;
  const from = server.seen.length;
  servePosts(
    server,
    Array.from({ length: 100 }, (_, at) => [author, `Post number ${at} of today.`] as const),
  );
  const reader = await startSubscriber(server);
  try {
    expect(await subscribeTo(reader.extension.page, address)).toBeNull();
    const feed = await reader.browser.context.newPage();
    await feed.goto('https://x.com/home');
    await expect.poll(async () => (await reader.extension.report('https://x.com/home'))?.checked).toBe(100);
    expect(Object.keys(await badges(feed, reader)).length).toBe(author === 'mira_demo' ? 1 : 0);
    const labelled = (await reader.extension.report('https://x.com/home'))?.labelled.length ?? -1;
    expect(await syncNow(reader)).toEqual([null]);
    const seen = server.seen.slice(from);
    return {
      labelled,
      // Whether it fetches a page's icon is the browser's own business.
      asked: reader.browser.network
        .report(seen, ['x.com', LIST_HOST])
        .requests.filter((url) => !url.endsWith('/favicon.ico')),
      toPublishers: seen.filter(({ host }) => host === LIST_HOST).map(({ url, lines }) => [url, ...lines]),
    };
  } finally {
    await reader.close();
  }
}

async function published() {
  const server = await startServer();
  const [demo] = await publishBoth(server);
  return { server, address: await demo.address() };
}

test('the network cannot tell 100 matches from none, nor one fresh profile from another', async () => {
  const publishers = await published();
  try {
    const none = await readHundred('nobody_invented', publishers);
    const all = await readHundred('mira_demo', publishers);
    expect([none.labelled, all.labelled]).toEqual([0, 100]);
    expect(all.asked).toEqual(none.asked);
    expect(all.toPublishers).toEqual(none.toPublishers);
    expect(none.toPublishers.length).toBeGreaterThan(8);
    for (const [url, ...lines] of none.toPublishers) {
      const told = lines.filter((line) => /^(cookie|referer|origin|authorization|if-)/i.test(line));
      expect([url, told]).toEqual([url, []]);
    }
  } finally {
    await publishers.server.close();
  }
});
