import { describe, expect, test } from 'vitest';
import { handleIn, isReserved, statusIn } from '../../../src/sites/x/links.ts';

describe('handleIn', () => {
  test.each([
    ['/ada_field', 'ada_field'],
    ['/Ada_Field/', 'Ada_Field'],
    ['/ada_field?s=20#top', 'ada_field'],
    ['https://x.com/ada_field', 'ada_field'],
    ['https://mobile.twitter.com/ada_field?lang=es', 'ada_field'],
  ])('%s names %s on X', (href, handle) => expect(handleIn(href)).toBe(handle));

  test.each([
    [null],
    [''],
    ['#'],
    ['/'],
    ['//x.com'],
    ['//evil'],
    ['ada_field'],
    ['/i/verified'],
    ['/home'],
    ['/Explore'],
    ['/hashtag/Vote?src=hashtag_click'],
    ['/ada_field/status/1'],
    ['/ada_field/photo'],
    ['/a_name_of_sixteen'],
    ['/ada.field'],
    ['https://x.com.evil.org/ada'],
    ['https://evil.org/x.com/ada'],
    ['http://x.com/ada'],
    ['https://t.co/ada'],
    ['https://platform.twitter.com/ada'],
    ['javascript:/ada'],
  ])('%s names nobody on X', (href) => expect(handleIn(href)).toBeNull());
});

describe('statusIn', () => {
  test('names the post, without what stands behind it', () => {
    const post = {
      handle: 'ada_field',
      id: '1983130065320780162',
      path: '/ada_field/status/1983130065320780162',
    };
    expect(statusIn('/ada_field/status/1983130065320780162')).toEqual(post);
    expect(statusIn('https://twitter.com/ada_field/status/1983130065320780162?s=20')).toEqual(post);
  });

  test.each([
    [null],
    ['/ada_field'],
    ['/ada_field/status/12/photo/1'],
    ['/ada_field/status/12/analytics'],
    ['/ada_field/status/0'],
    ['/ada_field/status/abc'],
    ['/i/status/12'],
    ['https://evil.org/ada_field/status/12'],
    ['https://t.co/abc'],
  ])('%s is no post', (href) => expect(statusIn(href)).toBeNull());
});

test('reserved words are reserved in any case', () => {
  expect(isReserved('Home')).toBe(true);
  expect(isReserved('homely')).toBe(false);
});
