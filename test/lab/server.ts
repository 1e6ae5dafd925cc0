import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { createServer as createTcp } from 'node:net';
import { makeCertificate } from './certificate.ts';

/** A request as the server saw it. */
export interface SeenRequest {
  readonly host: string;
  readonly url: string;
  /** Method and headers as they came, one line each. */
  readonly lines: readonly string[];
}

/** What the server answers. */
export interface Answer {
  readonly status?: number;
  readonly type: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers a request for a host and a path, or null when it has nothing there. */
export type Responder = (url: URL, request: IncomingMessage) => Promise<Answer | null> | Answer | null;

/** The one server every host name leads to. */
export interface LabServer {
  readonly port: number;
  readonly spkiHash: string;
  /** Every request since the start, in order. */
  readonly seen: readonly SeenRequest[];
  /** Puts a responder before the others. */
  readonly serve: (responder: Responder) => void;
  readonly close: () => Promise<void>;
}

const HOSTS = [
  'x.com',
  '*.x.com',
  'twitter.com',
  '*.twitter.com',
  '*.twimg.com',
  '*.facebook.com',
  'facebook.com',
];
const MORE_HOSTS = ['*.instagram.com', 'instagram.com', '*.fbcdn.net', '*.cdninstagram.com', 'localhost'];

/**
 * Starts the server on a free port of 127.0.0.1. It speaks https and plain http on the same port, because the browser is
 * told that every host and every port is here. What nobody serves is 404, empty, at once.
 */
export async function startServer(): Promise<LabServer> {
  const certificate = makeCertificate([...HOSTS, ...MORE_HOSTS], new Date());
  const seen: SeenRequest[] = [];
  const responders: Responder[] = [];
  const sockets = new Set<Socket>();

  const handle = (scheme: string) => (request: IncomingMessage, response: ServerResponse) => {
    void respond(scheme, request, response).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(String(error));
    });
  };
  async function respond(scheme: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = addressOf(scheme, request);
    seen.push({ host: url.hostname, url: url.href, lines: linesOf(request) });
    for (const responder of responders) {
      const answer = await responder(url, request);
      if (answer === null) continue;
      response.writeHead(answer.status ?? 200, {
        'content-type': answer.type,
        'cache-control': 'no-store',
        ...answer.headers,
      });
      response.end(answer.body);
      return;
    }
    response.writeHead(404, { 'cache-control': 'no-store' });
    response.end();
  }
  const logUpgrade = (scheme: string) => (request: IncomingMessage, socket: { destroy(): unknown }) => {
    const url = addressOf(scheme, request);
    seen.push({ host: url.hostname, url: url.href, lines: linesOf(request) });
    socket.destroy();
  };

  const secure = createHttps(
    { key: certificate.key, cert: certificate.cert, ALPNProtocols: ['http/1.1'] },
    handle('https'),
  );
  const plain = createHttp(handle('http'));
  secure.on('upgrade', logUpgrade('wss'));
  plain.on('upgrade', logUpgrade('ws'));
  const front = createTcp((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.once('data', (first: Buffer) => {
      socket.pause();
      socket.unshift(first);
      // A TLS record of a handshake begins with 0x16; anything else here is plain http.
      (first[0] === 0x16 ? secure : plain).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });
  await new Promise<void>((done) => front.listen(0, '127.0.0.1', done));
  return {
    port: (front.address() as AddressInfo).port,
    spkiHash: certificate.spkiHash,
    seen,
    serve: (responder) => responders.unshift(responder),
    close: () =>
      new Promise((done) => {
        front.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function linesOf({ method, rawHeaders }: IncomingMessage): readonly string[] {
  const headers = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1]}`] : []));
  return [method ?? '', ...headers];
}

function addressOf(scheme: string, request: IncomingMessage): URL {
  const host = request.headers.host ?? 'unknown.invalid';
  const address = `${scheme}://${host}${request.url ?? '/'}`;
  return URL.canParse(address) ? new URL(address) : new URL(`${scheme}://unknown.invalid/`);
}
