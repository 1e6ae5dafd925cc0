import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checksum, checksumOf } from '../../src/core/checksum.ts';
import '../support/seed.ts';

const bytes = fc.uint8Array({ maxLength: 300 });

test('the sum of some bytes is the same wherever they lie', () => {
  fc.assert(
    fc.property(bytes, fc.nat(7), (value, offset) => {
      const buffer = new Uint8Array(value.length + offset);
      buffer.set(value, offset);
      expect(checksumOf(buffer.subarray(offset))).toBe(checksumOf(value));
    }),
  );
});

test('one changed, missing or added byte changes it', () => {
  fc.assert(
    fc.property(bytes, fc.nat(), fc.integer({ min: 1, max: 255 }), (value, at, change) => {
      const sum = checksumOf(value);
      expect(sum).toMatch(/^[0-9a-f]{16}$/);
      expect(checksumOf(new Uint8Array([...value, change]))).not.toBe(sum);
      expect(checksumOf(new Uint8Array([...value, 0]))).not.toBe(sum);
      if (value.length === 0) return;
      expect(checksumOf(value.slice(0, -1))).not.toBe(sum);
      const changed = value.slice();
      changed[at % value.length] = (value[at % value.length] ?? 0) ^ change;
      expect(checksumOf(changed)).not.toBe(sum);
    }),
  );
});

test('what stands in the hole does not count, what stands behind it does', () => {
  const words = Uint32Array.from({ length: 9 }, (_, i) => i);
  const sum = checksum(words, 3);
  expect(checksum(words.with(3, 77).with(4, 78), 3)).toEqual(sum);
  for (const at of [0, 2, 5, 8]) expect(checksum(words.with(at, 77), 3)).not.toEqual(sum);
});
