import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SITE_IDS } from '../../src/core/site-id.ts';
import { completeSettings, DEFAULT_SETTINGS } from '../../src/settings/known-settings.ts';
import '../support/seed.ts';

test('nothing stored means the defaults of product.md', () => {
  expect(completeSettings(undefined)).toEqual(DEFAULT_SETTINGS);
  expect(DEFAULT_SETTINGS.shown).toEqual({
    A: true,
    C: true,
    B: true,
    'B~': false,
    S: true,
    V: false,
    D: false,
    R: true,
  });
});

test('a known switch counts, an unknown or malformed one does not', () => {
  const settings = completeSettings({
    sites: { x: false, myspace: true },
    shown: { V: true, A: 'no' },
    extra: 1,
  });
  expect(settings.sites).toEqual({ ...DEFAULT_SETTINGS.sites, x: false });
  expect(settings.shown.V).toBe(true);
  expect(settings.shown.A).toBe(true);
  expect(settings).not.toHaveProperty('extra');
});

test('whatever is stored becomes whole settings', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const { sites, shown, toolbarCount } = completeSettings(value);
      const switches = [...Object.values(sites), ...Object.values(shown), toolbarCount];
      expect(switches).toHaveLength(SITE_IDS.length + 9);
      expect(switches.every((each) => typeof each === 'boolean')).toBe(true);
    }),
  );
});
