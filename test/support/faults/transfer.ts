import type { ServerResponse } from 'node:http';
import type { Bytes } from '../../../src/core/list/publication/ports.ts';
import { hours, smallState, TestPublisher, TestReader } from '../publication.ts';
import { gzip, releaseOf } from '../raw-release.ts';
import { attempt, type FaultCase } from './case.ts';
import { fileOf, isHashed, type Scene } from './scene.ts';
import { type FaultyServer, inPieces, type Manner } from './server.ts';

const CHUNKS = [1, 97, 65_536];
const BROKEN = 'a byte more, endless, stalled, wrong length, gzip damage';

const endless: Manner = (response) => {
  response.writeHead(200);
  const more = (): void => {
    while (!response.destroyed && response.write(new Uint8Array(16_384)));
    if (!response.destroyed) response.once('drain', more);
  };
  more();
};

/** Nothing any more after that many bytes; the connection stays open. */
function stalledAfter(bytes: number | null): Manner {
  return (response, file = new Uint8Array()) => {
    if (bytes === null) return;
    response.writeHead(200);
    response.flushHeaders();
    response.write(file.subarray(0, bytes));
  };
}

const dripping: Manner = (response, file = new Uint8Array()) => {
  response.writeHead(200);
  let at = 0;
  const timer = setInterval(() => response.write(file.subarray(at, ++at)), 50);
  response.on('close', () => clearInterval(timer));
};

function announcing(change: number): Manner {
  return (response: ServerResponse, file = new Uint8Array()) => {
    response.writeHead(200, { 'content-length': file.length + change, connection: 'close' });
    response.end(file);
    if (change > 0) response.socket?.end();
  };
}

/** Bodies in chunks, cut at chunk borders, without end, too slow, or of another length than announced: over real HTTP. */
export function transferCases(
  scene: Scene,
  server: FaultyServer,
  large: ReadonlyMap<string, Bytes>,
): FaultCase[] {
  const cases: FaultCase[] = [];
  const { next, reader, small, retracted } = scene;
  const ask =
    (path: string, manner: Manner, impatient = false) =>
    () =>
      attempt(server.readerOf(reader, next, new Map([[path, manner]]), impatient), retracted);
  for (const path of small) {
    const held = isHashed(path);
    const { length } = fileOf(next, path);
    for (const size of CHUNKS) {
      const row = 'truncated at every byte; chunks of 1, 97 and 65,536';
      cases.push({
        row,
        name: `${path} in chunks of ${size}`,
        expected: ['ok'],
        run: ask(path, inPieces(size)),
      });
      for (let end = 0; end < length; end += size === 1 ? 131 : size) {
        const name = `${path} in chunks of ${size}, ends after ${end}`;
        cases.push({ row, name, expected: ['truncated'], held, run: ask(path, inPieces(size, end)) });
      }
    }
    const slow: readonly (readonly [string, Manner])[] = [
      ['never answers', stalledAfter(null)],
      ['stops after its headers', stalledAfter(0)],
      ['stops in the middle', stalledAfter(length >> 1)],
      ['stops before its last byte', stalledAfter(length - 1)],
      ['drips', dripping],
    ];
    for (const [name, manner] of slow) {
      cases.push({
        row: BROKEN,
        name: `${path} ${name}`,
        expected: ['timeout'],
        held,
        run: ask(path, manner, true),
      });
    }
    cases.push(
      { row: BROKEN, name: `${path} without end`, expected: ['oversize'], held, run: ask(path, endless) },
      {
        row: BROKEN,
        name: `${path} announces 9 bytes more`,
        expected: ['network', 'timeout'],
        held,
        run: ask(path, announcing(9), true),
      },
      {
        row: BROKEN,
        name: `${path} announces 9 bytes less`,
        expected: ['truncated', 'network'],
        held,
        run: ask(path, announcing(-9)),
      },
    );
  }
  // A file that has more than one chunk of 65,536.
  const [path = ''] = [...large].filter(([, file]) => file.length > 2 * 65_536).map(([name]) => name);
  for (const size of CHUNKS.slice(1)) {
    for (const end of [null, 65_536, 131_072, fileOf(large, path).length - 1]) {
      cases.push({
        row: 'truncated at every byte; chunks of 1, 97 and 65,536',
        name: `${path} of ${fileOf(large, path).length} bytes in chunks of ${size}, ends after ${end}`,
        expected: [end === null ? 'ok' : 'truncated'],
        run: () =>
          attempt(server.readerOf(new TestReader(large), large, new Map([[path, inPieces(size, end)]]))),
      });
    }
  }
  return cases;
}

/** Artefacts whose hash is right and whose gzip is not: what a publisher's broken tool would sign. */
export function gzipCases(server: FaultyServer): FaultCase[] {
  const state = smallState();
  const raw = new TextEncoder().encode('{"type":"account","id":"a"}\n');
  const packed = gzip(raw);
  const flip = (at: number) => {
    const copy = new Uint8Array(packed);
    copy[at] = (copy[at] ?? 0) ^ 0x10;
    return copy;
  };
  const end = packed.length;
  const damaged: readonly (readonly [string, Bytes, readonly string[]])[] = [
    ['junk of 1 byte behind it', new Uint8Array([...packed, 7]), ['stream']],
    ['junk of 18 bytes behind it', new Uint8Array([...packed, ...new Uint8Array(18).fill(9)]), ['stream']],
    ['zeros behind it', new Uint8Array([...packed, ...new Uint8Array(512)]), ['stream']],
    ['a second member', new Uint8Array([...packed, ...packed]), ['stream', 'oversize']],
    ['an empty second member', new Uint8Array([...packed, ...gzip(new Uint8Array())]), ['stream']],
    ['another magic', flip(0), ['stream']],
    ['another method', flip(2), ['stream']],
    ['another CRC', flip(end - 8), ['stream']],
    ['another length', flip(end - 4), ['stream']],
    ['no trailer', packed.slice(0, -8), ['stream']],
    ['half a trailer', packed.slice(0, -4), ['stream']],
    ['a header only', packed.slice(0, 10), ['stream']],
    ['no gzip at all', new Uint8Array(raw), ['stream']],
    ['zlib in place of gzip', new Uint8Array([0x78, 0x9c, ...packed.slice(10, -8)]), ['stream']],
    ['one byte', new Uint8Array([0x1f]), ['stream']],
  ];
  return damaged.map(([name, bytes, expected]) => ({
    row: BROKEN,
    name: `gzip: ${name}`,
    expected,
    run: async () => {
      const publisher = await TestPublisher.start(state);
      const reader = new TestReader(new Map(publisher.files));
      await reader.sync();
      await releaseOf(publisher, state, raw, 1, { packed: bytes });
      reader.now = hours(1);
      return attempt(server.readerOf(reader, publisher.files));
    },
  }));
}
