import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { instagram } from '../../../src/sites/instagram.ts';
import { readPage } from '../adapters.ts';

const URL_OF_POST = 'https://www.instagram.com/p/DApost2024a/';
const page = readFileSync(join(import.meta.dirname, 'post-2024-without-article.html'), 'utf8');

function comments(html: string): (string | undefined)[] {
  const { posts } = readPage(instagram, html, URL_OF_POST);
  return posts.filter(({ kind }) => kind === 'comment').map(({ author }) => author?.handle);
}

test('a comment under the picture of somebody else is nobody’s', () => {
  expect(comments(page)).toEqual(['kit.moor', 'ada.field']);
  const half = page.replace('href="/kit.moor/"><img', 'href="/bea.lindqvist/"><img');
  expect(half).not.toBe(page);
  expect(comments(half)).toEqual(['ada.field']);
});

test('a comment whose author has no page is not given to the one who is mentioned in it, nor to the post’s author', () => {
  const links =
    /<a role="link" tabindex="0" href="\/ada\.field\/">(<img[^>]*>|<div><div><span class="_ap3a" dir="auto">ada\.field<\/span><\/div><\/div>)<\/a>/g;
  const [before = '', after = ''] = page.split(
    /(?=<div><div><div><a role="link" tabindex="0" href="\/ada\.field\/"><img alt="ada\.field's profile picture" draggable="false" src="data:,"><\/a><\/div><div><div><span><a [^>]*>(?:<div>)*<span[^>]*>ada\.field<\/span>(?:<\/div>)*<\/a><\/span> <span><a role="link" href="\/p\/DApost2024a\/c\/)/,
  );
  expect(after).not.toBe('');
  const anonymous = before + after.replaceAll(links, '<b>Instagram user</b>');
  expect(anonymous).not.toBe(page);
  expect(comments(anonymous)).toEqual(['kit.moor']);
});
