import { verifyAsync } from '@noble/ed25519';
import { describe, expect, test } from 'vitest';
import { PAL_CODES } from '../../src/core/list/publication/codes.ts';
import { fromBase64Url } from '../../src/core/list/publication/encodings.ts';
import { openEnvelope, signedMessage } from '../../src/core/list/publication/envelope.ts';
import { isWeakKey } from '../../src/core/list/publication/keys.ts';
import type { Bytes } from '../../src/core/list/publication/ports.ts';
import { portsAt, T0, TestReader } from '../support/publication.ts';
import { readVectors } from '../support/vector-files.ts';

const vectors = readVectors();

/** A second verifier, by another author, in strict mode (RFC 8032). */
async function nobleVerify(key: Bytes, signature: Bytes, message: Bytes): Promise<boolean> {
  try {
    return await verifyAsync(signature, message, key, { zip215: false });
  } catch {
    return false;
  }
}

describe('the published vectors', () => {
  test('are many, and evil in many ways', () => {
    const evil = vectors.filter(({ expected }) => expected !== 'ok');
    expect(evil.length).toBeGreaterThanOrEqual(30);
    expect(vectors.length - evil.length).toBeGreaterThanOrEqual(5);
    expect(new Set(evil.map(({ expected }) => expected)).size).toBeGreaterThanOrEqual(20);
    expect(evil.filter(({ expected }) => !(PAL_CODES as readonly string[]).includes(expected))).toEqual([]);
  });

  for (const verifier of ['WebCrypto', 'noble'] as const) {
    test.each(vectors.map((vector) => [vector.name, vector] as const))(
      `${verifier}: %s`,
      async (_name, vector) => {
        const reader = new TestReader(vector.before ?? vector.files);
        if (verifier === 'noble') reader.verify = nobleVerify;
        if (vector.before !== null) expect(await reader.sync()).toBe('ok');
        const before = reader.generation;
        reader.files = vector.files;
        reader.now = vector.now;
        expect(await reader.sync()).toBe(vector.expected);
        if (vector.expected === 'ok') expect(reader.generation).not.toBe('none');
        else expect(reader.generation).toBe(before);
      },
    );
  }

  test('both verifiers agree on every signature with every key', async () => {
    const ports = portsAt(T0);
    const seen = new Set<string>();
    let good = 0;
    for (const { files } of vectors) {
      const first = new TextDecoder().decode(files.get('root/1.pal')).split('\n')[0] ?? '';
      const keys: Bytes[] = JSON.parse(first).keys.map(({ pub }: { pub: string }) => fromBase64Url(pub, 32));
      for (const [path, file] of files) {
        const kind = path.startsWith('root/') ? 'root' : path.startsWith('release/') ? 'release' : 'pulse';
        const text = path.endsWith('.pal') ? Buffer.from(file).toString('base64') : '';
        if (text === '' || seen.has(text)) continue;
        seen.add(text);
        const envelope = openEnvelope(path, file, 1 << 16, ports);
        if (!envelope.ok) continue;
        const message = signedMessage(`pal.${kind}.v1`, envelope.value.payload);
        for (const { sig } of envelope.value.signatures) {
          for (const key of keys) {
            const [one, two] = await Promise.all([
              ports.verify(key, sig, message),
              nobleVerify(key, sig, message),
            ]);
            expect([path, one]).toEqual([path, two]);
            if (one) good += 1;
          }
        }
      }
    }
    expect(good).toBeGreaterThan(40);
  });

  test('no small-order key passes, in any spelling', () => {
    // y = 0, 1, −1, the two of order eight, and their spellings above 2^255 − 19, each with and without the sign.
    const p = 2n ** 255n - 19n;
    const eight = 0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n;
    for (const y of [0n, 1n, p - 1n, eight, p - eight, p, p + 1n]) {
      for (const sign of [0n, 1n]) {
        const value = y + (sign << 255n);
        const key = new Uint8Array(32).map((_, at) => Number((value >> BigInt(8 * at)) & 255n));
        expect([y, sign, isWeakKey(key)]).toEqual([y, sign, true]);
      }
    }
    expect(isWeakKey(new Uint8Array(32).fill(9))).toBe(false);
  });
});
