import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Bytes } from '../../../src/core/list/publication/ports.ts';
import { fetchFile, type Patience } from '../../../src/platform/fetch-file.ts';
import { gunzip } from '../../../src/platform/gunzip.ts';
import type { TestReader } from '../publication.ts';

/** How the server answers for one path; the file is what it has there. */
export type Manner = (response: ServerResponse, file: Bytes | undefined) => void;

/** As the reader's browser waits, only shorter: for answers that never come. */
const IMPATIENCE: Patience = { stall: 150, file: 400 };

const honest: Manner = (response, file) => {
  response.writeHead(file === undefined ? 404 : 200);
  response.end(file);
};

/** A real server on a loopback port that answers some paths badly. Cases use it one after the other. */
export class FaultyServer {
  #files: ReadonlyMap<string, Bytes> = new Map();
  #manners: ReadonlyMap<string, Manner> = new Map();
  readonly #server: Server;
  readonly #base: string;

  private constructor(server: Server, base: string) {
    this.#server = server;
    this.#base = base;
  }

  /** Starts one. */
  static async start(): Promise<FaultyServer> {
    let answer: (path: string, response: ServerResponse) => void = () => {};
    const server = createServer((request, response) => answer((request.url ?? '').slice(1), response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const faulty = new FaultyServer(server, `http://127.0.0.1:${port}/`);
    answer = (path, response) => {
      response.on('error', () => {});
      (faulty.#manners.get(path) ?? honest)(response, faulty.#files.get(path));
    };
    return faulty;
  }

  /** The same reader, who now asks this server with the extension's own fetch and gunzip. */
  readerOf(
    reader: TestReader,
    files: ReadonlyMap<string, Bytes>,
    manners: ReadonlyMap<string, Manner> = new Map(),
    impatient = false,
  ): TestReader {
    const twin = reader.fork(files);
    this.#files = files;
    this.#manners = manners;
    // Only the answer that never ends is waited for briefly: no good one may depend on the speed of this machine.
    twin.carry = (path, most) =>
      fetchFile(`${this.#base}${path}`, most, impatient && manners.has(path) ? IMPATIENCE : undefined);
    twin.unpack = gunzip;
    return twin;
  }

  /** Ends it with its connections. */
  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** A good answer, its body in pieces of that many bytes, ended by `end` instead of a whole file. */
export function inPieces(size: number, end: number | null = null): Manner {
  return (response, file = new Uint8Array()) => {
    response.writeHead(200);
    const body = end === null ? file : file.subarray(0, end);
    for (let at = 0; at < body.length; at += size) response.write(body.subarray(at, at + size));
    response.end();
  };
}

/** A status with a body and headers. */
export function status(code: number, body = '', headers: Record<string, string> = {}): Manner {
  return (response) => {
    response.writeHead(code, headers);
    response.end(body);
  };
}
