import { toHex } from './encodings.ts';
import type { Bytes, VerifyPorts } from './ports.ts';

/** Bytes of an Ed25519 public key and of a signature. */
export const KEY_BYTES = 32;
export const SIGNATURE_BYTES = 64;

/**
 * The y coordinates, little-endian hex without the sign bit, of the eight points of small order (RFC 7748, section 7):
 * 0, 1, −1 and the two of order eight. Under such a key one signature fits many messages, and Chromium, Firefox and Node
 * all say yes.
 */
const SMALL_ORDER: ReadonlySet<string> = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
]);

/**
 * True for a public key that no verifier should trust: a point of small order, or a y of 2^255 − 19 and above, which is
 * a second spelling of another key (RFC 8032, 5.1.3).
 */
export function isWeakKey(key: Bytes): boolean {
  const y = new Uint8Array(key);
  y[31] = (y[31] ?? 0) & 0x7f;
  const overflow = y[31] === 0x7f && y.subarray(1, 31).every((byte) => byte === 0xff) && (y[0] ?? 0) >= 0xed;
  return overflow || SMALL_ORDER.has(toHex(y));
}

/** The id of a key: the first half of the sha256 of its 32 bytes, as 32 hex digits. */
export async function keyIdOf(key: Bytes, ports: Pick<VerifyPorts, 'sha256'>): Promise<string> {
  return toHex(await ports.sha256(key)).slice(0, 32);
}
