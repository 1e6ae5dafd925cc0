import { expect, test } from 'vitest';
import { matchPatterns, siteOfAddress } from '../../src/core/site-hosts.ts';

test.each([
  ['https://x.com/home', 'x'],
  ['https://mobile.twitter.com/ada/status/1', 'x'],
  ['https://WWW.FACEBOOK.com/', 'facebook'],
  ['https://www.instagram.com?x', 'instagram'],
  ['https://x.com.example.org/home', null],
  ['https://x.com@example.org/home', null],
  ['http://x.com/home', null],
  ['https://platform.twitter.com/embed', null],
  ['https://m.facebook.com/', null],
  ['chrome-extension://abc/options.html', null],
  ['', null],
])('%s belongs to %s', (address, site) => {
  expect(siteOfAddress(address)).toBe(site);
});

test('match patterns name whole hosts over https', () => {
  expect(matchPatterns('instagram')).toEqual(['https://www.instagram.com/*']);
});
