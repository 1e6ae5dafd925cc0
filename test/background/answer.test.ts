import { describe, expect, test } from 'vitest';
import type { ExtensionAnswers, PageAnswers } from '../../src/background/answer.ts';
import { makeAnswerer } from '../../src/background/answer.ts';

const ORIGIN = 'chrome-extension://abcdefghijklmnop/';
const asked: string[] = [];

function handlers<T>(kinds: readonly string[]): T {
  return Object.fromEntries(
    kinds.map((kind) => [
      kind,
      async (request: { boom?: boolean }, page?: unknown) => {
        if (request.boom === true) throw new Error('a bug');
        asked.push(kind);
        return { kind, page };
      },
    ]),
  ) as T;
}

const answer = makeAnswerer(
  handlers<PageAnswers>(['hello', 'judge', 'count']),
  handlers<ExtensionAnswers>(['lists', 'import-list']),
  ORIGIN,
);
const tab = { id: 7, index: 0, highlighted: false, active: true, pinned: false, incognito: false };
const page = { id: 'ours', url: 'https://x.com/home', frameId: 0, tab };
const ownPage = { id: 'ours', url: `${ORIGIN}options.html`, tab };

describe('who may ask the background', () => {
  test('a content script of a site, for its own site', async () => {
    expect(await answer({ fieldmark: 'hello', request: { site: 'x' } }, page)).toEqual({
      ok: true,
      value: { kind: 'hello', page: { tabId: 7, site: 'x' } },
    });
  });

  test.each([
    ['another site', { fieldmark: 'hello', request: { site: 'facebook' } }, page],
    ['a frame', { fieldmark: 'hello', request: { site: 'x' } }, { ...page, frameId: 3 }],
    [
      'a page that is no site of ours',
      { fieldmark: 'hello', request: { site: 'x' } },
      { ...page, url: 'https://x.com.example/' },
    ],
    [
      'no tab',
      { fieldmark: 'hello', request: { site: 'x' } },
      { id: 'ours', url: 'https://x.com/', frameId: 0 },
    ],
    ['a content script that wants the lists', { fieldmark: 'lists', request: {} }, page],
    ['a content script that wants to import', { fieldmark: 'import-list', request: { files: [] } }, page],
    [
      'an origin that only looks like ours',
      { fieldmark: 'lists', request: {} },
      { url: 'https://x.com/#chrome-extension://abcdefghijklmnop/' },
    ],
    ['no request at all', { fieldmark: 'hello', request: null }, page],
  ])('not for %s', async (_who, message, sender) => {
    asked.length = 0;
    expect(await answer(message, sender)).toEqual({ ok: false, error: 'refused' });
    expect(asked).toEqual([]);
  });

  test('an extension page may ask for the lists, also from a tab', async () => {
    expect(await answer({ fieldmark: 'lists', request: {} }, ownPage)).toMatchObject({ ok: true });
  });

  test('what is not ours is left to others; what is unknown is refused', async () => {
    expect(answer({ type: 'hello' }, page)).toBeUndefined();
    expect(await answer({ fieldmark: 'constructor', request: {} }, ownPage)).toEqual({
      ok: false,
      error: 'unknown request',
    });
  });

  test('a bug of ours is an error without details', async () => {
    expect(await answer({ fieldmark: 'count', request: { boom: true } }, page)).toEqual({
      ok: false,
      error: 'failed',
    });
  });
});
