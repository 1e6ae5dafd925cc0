import { err, ok, type Result } from '../core/result.ts';

/** Why a file could not be fetched. */
export type FetchFault = 'not-found' | 'http' | 'redirect' | 'network' | 'timeout' | 'oversize';

/** How long to wait, in milliseconds: for the next byte, and for a whole file. */
export interface Patience {
  readonly stall: number;
  readonly file: number;
}

const PATIENCE: Patience = { stall: 30_000, file: 120_000 };

/**
 * Fetches one file of a publisher's server, at most `most` bytes; reading stops there, whatever length the server
 * announced. The request says nothing about the reader: no cookies, no referrer, one fixed language; a redirect is
 * refused, because it would lead to a host the reader did not allow.
 */
export async function fetchFile(
  url: string,
  most: number,
  patience: Patience = PATIENCE,
): Promise<Result<Uint8Array<ArrayBuffer>, FetchFault>> {
  const stop = new AbortController();
  const whole = setTimeout(() => stop.abort(), patience.file);
  let stall = setTimeout(() => stop.abort(), patience.stall);
  try {
    const response = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      // Not followed, and told apart from a network that is down, which 'error' would not do.
      redirect: 'manual',
      cache: 'no-cache',
      headers: { accept: '*/*', 'accept-language': 'en' },
      signal: stop.signal,
    });
    if (isRedirect(response)) return err('redirect');
    if (response.status === 404 || response.status === 410) return err('not-found');
    if (response.status !== 200 || response.body === null) return err('http');
    const reader = response.body.getReader();
    const chunks: Uint8Array[] = [];
    let length = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      clearTimeout(stall);
      stall = setTimeout(() => stop.abort(), patience.stall);
      length += value.length;
      if (length > most) return err('oversize');
      chunks.push(value);
    }
    return ok(join(chunks, length));
  } catch {
    return err(stop.signal.aborted ? 'timeout' : 'network');
  } finally {
    clearTimeout(whole);
    clearTimeout(stall);
    stop.abort();
  }
}

// A browser hides where it leads to, and the status; Node shows both.
function isRedirect({ type, status }: Response): boolean {
  return type === 'opaqueredirect' || [301, 302, 303, 307, 308].includes(status);
}

// One array of all pieces.
function join(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
