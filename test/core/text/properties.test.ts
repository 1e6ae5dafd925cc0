import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { decodeUtf8, encodeUtf8, utf8Length } from '../../../src/core/text/utf8.ts';
import { readWords } from '../../../src/core/text/words.ts';
import { hostileText } from './hostile.ts';
import { RUNS, RUNS_TIMEOUT } from './runs.ts';

vi.setConfig({ testTimeout: RUNS_TIMEOUT });

describe('any text', () => {
  test('gives words inside the text, in order, and never throws', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const words = readWords(text);
        let end = 0;
        for (let i = 0; i < words.count; i++) {
          const from = words.from[i] ?? -1;
          const to = words.to[i] ?? -1;
          if (from < end || to < from || to > text.length) return false;
          if (words.length(i) === 0) return false;
          end = to;
        }
        return true;
      }),
      RUNS,
    );
  });

  test('reads the same into a used buffer as into a new one', () => {
    fc.assert(
      fc.property(hostileText(), hostileText(), (first, second) => {
        const used = readWords(second, readWords(first));
        const fresh = readWords(second);
        const list = (words: typeof used) =>
          Array.from({ length: words.count }, (_, i) => [
            words.word(i),
            words.from[i],
            words.hash[i],
            words.flags[i],
          ]);
        expect(list(used)).toEqual(list(fresh));
        expect([used.cut, used.retweet]).toEqual([fresh.cut, fresh.retweet]);
      }),
      RUNS,
    );
  });

  test('survives UTF-8, lone surrogates apart', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const bytes = new Uint8Array(utf8Length(text));
        expect(encodeUtf8(text, bytes, 0)).toBe(bytes.length);
        expect(decodeUtf8(bytes, 0, bytes.length)).toBe(text.replace(/\p{Surrogate}/gu, '\ufffd'));
        expect(bytes).toEqual(new TextEncoder().encode(text));
      }),
      RUNS,
    );
  });
});
