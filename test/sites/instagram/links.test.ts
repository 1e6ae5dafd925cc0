import { expect, test } from 'vitest';
import { commentIn, handleIn, postCode, sameUser, userLink } from '../../../src/sites/instagram/links.ts';
import { instagram } from '../../../src/sites/instagram.ts';
import { parsePage } from '../adapters.ts';

const first = (html: string): Element => {
  const link = parsePage(html).querySelector('a');
  if (link === null) throw new Error('no link');
  return link;
};

test.each([
  ['<a href="/ada.field/"><img alt="ada.field\'s profile picture"></a>', 'picture'],
  ['<a href="/ada.field/"><canvas></canvas></a>', 'picture'],
  ['<a href="/ada.field/"><span>Ada.Field</span></a>', 'handle'],
  ['<a href="/ada.field/">@ada.field</a>', 'other'],
  ['<a href="/ada.field/"></a>', 'other'],
])('what %s shows', (html, shows) =>
  expect(userLink(first(html))).toMatchObject({ handle: 'ada.field', shows }),
);

test.each([
  ['/p/DAbc12345/'],
  ['/explore/tags/x/'],
  ['/direct/inbox/'],
  ['/accounts/login/'],
  ['/stories/ada.field/1/'],
  ['/ada.field/tagged/'],
  ['https://evil.example/ada.field/'],
  ['//evil.example'],
])('%s is nobody', (href) => expect(userLink(first(`<a href="${href}">x</a>`))).toBeNull());

test.each([
  ['/ada.field/', 'ada.field'],
  ['/Ada_Field', 'Ada_Field'],
  ['/ada.field?hl=en#top', 'ada.field'],
  ['https://www.instagram.com/ada.field/?hl=en', 'ada.field'],
  ['/thirty_letters_are_still_a_name/', null],
  ['/thirty_letters_are_still_aname/', 'thirty_letters_are_still_aname'],
])('%s names %s', (href, handle) => expect(handleIn(href)).toBe(handle));

test.each([
  [null],
  [''],
  ['#'],
  ['/'],
  ['//'],
  ['ada.field'],
  ['//ada.field'],
  ['/ada.field//'],
  ['/ada-field/'],
  ['/p/'],
  ['/Reels/'],
  ['/explore/'],
  ['/direct/'],
  ['/challenge/'],
  ['/p/abc/'],
  ['https://www.instagram.com//ada.field/'],
  ['https://www.instagram.com.evil.example/ada/'],
  ['http://www.instagram.com/ada/'],
  ['https://x.com/ada/'],
])('%s names nobody', (href) => expect(handleIn(href)).toBeNull());

test('dots count, case does not', () => {
  expect(sameUser('Ada.Field', 'ada.field')).toBe(true);
  expect(sameUser('adafield', 'ada.field')).toBe(false);
});

test.each([
  ['/p/DAbc12345/', 'DAbc12345'],
  ['/p/DAbc12345/?img_index=1', 'DAbc12345'],
  ['/ada.field/p/DAbc12345/', 'DAbc12345'],
  ['/reel/DAbc12345/', 'DAbc12345'],
  ['https://www.instagram.com/p/DAbc12345/', 'DAbc12345'],
])('%s is the post %s', (href, code) => expect(postCode(href)).toBe(code));

test.each([
  ['/p/DAbc12345/c/18000000000000001/'],
  ['/p/DAbc12345/comments/'],
  ['/p/DAbc12345/liked_by/'],
  ['/p/'],
  ['https://evil.example/p/DAbc12345/'],
  ['//www.instagram.com/p/DAbc12345/'],
])('%s is no post', (href) => expect(postCode(href)).toBeNull());

test('a comment has its own address', () => {
  expect(commentIn('/p/DAbc12345/c/18000000000000001/')).toEqual({
    id: '18000000000000001',
    path: '/p/DAbc12345/c/18000000000000001/',
  });
  expect(commentIn('/p/DAbc12345/c/18000000000000001/r/18000000000000002/')?.id).toBe('18000000000000002');
  expect(commentIn('/p/DAbc12345/')).toBeNull();
});

test.each([
  ['/', 'home'],
  ['/?variant=following', 'home'],
  ['/p/DAbc12345/', 'permalink'],
  ['/ada.field/p/DAbc12345/', 'permalink'],
  ['/ada.field/', 'profile'],
  ['/ada.field/tagged/', 'profile'],
  ['/explore/', 'other'],
  ['/explore/tags/x/', 'search'],
  ['/direct/t/12/', 'private'],
  ['/accounts/edit/', 'private'],
  ['/ada.field/saved/', 'private'],
  ['/stories/ada.field/12/', 'unsupported'],
  ['/reels/DAbc12345/', 'unsupported'],
  ['/reel/DAbc12345/', 'unsupported'],
  ['/ada.field/reel/DAbc12345/', 'unsupported'],
])('%s is %s', (path, view) => expect(instagram.view(new URL(path, 'https://www.instagram.com'))).toBe(view));
