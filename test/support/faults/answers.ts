import type { Bytes } from '../../../src/core/list/publication/ports.ts';
import { attempt, type FaultCase, type Row } from './case.ts';
import { fileOf, isHashed, type Scene } from './scene.ts';
import { type FaultyServer, type Manner, status } from './server.ts';

const ROW: Row = 'answers of the server';
const PORTAL = '<!doctype html>\n<title>Sign in to the network</title>\n';
const JSON_ERROR = '{"error":"not authorised"}\n';

/** What a path answers besides its file, and the codes of that; `gone` stands for "there is no such file". */
const ANSWERS: readonly (readonly [string, Manner, readonly string[]])[] = [
  ...[404, 410].map((code) => [`${code}`, status(code), ['gone']] as const),
  ...[201, 202, 203, 206, 400, 401, 403, 405, 418, 429, 451, 500, 502, 503, 504, 511].map(
    (code) => [`${code}`, status(code, PORTAL), ['http']] as const,
  ),
  ...[204, 205, 304].map((code) => [`${code}`, status(code), ['http']] as const),
  ...[301, 302, 303, 307, 308].map(
    (code) =>
      [`${code} to another place`, status(code, '', { location: '/elsewhere' }), ['redirect']] as const,
  ),
  ['302 without a place', status(302), ['redirect']],
  ['a captive portal', status(200, PORTAL, { 'content-type': 'text/html' }), ['foreign']],
  ['an error as JSON', status(200, JSON_ERROR, { 'content-type': 'application/json' }), ['foreign']],
  ['nothing', status(200), ['foreign']],
  ['a line feed', status(200, '\n'), ['foreign']],
  ['two empty lines', status(200, '\n\n'), ['foreign']],
  ['a closed connection', (response) => response.socket?.destroy(), ['network']],
  [
    'a connection closed in the middle',
    (response, file = new Uint8Array()) => {
      response.writeHead(200, { 'content-length': file.length });
      response.write(file.subarray(0, 40), () => response.socket?.destroy());
    },
    ['network'],
  ],
];

const FOREIGN = ['truncated', 'parse', 'signature', 'encoding', 'hash', 'oversize'];

function codesFor(path: string, kinds: readonly string[]): readonly string[] {
  return kinds.flatMap((kind) => {
    if (kind === 'foreign') return FOREIGN;
    if (kind !== 'gone') return [kind];
    // No newer root is the usual answer; the pulse then names a root that nobody has shown.
    return [path.startsWith('root/') ? 'wrong-root' : 'not-found'];
  });
}

/** Every file answered with statuses, pages and closed connections, over real HTTP. */
export function answerCases({ next, reader, small, retracted }: Scene, server: FaultyServer): FaultCase[] {
  return small.flatMap((path) =>
    ANSWERS.map(([name, manner, kinds]) => ({
      row: ROW,
      name: `${path}: ${name}`,
      expected: codesFor(path, kinds),
      held: isHashed(path),
      run: () => attempt(server.readerOf(reader, next, new Map([[path, manner]])), retracted),
    })),
  );
}

/** A cache in between: each file new, or as it was before, or missing where there was none, in every mixture. */
export function cacheCases({ before, next, reader, small, retracted }: Scene): FaultCase[] {
  const cases: FaultCase[] = [];
  for (let mask = 0; mask < 1 << small.length; mask += 1) {
    const isNew = (path: string): boolean => ((mask >> small.indexOf(path)) & 1) === 1;
    const files = new Map<string, Bytes>(before);
    for (const path of small.filter(isNew)) files.set(path, fileOf(next, path));
    const pulse = isNew('pulse.pal');
    const missing = small.filter((path) => path !== 'pulse.pal' && !isNew(path));
    // An old head goes with anything; a new one needs everything it names.
    const expected = !pulse || missing.length === 0 ? ['ok'] : [];
    if (expected.length === 0) expected.push(isNew('root/2.pal') ? 'not-found' : 'wrong-root');
    cases.push({
      row: ROW,
      name: `from a cache, new: ${small.filter(isNew).join(' ') || 'nothing'}`,
      expected,
      held: pulse && isNew('root/2.pal'),
      run: () => attempt(reader.fork(files), retracted),
    });
  }
  return cases;
}
