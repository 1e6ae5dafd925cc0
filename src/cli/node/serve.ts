import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { normalize } from 'node:path';
import { readPublished } from './publication-files.ts';

const TYPES: Readonly<Record<string, string>> = { pal: 'application/json', gz: 'application/gzip' };
/** Only what belongs to a publication is served: a key that lies in the folder by mistake is not. */
const SERVED = /^(root\/[1-9]\d*\.pal|release\/[1-9]\d*\.pal|pulse\.pal|data\/[0-9a-f]{64}\.ndjson\.gz)$/;

/** A static server on this computer only. `close` ends it. */
export interface Serving {
  readonly base: string;
  readonly close: () => Promise<void>;
}

/** Serves a publication on 127.0.0.1; port 0 takes a free one. Rejects when the port is taken. */
export async function serveFolder(
  folder: string,
  port: number,
  log: (line: string) => void,
): Promise<Serving> {
  const server = createServer(async (request, response) => {
    const path = normalize((request.url ?? '').split(/[?#]/)[0] ?? '').replace(/^\/+/, '');
    const known = (request.method === 'GET' || request.method === 'HEAD') && SERVED.test(path);
    const file = known ? await readPublished(folder, path) : null;
    log(`${request.method} /${path} ${file === null ? 404 : 200}`);
    if (file === null) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      'content-length': file.length,
      'cache-control': path === 'pulse.pal' ? 'no-cache' : 'public, max-age=31536000, immutable',
    });
    response.end(request.method === 'HEAD' ? undefined : file);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${taken}/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Resolves when the person ends the program. */
export async function untilInterrupted(): Promise<void> {
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
}
