import type { PalCode } from '../../src/core/list/publication/codes.ts';
import type { Bytes } from '../../src/core/list/publication/ports.ts';
import { err } from '../../src/core/result.ts';
import { fixedSigner, hours, smallState, TestPublisher, TestReader } from './publication.ts';

/** One case of the fault matrix. */
export interface FaultCase {
  readonly name: string;
  /** The codes that are right; "ok" when nothing may be refused. */
  readonly expected: readonly string[];
  readonly run: () => Promise<{ readonly code: string; readonly changed: boolean }>;
}

const DAMAGED_DOCUMENT = ['signature', 'parse', 'encoding', 'truncated'];
const NETWORK: readonly PalCode[] = ['http', 'redirect', 'network', 'timeout', 'oversize'];

/** Everything the matrix is made of: a reader with release 1, and a server with a root, a pulse, a release and a journal that follow. */
async function makeScene(): Promise<{
  reader: TestReader;
  next: Map<string, Bytes>;
  publisher: TestPublisher;
  small: string[];
}> {
  const state = smallState();
  const publisher = await TestPublisher.start(state);
  const reader = new TestReader(new Map(publisher.files));
  if ((await reader.sync()) !== 'ok') throw new Error('the first sync failed');
  const old = new Set(publisher.files.keys());
  await publisher.root([...publisher.signers, await fixedSigner('root', 2)], hours(1));
  await publisher.release({ ...state, accounts: state.accounts.slice(1) }, hours(1));
  await publisher.pulse(hours(1));
  reader.now = hours(1);
  const fetched = [...publisher.files.keys()].filter((path) => !old.has(path));
  return { reader, next: new Map(publisher.files), publisher, small: ['pulse.pal', ...fetched] };
}

async function attempt(reader: TestReader): Promise<{ code: string; changed: boolean }> {
  const before = reader.generation;
  const code = await reader.sync();
  return { code, changed: reader.generation !== before };
}

/** The whole matrix, in a fixed order. */
export async function faultMatrix(): Promise<readonly FaultCase[]> {
  const { reader, next, publisher, small } = await makeScene();
  const cases: FaultCase[] = [];
  const withFile = (path: string, make: (file: Bytes) => Bytes) => async () => {
    const files = new Map(next);
    files.set(path, make(new Uint8Array(next.get(path) ?? [])));
    return attempt(reader.fork(files));
  };
  for (const path of small) {
    const length = next.get(path)?.length ?? 0;
    const hashed = path.startsWith('release/') || path.startsWith('data/');
    for (let end = 0; end < length; end += 1) {
      cases.push({
        name: `${path} truncated to ${end}`,
        expected: ['truncated'],
        run: withFile(path, (file) => file.slice(0, end)),
      });
    }
    for (let bit = 0; bit < 8 * length; bit += 1) {
      cases.push({
        name: `${path} bit ${bit}`,
        expected: hashed ? ['hash'] : DAMAGED_DOCUMENT,
        run: withFile(path, (file) => {
          file[bit >> 3] = (file[bit >> 3] ?? 0) ^ (1 << (bit & 7));
          return file;
        }),
      });
    }
    for (const extra of [0, 10, 32, 255]) {
      cases.push({
        name: `${path} and a byte ${extra}`,
        expected: hashed ? ['oversize'] : ['truncated', 'parse', 'encoding'],
        run: withFile(path, (file) => new Uint8Array([...file, extra])),
      });
    }
    for (const code of NETWORK) {
      cases.push({
        name: `${path} answers ${code}`,
        expected: [code],
        run: async () => {
          const twin = reader.fork(next);
          twin.intercept = (asked) => (asked === path ? err(code) : undefined);
          return attempt(twin);
        },
      });
    }
    for (const other of small.filter((one) => one !== path)) {
      cases.push({
        name: `${path} answers with ${other}`,
        expected: hashed ? ['truncated', 'oversize', 'hash'] : [...DAMAGED_DOCUMENT, 'root-seq'],
        run: withFile(path, () => next.get(other) ?? new Uint8Array()),
      });
    }
    const older = reader.files.get(
      path === 'root/2.pal' ? 'root/1.pal' : path === 'release/2.pal' ? 'release/1.pal' : path,
    );
    if (older !== undefined && path !== 'pulse.pal') {
      cases.push({
        name: `${path} answers with the one before`,
        expected: hashed ? ['truncated', 'oversize', 'hash'] : ['root-seq', 'signature'],
        run: withFile(path, () => older),
      });
    }
  }
  addClocks(cases, reader, next);
  await addReplays(cases, reader, publisher);
  addKills(cases, reader, next);
  return cases;
}

// The pulse was issued an hour after the first one, and lives seven days.
function addClocks(cases: FaultCase[], reader: TestReader, next: ReadonlyMap<string, Bytes>): void {
  for (let half = -2 * 24 * 366; half <= 2 * 24 * 366; half += 37) {
    const now = hours(half / 2);
    // "now" is never before the newest document that was accepted, the first pulse.
    const expected = half / 2 > 1 + 7 * 24 ? 'expired' : 'ok';
    cases.push({
      name: `clock ${half / 2} h`,
      expected: [expected],
      run: async () => {
        const twin = reader.fork(next);
        twin.now = now;
        return attempt(twin);
      },
    });
  }
}

async function addReplays(cases: FaultCase[], reader: TestReader, publisher: TestPublisher): Promise<void> {
  const heads: Bytes[] = [];
  for (let seq = 3; seq < 24; seq += 1) {
    await publisher.pulse(hours(1), { seq });
    heads.push(publisher.files.get('pulse.pal') ?? new Uint8Array());
  }
  const latest = new Map(publisher.files);
  const ahead = reader.fork(latest);
  if ((await ahead.sync()) !== 'ok') throw new Error('the newest pulse was refused');
  for (const [at, head] of heads.slice(0, -1).entries()) {
    cases.push({
      name: `replay of pulse ${at + 3}`,
      expected: ['rollback'],
      run: async () => attempt(ahead.fork(new Map([...latest, ['pulse.pal', head]]))),
    });
  }
  await publisher.pulse(hours(2), { seq: 23 });
  const forked = new Map(publisher.files);
  cases.push({ name: 'another pulse 23', expected: ['fork'], run: async () => attempt(ahead.fork(forked)) });
}

/** Ends a sync at one of its awaits, as a killed worker does. */
class Killed extends Error {}

// Whatever the point, the reader has the old or the new state, whole, and the next sync brings the new one.
function addKills(cases: FaultCase[], reader: TestReader, next: ReadonlyMap<string, Bytes>): void {
  for (let point = 1; point <= 40; point += 1) {
    cases.push({
      name: `killed at await ${point}`,
      expected: ['ok'],
      run: async () => {
        const twin = reader.fork(next);
        const before = twin.generation;
        let left = point;
        const whole = twin.ports.bind(twin);
        twin.ports = () => {
          const ports = whole();
          const mortal = Object.entries(ports).map(([name, port]) => [
            name,
            name === 'now' || name === 'decode'
              ? port
              : async (...args: readonly unknown[]) => {
                  left -= 1;
                  if (left === 0) throw new Killed();
                  return (port as (...all: readonly unknown[]) => unknown)(...args);
                },
          ]);
          return Object.fromEntries(mortal);
        };
        await twin.sync().catch((cause: unknown) => {
          if (!(cause instanceof Killed)) throw cause;
        });
        const between = twin.generation;
        twin.ports = whole;
        const code = await twin.sync();
        const good = between === before || between === twin.generation;
        return { code: good ? code : 'torn', changed: twin.generation !== before };
      },
    });
  }
}
