// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { settingsOf } from '../../src/background/page-settings.ts';
import type { Post } from '../../src/core/post.ts';
import type { Door } from '../../src/feed/door.ts';
import { startFeed } from '../../src/feed/start-feed.ts';
import type { PageRequests, PageSettings } from '../../src/messages/contract.ts';
import { unpackPost } from '../../src/messages/wire-post.ts';
import { DEFAULT_SETTINGS } from '../../src/settings/known-settings.ts';
import { facebook } from '../../src/sites/facebook.ts';
import { openDoor, turn } from '../support/toy-door.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../sites/facebook/sponsored.html'), 'utf8');
const EXPECTED = JSON.parse(
  readFileSync(join(import.meta.dirname, '../sites/facebook/sponsored.json'), 'utf8'),
) as { posts: readonly Pick<Post, 'author' | 'kind' | 'disclosure'>[] };
const SETTINGS = settingsOf('facebook', { settings: DEFAULT_SETTINGS, epoch: 'e1' });

let door: Door | undefined;
afterEach(() => door?.life.abort());

/** A page of Facebook whose first question is answered by `hello`; gives what it asks about. */
async function openFacebook(hello: PageSettings | null): Promise<Post[]> {
  const asked: Post[] = [];
  const ask = (kind: string, request: PageRequests['judge']['request']): Promise<unknown> => {
    if (kind === 'hello') return hello === null ? new Promise(() => undefined) : Promise.resolve(hello);
    if (kind !== 'judge') return Promise.resolve(null);
    asked.push(...request.posts.flatMap((wire) => unpackPost('facebook', wire) ?? []));
    // What is answered is nothing to these tests.
    return new Promise(() => undefined);
  };
  door = openDoor(ask, async () => true);
  document.body.replaceChildren(...new DOMParser().parseFromString(PAGE, 'text/html').body.childNodes);
  startFeed(facebook, window);
  await turn();
  return asked;
}

function expectRead(asked: readonly Post[]): void {
  const facts = ({ author, kind, disclosure }: Pick<Post, 'author' | 'kind' | 'disclosure'>) =>
    `${author?.handle} ${kind} ${disclosure ?? ''}`;
  expect(asked.map(facts)).toEqual(EXPECTED.posts.map(facts));
  expect(new Set(asked.map(({ kind }) => kind))).toContain('ad');
}

test('the words come with the answer to the first question: ads are told from posts', async () => {
  expectRead(await openFacebook(SETTINGS));
});

test('they come with a change that is told before that answer, too; before them nothing is read', async () => {
  const asked = await openFacebook(null);
  expect(asked).toEqual([]);
  door?.reader?.refresh(SETTINGS);
  await turn();
  expectRead(asked);
});

test('a site that is switched off and on again has them still', async () => {
  const asked = await openFacebook({ ...SETTINGS, on: false });
  expect(asked).toEqual([]);
  door?.reader?.refresh(SETTINGS);
  await turn();
  expectRead(asked);
});

test('without its words a site is not read at all', async () => {
  expect(await openFacebook({ on: true, epoch: 'e1' })).toEqual([]);
  expect(facebook.find(document.documentElement).length).toBeGreaterThan(0);
});
