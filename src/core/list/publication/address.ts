import { err, ok, type Result } from '../../result.ts';
import { fromBase64Url, toBase64Url, toHex } from './encodings.ts';

/** What parsing an address needs of a URL parser: its parts, or null for what is no address. */
export type ParseUrl = (text: string) => {
  readonly protocol: string;
  readonly hostname: string;
  readonly host: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly username: string;
  readonly password: string;
} | null;

/** Where a publication lies, and whose it must be. */
export interface SubscriptionAddress {
  /** Ends in "/"; no fragment, no query. */
  readonly base: string;
  /** Hex sha256 of root/1.pal; null when the address names none and the reader would trust what is there. */
  readonly pin: string | null;
  /** The host is this computer: a test list. */
  readonly loopback: boolean;
}

/** What the manifest lets a reader allow over http; `[::1]` is not among it. */
const LOOPBACK = /^(localhost|127\.0\.0\.1)$/;

/**
 * Reads `https://host/path/#pal1=<base64url sha256(root/1.pal)>`. Only https, or http on this computer; no user name,
 * no query. The fragment never reaches the server.
 */
export function readAddress(text: string, parseUrl: ParseUrl): Result<SubscriptionAddress, 'address'> {
  const url = parseUrl(text.trim());
  if (url === null || url.username !== '' || url.password !== '' || url.search !== '') return err('address');
  const loopback = LOOPBACK.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) return err('address');
  const path = url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`;
  const base = `${url.protocol}//${url.host}${path}`;
  if (url.hash === '' || url.hash === '#') return ok({ base, pin: null, loopback });
  const pin = url.hash.startsWith('#pal1=') ? fromBase64Url(url.hash.slice(6), 32) : null;
  return pin === null ? err('address') : ok({ base, pin: toHex(pin), loopback });
}

/** The address under which a publication is subscribed to. `pin` are the 32 bytes of root/1.pal's sha256. */
export function writeAddress(base: string, pin: Uint8Array): string {
  return `${base}#pal1=${toBase64Url(pin)}`;
}
