import { describe, expect, test } from 'vitest';
import {
  commentIn,
  groupIn,
  pathIn,
  personIn,
  postIn,
  samePerson,
} from '../../../src/sites/facebook/links.ts';

describe('whom a link names', () => {
  test.each([
    ['https://www.facebook.com/ada.field?__cft__[0]=AZ&__tn__=-UC', { handle: 'ada.field' }],
    ['/Ada.Field/', { handle: 'Ada.Field' }],
    ['https://facebook.com/ada.field', { handle: 'ada.field' }],
    ['https://de-de.facebook.com/ada.field?fref=nf', { handle: 'ada.field' }],
    ['/ada.field?comment_id=Y29t', { handle: 'ada.field' }],
    ['/100011112222333', { handle: '100011112222333', id: '100011112222333' }],
    ['/profile.php?id=61550000000017&__tn__=x', { handle: '61550000000017', id: '61550000000017' }],
    ['/profile.php?__tn__=x&id=61550000000017', { handle: '61550000000017', id: '61550000000017' }],
    ['/people/Ivo-Brandt/100088000000123/', { handle: '100088000000123', id: '100088000000123' }],
    ['/groups/77/user/100011112222333/?x=1', { handle: '100011112222333', id: '100011112222333' }],
    ['/friends/suggestions/?profile_id=100099', { handle: '100099', id: '100099' }],
    ['/pg/lampworks', { handle: 'lampworks' }],
  ])('%s', (href, person) => expect(personIn(href)).toEqual(person));

  test.each([
    [null],
    [''],
    ['#'],
    ['?__cft__[0]=AZ'],
    ['/'],
    ['/profile.php'],
    ['/profile.php?id=0123'],
    ['/groups/77/'],
    ['/groups/77/posts/12'],
    ['/photo/?fbid=1'],
    ['/hashtag/ferry'],
    ['/stories/123/abc'],
    ['/Marketplace'],
    ['/ada.field/posts/12'],
    ['/ada field'],
    ['/ada-field'],
    ['//evil.example/ada'],
    ['https://evil.example/ada'],
    ['https://www.facebook.com.evil.example/ada'],
    ['https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.facebook.com%2Fada'],
    ['javascript:alert(1)'],
    ['https://['],
  ])('%s names nobody', (href) => expect(personIn(href)).toBeNull());
});

test('case and dots do not tell people apart', () => {
  expect(samePerson({ handle: 'Ada.Field' }, { handle: 'adafield' })).toBe(true);
  expect(samePerson({ handle: 'ada.field1' }, { handle: 'adafield' })).toBe(false);
});

test('a group alone is a group', () => {
  expect(groupIn('https://www.facebook.com/groups/harbourtalk/?x=1')).toBe('harbourtalk');
  expect(groupIn('/groups/harbourtalk/user/12/')).toBeNull();
  expect(groupIn('/harbourtalk')).toBeNull();
});

describe('the post that a link points at', () => {
  test.each([
    ['/ada.field/posts/pfbid02abcDEF?__cft__[0]=x', '/ada.field/posts/pfbid02abcDEF', 'ada.field'],
    ['/ada.field/posts/some-title/123456/', '/ada.field/posts/some-title/123456', 'ada.field'],
    ['https://www.facebook.com/umavale/videos/987654/?idorvanity=1', '/umavale/videos/987654', 'umavale'],
    ['/permalink.php?story_fbid=pfbid0a&id=61&__tn__=x', '/permalink.php?story_fbid=pfbid0a&id=61', '61'],
    ['/story.php?id=61&story_fbid=5', '/story.php?story_fbid=5&id=61', '61'],
    ['/groups/77/posts/4400/?x', '/groups/77/posts/4400', null],
    ['/groups/talk/permalink/4400/', '/groups/talk/permalink/4400', null],
  ])('%s', (href, path, owner) => expect(postIn(href)).toEqual({ path, owner }));

  test.each([
    ['/ada.field/videos/'],
    ['/ada.field/posts/12?comment_id=3'],
    ['/ada.field/photos/12'],
    ['/permalink.php?story_fbid=1'],
    ['/groups/77/posts/'],
    ['/ada.field'],
    ['#'],
  ])('%s is no post', (href) => expect(postIn(href)).toBeNull());
});

test('a comment has its own id, and the post above it', () => {
  expect(commentIn('/ada.field/posts/777?comment_id=901')).toEqual({
    id: '901',
    path: '/ada.field/posts/777',
  });
  expect(commentIn('/ada.field/posts/777?comment_id=901&reply_comment_id=902')?.id).toBe('902');
  expect(commentIn('/kit.moor?comment_id=Y29t')).toEqual({ id: 'Y29t', path: null });
  expect(commentIn('/ada.field/posts/777')).toBeNull();
});

test('paths of the site itself only', () => {
  expect(pathIn('https://www.facebook.com/photo/?fbid=1')).toBe('/photo');
  expect(pathIn('https://l.facebook.com/l.php?u=x')).toBeNull();
  expect(pathIn('#')).toBeNull();
});
