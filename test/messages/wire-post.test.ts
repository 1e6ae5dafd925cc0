import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Post } from '../../src/core/post.ts';
import { packPost, unpackPost } from '../../src/messages/wire-post.ts';
import '../support/seed.ts';

const post: Post = {
  site: 'x',
  key: '19001',
  author: { handle: 'ada_demo', id: '99', name: 'Ada' },
  permalink: '/ada_demo/status/19001',
  postedAt: '2026-11-01T10:00:00.000Z',
  kind: 'repost',
  view: 'home',
  reposter: { handle: 'bo_demo' },
  text: 'one\ntwo',
  imageTexts: ['three'],
  truncated: true,
  disclosure: 'Paid partnership with Example',
};

describe('a post on the wire', () => {
  test('comes back as it was, without the display name', () => {
    expect(unpackPost('x', JSON.parse(JSON.stringify(packPost(post))))).toEqual({
      ...post,
      author: { handle: 'ada_demo', id: '99' },
    });
  });

  test('nothing that is absent becomes something', () => {
    const bare: Post = {
      ...post,
      author: null,
      permalink: null,
      postedAt: null,
      reposter: null,
      disclosure: null,
    };
    expect(unpackPost('x', packPost(bare))).toEqual(bare);
  });

  test('costs at most the texts and 200 bytes', () => {
    const bytes = new TextEncoder().encode(JSON.stringify(packPost(post))).length;
    const texts = new TextEncoder().encode(post.text + post.imageTexts.join('')).length;
    expect(bytes - texts).toBeLessThanOrEqual(200);
  });

  test('whatever a renderer sends is a post or null, never a throw', () => {
    fc.assert(
      fc.property(fc.anything(), (wire) => {
        const unpacked = unpackPost('x', wire);
        return unpacked === null || typeof unpacked.text === 'string';
      }),
    );
  });

  test.each([0, 1, 4, 5, 6, 7, 8, 9])('a wrong value at position %i is refused or harmless', (at) => {
    const wire: unknown[] = [...packPost(post)];
    wire[at] = { evil: true };
    const unpacked = unpackPost('x', wire);
    expect(unpacked === null || (at === 9 && unpacked.truncated === false)).toBe(true);
  });
});
