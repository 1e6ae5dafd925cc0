import type { VerifyPorts } from '../core/list/publication/ports.ts';
import { now } from './clock.ts';

/** What verifying a publication needs, from the browser (WebCrypto Ed25519: Chromium 137, Firefox 129). */
export const browserVerifyPorts: VerifyPorts = {
  sha256: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)),
  verify: async (key, signature, message) => {
    try {
      const imported = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']);
      return await crypto.subtle.verify('Ed25519', imported, signature, message);
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

/** An address taken apart; null for what is none. */
export function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
