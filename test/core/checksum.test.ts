import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openSealed, seal } from '../../src/core/checksum.ts';

const bytes = fc.uint8Array({ maxLength: 300 });

test('sealed bytes open as they were, at any offset', () => {
  fc.assert(
    fc.property(bytes, fc.nat(7), (value, offset) => {
      const sealed = seal(value);
      const buffer = new Uint8Array(sealed.length + offset);
      buffer.set(sealed, offset);
      expect(Array.from(openSealed(buffer.subarray(offset)) ?? [0])).toEqual(Array.from(value));
    }),
  );
});

test('one changed, missing or added byte is told', () => {
  fc.assert(
    fc.property(bytes, fc.nat(), fc.integer({ min: 1, max: 255 }), (value, at, change) => {
      const sealed = seal(value);
      const cut = sealed.slice(0, at % sealed.length);
      const longer = new Uint8Array([...sealed, change]);
      sealed[at % sealed.length] = (sealed[at % sealed.length] ?? 0) ^ change;
      expect([openSealed(sealed), openSealed(cut), openSealed(longer)]).toEqual([null, null, null]);
    }),
  );
});
