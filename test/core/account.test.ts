import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { authorKeys, canonicalHandle, handleKey, idKey } from '../../src/core/account.ts';
import '../support/seed.ts';

describe('canonical handles', () => {
  test.each([
    ['x', '@Ada_Demo', 'ada_demo'],
    ['x', 'a'.repeat(16), null],
    ['x', 'ada.demo', null],
    ['facebook', 'Ada.Lo.Demo', 'adalodemo'],
    ['facebook', '...', null],
    ['instagram', 'Ada.Demo', 'ada.demo'],
    ['instagram', 'аda', null],
    ['x', '', null],
  ] as const)('%s %s is %s', (site, handle, canonical) => {
    expect(canonicalHandle(site, handle)).toBe(canonical);
  });

  test('canonical is a fixed point', () => {
    fc.assert(
      fc.property(fc.constantFrom('x', 'facebook', 'instagram'), fc.string(), (site, handle) => {
        const once = canonicalHandle(site, handle);
        return once === null || canonicalHandle(site, once) === once;
      }),
    );
  });
});

describe('keys', () => {
  test('ids beyond 2^53 stay strings, apart from handles', () => {
    expect(idKey('x', '9007199254740993001')).toBe('x#9007199254740993001');
    expect(idKey('x', '007')).toBeNull();
    expect(handleKey('x', '123')).toBe('x:123');
  });

  test('a Facebook author without a vanity is an id, never a handle', () => {
    expect(authorKeys('facebook', { handle: '100099990000001' })).toEqual({
      id: 'facebook#100099990000001',
      handle: null,
    });
  });

  test('an id beside a handle gives both', () => {
    expect(authorKeys('x', { handle: 'Ada', id: '12' })).toEqual({ id: 'x#12', handle: 'x:ada' });
  });
});
