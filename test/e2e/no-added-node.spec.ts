import type { Page } from '@playwright/test';
import { REPLICA_SITES } from '../lab/replica/sites.ts';
import type { Lab } from './extension.ts';
import { expect, openReplica, readNow, test } from './extension.ts';

const HOMES = {
  x: 'https://x.com/home',
  facebook: 'https://www.facebook.com/',
  instagram: 'https://www.instagram.com/',
} as const;

/** Where a replica's posts are. */
const POSTS = { x: 'article', facebook: '.unit', instagram: '.post' } as const;

interface Skeletons {
  /** Bare empty spans: all a page can see of us. */
  readonly hosts: number;
  /** By the post's words: each element as "tag attribute attribute", our own hosts left out. */
  readonly posts: Readonly<Record<string, string>>;
}

function skeletons(page: Page, selector: string): Promise<Skeletons> {
  return page.evaluate((wanted) => {
    const isHost = ({ localName, attributes, childNodes }: Element) =>
      localName === 'span' && attributes.length === 0 && childNodes.length === 0;
    const one = (post: Element) =>
      [post, ...post.querySelectorAll('*')]
        .filter((element) => !isHost(element))
        .map((element) => [element.localName, ...element.getAttributeNames().sort()].join(' '))
        .join('\n');
    return {
      hosts: [...document.querySelectorAll('*')].filter(isHost).length,
      posts: Object.fromEntries(
        [...document.querySelectorAll(wanted)].map((post) => [post.textContent ?? '', one(post)]),
      ),
    };
  }, selector);
}

async function switchSites(lab: Lab, on: boolean): Promise<void> {
  const sites = Object.fromEntries(REPLICA_SITES.map((site) => [site, on]));
  await lab.extension.page.evaluate(
    (request) =>
      (
        globalThis as unknown as { chrome: { runtime: { sendMessage(message: unknown): unknown } } }
      ).chrome.runtime.sendMessage({ fieldmark: 'change-settings', request }),
    { sites },
  );
}

for (const site of REPLICA_SITES) {
  test(`${site}: a post without a label is as the site made it: no node, no attribute, no style`, async ({
    lab,
    page,
  }) => {
    await openReplica(page, lab, HOMES[site]);
    await readNow(page, lab);
    const report = await lab.extension.report(page.url());
    const here = (report?.recent ?? []).filter(({ path }) => path !== '');
    const labels = here.reduce(
      (sum, { label, reposterLabel }) => sum + Number(label !== null) + Number(reposterLabel !== null),
      0,
    );
    expect(labels).toBeGreaterThan(1);
    expect(here.some(({ label, reposterLabel }) => label === null && reposterLabel === null)).toBe(true);
    const ours = await skeletons(page, POSTS[site]);
    expect(ours.hosts).toBe(labels);

    await switchSites(lab, false);
    await expect.poll(async () => (await skeletons(page, POSTS[site])).hosts).toBe(0);
    await page.reload();
    // X mounts as many rows as fit: without badges there may be more.
    await expect
      .poll(async () => {
        const { hosts, posts } = await skeletons(page, POSTS[site]);
        return { hosts, missing: Object.keys(ours.posts).filter((words) => posts[words] === undefined) };
      })
      .toEqual({ hosts: 0, missing: [] });
    const { posts } = await skeletons(page, POSTS[site]);
    expect(Object.keys(ours.posts).length).toBeGreaterThan(3);
    for (const [words, post] of Object.entries(ours.posts)) expect(post, words).toBe(posts[words]);
    await switchSites(lab, true);
  });
}
