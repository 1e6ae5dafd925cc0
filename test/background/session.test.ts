import { expect, test } from 'vitest';
import { epochOf } from '../../src/background/session.ts';
import { DEFAULT_SETTINGS } from '../../src/settings/known-settings.ts';

const lists = [{ id: 'one', generation: 3, on: true }];
const now = '2026-11-24T10:00:00.000Z';
const epoch = epochOf(lists, DEFAULT_SETTINGS, [], now);

test('the same state has the same name after a restart', () => {
  expect(epochOf(lists, DEFAULT_SETTINGS, [], '2026-11-24T23:00:00.000Z')).toBe(epoch);
  expect(epochOf([...lists, { id: 'off', generation: 1, on: false }], DEFAULT_SETTINGS, [], now)).toBe(epoch);
});

test.each([
  ['a new generation', epochOf([{ id: 'one', generation: 4, on: true }], DEFAULT_SETTINGS, [], now)],
  ['a list switched off', epochOf([{ id: 'one', generation: 3, on: false }], DEFAULT_SETTINGS, [], now)],
  ['an override', epochOf(lists, DEFAULT_SETTINGS, ['x:ada'], now)],
  ['the next day', epochOf(lists, DEFAULT_SETTINGS, [], '2026-11-25T00:00:00.000Z')],
  [
    'a grade switched on',
    epochOf(lists, { ...DEFAULT_SETTINGS, shown: { ...DEFAULT_SETTINGS.shown, V: true } }, [], now),
  ],
])('%s changes the name', (_what, other) => {
  expect(other).not.toBe(epoch);
});
