import type { PalCode } from '../../core/list/publication/codes.ts';
import { fromBase64Url } from '../../core/list/publication/encodings.ts';
import { isInstant } from '../../core/list/publication/instants.ts';
import { keyIdOf } from '../../core/list/publication/keys.ts';
import type { Bytes, VerifyPorts } from '../../core/list/publication/ports.ts';
import type { RoleName } from '../../core/list/publication/root.ts';
import { err, ok, type Result } from '../../core/result.ts';
import type { Signer } from '../publish/signer.ts';

const { subtle } = globalThis.crypto;

/** Verifying with Node's WebCrypto. `now` is the clock, or the instant that the caller says. */
export function verifyPorts(now: () => string): VerifyPorts {
  return {
    sha256: async (bytes) => new Uint8Array(await subtle.digest('SHA-256', bytes)),
    verify: async (key, signature, message) => {
      try {
        const imported = await subtle.importKey('raw', key, 'Ed25519', false, ['verify']);
        return await subtle.verify('Ed25519', imported, signature, message);
      } catch {
        return false;
      }
    },
    decode: (bytes) => {
      try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
      } catch {
        return null;
      }
    },
    now,
  };
}

/** Unpacks gzip in pieces into the room that is there, and gives the length; stops when there is more. */
export async function gunzip(packed: Bytes, into: Bytes): Promise<Result<number, PalCode>> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return ok(length);
      if (length + value.length > into.length) break;
      into.set(value, length);
      length += value.length;
    }
  } catch {
    return err('stream');
  }
  await reader.cancel().catch(() => {});
  return err('oversize');
}

/** The local clock in whole seconds, or an instant from the command line; null when it is none. */
export function instantFrom(value: string | undefined): string | null {
  const instant = value ?? `${new Date().toISOString().slice(0, 19)}Z`;
  return isInstant(instant) ? instant : null;
}

/** A new key pair as a JWK (RFC 8037). */
export async function generateKey(): Promise<JsonWebKey> {
  const pair = (await subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  return subtle.exportKey('jwk', pair.privateKey);
}

/** A private key in PKCS#8 (RFC 8410) as a JWK; null when it is no Ed25519 key. */
export async function pkcs8ToJwk(bytes: Bytes): Promise<JsonWebKey | null> {
  try {
    return await subtle.exportKey('jwk', await subtle.importKey('pkcs8', bytes, 'Ed25519', true, ['sign']));
  } catch {
    return null;
  }
}

/** A key from its JWK; without `d` it can only be named. Null when it is no Ed25519 key. */
export async function readSigner(jwk: JsonWebKey, role: RoleName): Promise<Signer | null> {
  const pub = jwk.kty === 'OKP' && jwk.crv === 'Ed25519' ? fromBase64Url(jwk.x ?? '', 32) : null;
  if (pub === null) return null;
  const id = await keyIdOf(
    pub,
    verifyPorts(() => ''),
  );
  if (jwk.d === undefined) return { id, pub, role, sign: null };
  try {
    const { kty, crv, x, d } = jwk;
    const key = await subtle.importKey(
      'jwk',
      { kty, crv, ...(x === undefined ? {} : { x }), d },
      'Ed25519',
      false,
      ['sign'],
    );
    return {
      id,
      pub,
      role,
      sign: async (message) => new Uint8Array(await subtle.sign('Ed25519', key, message)),
    };
  } catch {
    return null;
  }
}
