import { createServer, request } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { connect } from 'node:net';

/** A proxy that leads every host name to one local port: Firefox knows no other way to give a site another address. */
export interface ConnectProxy {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Starts it on a free port of 127.0.0.1. */
export async function startConnectProxy(target: number): Promise<ConnectProxy> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  };
  // Plain http comes with the whole address; the server behind is to see what the browser sent.
  const proxy = createServer((asked, response) => {
    const { pathname, search } = new URL(asked.url ?? '/', 'http://unknown.invalid');
    const { method = 'GET', headers } = asked;
    const path = `${pathname}${search}`;
    const inner = request({ host: '127.0.0.1', port: target, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    inner.on('error', () => response.destroy());
    asked.pipe(inner);
  });
  proxy.on('connection', keep);
  proxy.on('connect', (_, socket: Socket, head: Buffer) => {
    const inner = connect(target, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      if (head.length > 0) inner.write(head);
      inner.pipe(socket);
      socket.pipe(inner);
    });
    keep(inner);
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  return {
    port: (proxy.address() as AddressInfo).port,
    close: () =>
      new Promise((done) => {
        proxy.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
