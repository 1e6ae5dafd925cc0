import { expect, test } from 'vitest';
import { settingsOf } from '../../src/background/page-settings.ts';
import { SITE_WORDS } from '../../src/core/site-words.ts';
import { DEFAULT_SETTINGS } from '../../src/settings/known-settings.ts';

const session = {
  settings: { ...DEFAULT_SETTINGS, sites: { ...DEFAULT_SETTINGS.sites, instagram: false } },
  epoch: 'e1',
};

test('a page hears of its own site alone, with the words of that site', () => {
  expect(settingsOf('facebook', session)).toEqual({ on: true, epoch: 'e1', words: SITE_WORDS.facebook });
  expect(settingsOf('instagram', session)).toEqual({ on: false, epoch: 'e1', words: SITE_WORDS.instagram });
  expect(settingsOf('x', session)).toEqual({ on: true, epoch: 'e1' });
});
