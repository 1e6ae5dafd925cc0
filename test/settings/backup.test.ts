import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_BACKUP, readBackup, writeBackup } from '../../src/settings/backup.ts';
import { DEFAULT_SETTINGS } from '../../src/settings/known-settings.ts';
import '../support/seed.ts';

const NOW = '2026-11-24T12:00:00.000Z';
const OVERRIDES = [
  { key: 'x:ada_demo', addedAt: NOW },
  { key: 'facebook#100012345678901', addedAt: '2026-01-02T03:04:05Z' },
];
const good = { settings: DEFAULT_SETTINGS, overrides: OVERRIDES };
const changed = (change: object): string =>
  JSON.stringify({ ...JSON.parse(writeBackup(good, NOW)), ...change });

describe('a backup file', () => {
  test('comes back as it was', () => {
    expect(readBackup(writeBackup(good, NOW))).toEqual({ ok: true, value: good });
    expect(readBackup(`\ufeff${writeBackup(good, NOW)}`)).toEqual({ ok: true, value: good });
  });

  test('of any settings and accounts comes back as it was', () => {
    const bool = fc.boolean();
    fc.assert(
      fc.property(
        bool,
        bool,
        bool,
        fc.uniqueArray(fc.stringMatching(/^[a-z0-9_]{1,15}$/)),
        (x, a, count, names) => {
          const settings = {
            sites: { ...DEFAULT_SETTINGS.sites, x },
            shown: { ...DEFAULT_SETTINGS.shown, 'B~': a },
            toolbarCount: count,
          };
          const overrides = names.map((name) => ({ key: `x:${name}`, addedAt: NOW }));
          expect(readBackup(writeBackup({ settings, overrides }, NOW))).toEqual({
            ok: true,
            value: { settings, overrides },
          });
        },
      ),
      { numRuns: 100 },
    );
  });

  test.each([
    ['no-json', 'settings: all'],
    ['no-json', ''],
    ['no-backup', '[]'],
    ['no-backup', '{"settings":{}}'],
    ['no-backup', changed({ format: 'fieldmark-backup' })],
    ['newer', changed({ format: 'fieldmark-backup/2' })],
    ['too-large', ' '.repeat(MOST_BACKUP + 1)],
    ['bad-settings', changed({ settings: null })],
    ['bad-settings', changed({ settings: { ...DEFAULT_SETTINGS, sites: { x: true } } })],
    ['bad-settings', changed({ settings: { ...DEFAULT_SETTINGS, toolbarCount: 'yes' } })],
    ['bad-settings', changed({ settings: { ...DEFAULT_SETTINGS, extra: true } })],
    ['bad-overrides', changed({ overrides: {} })],
    ['bad-overrides', changed({ overrides: [{ key: 'x:ada', addedAt: 'yesterday' }] })],
    ['bad-overrides', changed({ overrides: [{ key: 'x:Ada', addedAt: NOW }] })],
    ['bad-overrides', changed({ overrides: [{ key: 'y:ada', addedAt: NOW }] })],
    ['bad-overrides', changed({ overrides: [{ key: 'x#12ab', addedAt: NOW }] })],
    ['bad-overrides', changed({ overrides: [{ key: '__proto__', addedAt: NOW }] })],
  ])('%s', (fault, text) => {
    expect(readBackup(text)).toEqual({ ok: false, error: fault });
  });

  test('nothing that a file says can throw', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(readBackup(text).ok).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});
