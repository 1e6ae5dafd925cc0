import type { Signer } from '../../src/cli/publish/signer.ts';
import type { PalCode } from '../../src/core/list/publication/codes.ts';
import { fromBase64Url, toBase64Url } from '../../src/core/list/publication/encodings.ts';
import type { Bytes } from '../../src/core/list/publication/ports.ts';
import {
  fixedSigner,
  hashOf,
  hours,
  LIST,
  sign,
  signText,
  smallState,
  T0,
  TestPublisher,
} from './publication.ts';
import { gzip, releaseOf } from './raw-release.ts';

/** One published test vector: a publication, who reads it when, and what an implementation must answer. */
export interface Vector {
  readonly name: string;
  readonly why: string;
  readonly now: string;
  /** The publication that the reader accepted before; null for a new reader. */
  readonly before: ReadonlyMap<string, Bytes> | null;
  readonly files: ReadonlyMap<string, Bytes>;
  readonly expected: 'ok' | PalCode;
}

const state = smallState();
const encode = (text: string): Bytes => new TextEncoder().encode(text);
const text = (bytes: Bytes | undefined): string => new TextDecoder().decode(bytes);

interface Scene {
  readonly publisher: TestPublisher;
  readonly before: ReadonlyMap<string, Bytes>;
}

async function scene(): Promise<Scene> {
  const publisher = await TestPublisher.start(state);
  return { publisher, before: new Map(publisher.files) };
}

function payloadOf(file: Bytes | undefined): Record<string, unknown> {
  return JSON.parse(text(file).split('\n')[0] ?? '');
}

/** Signs another text as the pulse. */
async function pulseText(publisher: TestPublisher, change: (line: string) => string): Promise<void> {
  const [line = ''] = text(publisher.files.get('pulse.pal')).split('\n');
  publisher.files.set('pulse.pal', await signText(change(line), 'pal.pulse.v1', publisher.of('pulse')));
}

type Make = (scene: Scene) => Promise<void>;

/** name, why, expected, what happens; `now` is an hour after T0 unless said. New readers begin their name with "new-". */
const CASES: readonly (readonly [string, string, 'ok' | PalCode, Make, string?])[] = [
  ['unchanged', 'the same publication again', 'ok', async () => {}],
  ['new-reader', 'a publication read for the first time', 'ok', async () => {}],
  [
    'journal',
    'a correction as a journal on the kept base',
    'ok',
    async ({ publisher }) => {
      await publisher.release({ ...state, accounts: state.accounts.slice(1) }, hours(1));
      await publisher.pulse(hours(1));
    },
  ],
  [
    'rotate-pulse',
    'another pulse key, its numbers begin again',
    'ok',
    async ({ publisher }) => {
      await publisher.root([...publisher.of('root', 'list'), await fixedSigner('pulse', 2)], hours(1));
      await publisher.pulse(hours(1), { seq: 1 });
    },
  ],
  [
    'rotate-root',
    'another root key, signed by both',
    'ok',
    async ({ publisher }) => {
      await publisher.root([await fixedSigner('root', 2), ...publisher.of('list', 'pulse')], hours(1));
      await publisher.pulse(hours(1));
    },
  ],
  [
    'ext',
    'an ext object is ignored',
    'ok',
    async ({ publisher }) => {
      await publisher.pulse(hours(1), { change: { ext: { anything: [1, 'two'] } } });
    },
  ],
  ['expires-now', 'valid to the second', 'ok', async () => {}, hours(7 * 24)],
  ['pulse-expired', 'expired by a second', 'expired', async () => {}, hours(7 * 24 + 1 / 3600)],
  ['pulse-future', 'issued in 25 hours', 'future', async ({ publisher }) => publisher.pulse(hours(26))],
  [
    'retract-ahead',
    'a retraction dated after its pulse',
    'future',
    async ({ publisher }) => {
      publisher.retract = [{ id: 'somebody', at: hours(2), reason: 'error' }];
      await publisher.pulse(hours(1));
    },
  ],
  [
    'pulse-life',
    'a pulse that lives eight days',
    'lifetime',
    async ({ publisher }) => publisher.pulse(hours(1), { change: { expires: hours(8 * 24 + 2) } }),
  ],
  ['pulse-rollback', 'an older pulse number', 'rollback', async () => {}],
  [
    'pulse-fork',
    'the same number, other bytes',
    'fork',
    async ({ publisher }) => publisher.pulse(hours(1), { seq: 1 }),
  ],
  [
    'pulse-wrong-list',
    'a pulse of another list',
    'wrong-list',
    async ({ publisher }) => publisher.pulse(hours(1), { change: { list: 'another-list' } }),
  ],
  [
    'pulse-newer-root',
    'a pulse under a root that is kept back',
    'wrong-root',
    async ({ publisher }) => publisher.pulse(hours(1), { change: { root: 2 } }),
  ],
  [
    'pulse-format',
    'another major version',
    'format',
    async ({ publisher }) => publisher.pulse(hours(1), { change: { format: 2 } }),
  ],
  [
    'pulse-unknown-key',
    'a field that no version has',
    'parse',
    async ({ publisher }) => publisher.pulse(hours(1), { change: { extra: 1 } }),
  ],
  [
    'pulse-201-retractions',
    'more retractions than a pulse may hold',
    'parse',
    async ({ publisher }) => {
      publisher.retract = Array.from({ length: 201 }, (_, n) => ({
        id: `p${n}`,
        at: T0,
        reason: 'error' as const,
      }));
      await publisher.pulse(hours(1));
    },
  ],
  [
    'pulse-too-large',
    'over 16 KiB',
    'oversize',
    async ({ publisher }) => {
      await pulseText(publisher, (line) => line.replace('{', `{"ext":{"a":"${'x'.repeat(16_384)}"},`));
    },
  ],
  [
    'pulse-duplicate-key',
    'one key twice',
    'parse',
    async ({ publisher }) => pulseText(publisher, (line) => line.replace('{', '{"seq":9,')),
  ],
  [
    'pulse-proto',
    'a __proto__ key',
    'parse',
    async ({ publisher }) => pulseText(publisher, (line) => line.replace('{', '{"ext":{"__proto__":{}},')),
  ],
  [
    'pulse-deep',
    'nine levels',
    'parse',
    async ({ publisher }) =>
      pulseText(publisher, (line) => line.replace('{', `{"ext":{"a":${'['.repeat(9)}${']'.repeat(9)}},`)),
  ],
  [
    'pulse-fraction',
    'a number that is not whole',
    'parse',
    async ({ publisher }) => pulseText(publisher, (line) => line.replace('"seq":1', '"seq":1.0')),
  ],
  [
    'pulse-2-53',
    'a number beyond 2^53',
    'parse',
    async ({ publisher }) =>
      pulseText(publisher, (line) =>
        line.replace(/"seq":1,?/g, (found) => found.replace('1', '9007199254740993')),
      ),
  ],
  [
    'pulse-bom',
    'a byte order mark',
    'encoding',
    async ({ publisher }) => pulseText(publisher, (line) => `\ufeff${line}`),
  ],
  [
    'pulse-bad-utf8',
    'bytes that are no UTF-8',
    'encoding',
    async ({ publisher }) => {
      const payload = encode('{"list":"?"}');
      payload[9] = 0xff;
      publisher.files.set(
        'pulse.pal',
        await sign({ payload, signatures: new Map() }, 'pal.pulse.v1', publisher.of('pulse')),
      );
    },
  ],
  [
    'pulse-truncated',
    'the last byte is missing',
    'truncated',
    async ({ publisher }) => {
      publisher.files.set('pulse.pal', (publisher.files.get('pulse.pal') ?? encode('')).slice(0, -1));
    },
  ],
  [
    'pulse-captive-portal',
    'HTML of a captive portal',
    'truncated',
    async ({ publisher }) => {
      publisher.files.set('pulse.pal', encode('<!doctype html><title>Sign in</title>'));
    },
  ],
  [
    'pulse-unsigned',
    'no signature',
    'signature',
    async ({ publisher }) => publisher.pulse(hours(1), { signers: [] }),
  ],
  [
    'pulse-by-list-key',
    'signed by the list key',
    'signature',
    async ({ publisher }) => publisher.pulse(hours(1), { signers: publisher.of('list') }),
  ],
  [
    'pulse-by-stranger',
    'a key that no root names',
    'signature',
    async ({ publisher }) => publisher.pulse(hours(1), { signers: [await fixedSigner('pulse', 9)] }),
  ],
  [
    'pulse-17-signatures',
    'seventeen signatures',
    'too-many-signatures',
    async ({ publisher }) => {
      const strangers = await Promise.all(Array.from({ length: 17 }, (_, n) => fixedSigner('pulse', n + 20)));
      await publisher.pulse(hours(1), { signers: strangers });
    },
  ],
  [
    'pulse-not-canonical-s',
    'the scalar of the signature plus the order of the group',
    'signature',
    async ({ publisher }) => {
      const [line = '', second = ''] = text(publisher.files.get('pulse.pal')).split('\n');
      const { signatures } = JSON.parse(second);
      const sig = fromBase64Url(signatures[0].sig, 64);
      if (sig === null) throw new Error('no signature');
      const order = 2n ** 252n + 27742317777372353535851937790883648493n;
      let s = order;
      for (let at = 0; at < 32; at += 1) s += BigInt(sig[32 + at] ?? 0) << BigInt(8 * at);
      for (let at = 0; at < 32; at += 1) sig[32 + at] = Number((s >> BigInt(8 * at)) & 255n);
      signatures[0].sig = toBase64Url(sig);
      publisher.files.set('pulse.pal', encode(`${line}\n${JSON.stringify({ signatures })}\n`));
    },
  ],
  [
    'release-signed-as-pulse',
    'a release under the domain of a pulse',
    'signature',
    async ({ publisher }) => {
      const file = publisher.files.get('release/1.pal');
      publisher.files.set(
        'pulse.pal',
        await signText(text(file).split('\n')[0] ?? '', 'pal.release.v1', publisher.of('pulse')),
      );
    },
  ],
  [
    'release-one-of-two',
    'one of two signatures',
    'signature',
    async ({ publisher }) => {
      publisher.thresholds = { root: 1, list: 2, pulse: 1 };
      await publisher.root([...publisher.signers, await fixedSigner('list', 2)], hours(1));
      await publisher.release(state, hours(1), { signers: publisher.of('list').slice(0, 1) });
      await publisher.pulse(hours(1));
    },
  ],
  [
    'release-two-of-two',
    'two of two signatures',
    'ok',
    async ({ publisher }) => {
      publisher.thresholds = { root: 1, list: 2, pulse: 1 };
      await publisher.root([...publisher.signers, await fixedSigner('list', 2)], hours(1));
      await publisher.release(state, hours(1));
      await publisher.pulse(hours(1));
    },
  ],
  [
    'release-same-key-twice',
    'one key twice is one key',
    'signature',
    async ({ publisher }) => {
      publisher.thresholds = { root: 1, list: 2, pulse: 1 };
      await publisher.root([...publisher.signers, await fixedSigner('list', 2)], hours(1));
      await publisher.release(state, hours(1), { signers: publisher.of('list').slice(0, 1) });
      const path = `release/${publisher.pointer.seq}.pal`;
      const [line = '', second = ''] = text(publisher.files.get(path)).split('\n');
      const { signatures } = JSON.parse(second);
      const twice = encode(`${line}\n${JSON.stringify({ signatures: [...signatures, ...signatures] })}\n`);
      publisher.files.set(path, twice);
      publisher.pointer = { ...publisher.pointer, sha256: await hashOf(twice), bytes: twice.length };
      await publisher.pulse(hours(1));
    },
  ],
  [
    'release-revoked-key',
    'a release by a key of an older root',
    'signature',
    async ({ publisher }) => {
      const old = publisher.of('list');
      await publisher.root([...publisher.of('root', 'pulse'), await fixedSigner('list', 2)], hours(1));
      await publisher.release(state, hours(1), { signers: old });
      await publisher.pulse(hours(1));
    },
  ],
  [
    'release-expired',
    'the release has expired',
    'expired',
    async ({ publisher }) => {
      await publisher.release(state, hours(-50 * 24));
      await publisher.pulse(hours(1));
    },
  ],
  [
    'release-wrong-list',
    'a release of another list',
    'wrong-list',
    async ({ publisher }) => {
      await publisher.release(state, hours(1), { change: { list: 'another-list' } });
      await publisher.pulse(hours(1));
    },
  ],
  [
    'release-fork',
    'the same number, another hash',
    'fork',
    async ({ publisher }) => {
      await publisher.release(state, hours(1), { seq: 1 });
      await publisher.pulse(hours(1));
    },
  ],
  [
    'release-prev',
    'it follows another release',
    'fork',
    async ({ publisher }) => {
      await publisher.release(state, hours(1), { change: { prev: '0'.repeat(64) } });
      await publisher.pulse(hours(1));
    },
  ],
  [
    'release-missing',
    'the server has no such release',
    'not-found',
    async ({ publisher }) => {
      await publisher.release(state, hours(1));
      await publisher.pulse(hours(1));
      publisher.files.delete('release/2.pal');
    },
  ],
  [
    'release-changed',
    'one byte of it is another',
    'hash',
    async ({ publisher }) => {
      await publisher.release(state, hours(1));
      await publisher.pulse(hours(1));
      const file = publisher.files.get('release/2.pal');
      if (file !== undefined) file[5] = (file[5] ?? 0) ^ 1;
    },
  ],
  [
    'release-path',
    'an artefact outside data/',
    'path',
    async ({ publisher }) => {
      await releaseOf(publisher, state, encode(''), 0, { artefact: { path: '../pulse.pal' } });
    },
  ],
  [
    'artefact-bomb',
    'it unpacks to more than it says',
    'oversize',
    async ({ publisher }) => {
      const packed = gzip(new Uint8Array(4_000_000));
      await releaseOf(publisher, state, encode('{}\n'), 1, { packed });
    },
  ],
  [
    'artefact-trailing-junk',
    'bytes behind the gzip stream',
    'stream',
    async ({ publisher }) => {
      const packed = gzip(encode('{}\n'));
      await releaseOf(publisher, state, encode('{}\n'), 1, {
        packed: new Uint8Array([...packed, 1, 2, 3, 4, 5]),
      });
    },
  ],
  [
    'artefact-crc',
    'the CRC is wrong',
    'stream',
    async ({ publisher }) => {
      const packed = gzip(encode('{}\n'));
      packed[packed.length - 6] = (packed[packed.length - 6] ?? 0) ^ 1;
      await releaseOf(publisher, state, encode('{}\n'), 1, { packed });
    },
  ],
  [
    'artefact-count',
    'more lines than it says',
    'count',
    async ({ publisher }) => releaseOf(publisher, state, encode('{}\n{}\n'), 1),
  ],
  [
    'artefact-long-line',
    'a line over 4 KiB',
    'line-too-long',
    async ({ publisher }) => releaseOf(publisher, state, encode(`{"a":"${'x'.repeat(4096)}"}\n`), 1),
  ],
  [
    'artefact-no-line-feed',
    'the last line has no end',
    'truncated',
    async ({ publisher }) => releaseOf(publisher, state, encode('{}'), 1),
  ],
  [
    'artefact-bad-utf8',
    'bytes that are no UTF-8',
    'encoding',
    async ({ publisher }) => releaseOf(publisher, state, new Uint8Array([0xff, 10]), 1),
  ],
  [
    'artefact-bom',
    'a byte order mark',
    'encoding',
    async ({ publisher }) => releaseOf(publisher, state, encode('\ufeff{}\n'), 1),
  ],
  [
    'artefact-duplicate-key',
    'one key of an entry twice',
    'parse',
    async ({ publisher }) => releaseOf(publisher, state, encode('{"type":"account","id":"a","id":"b"}\n'), 1),
  ],
  [
    'artefact-wrong-kind',
    'a source among the accounts',
    'entry',
    async ({ publisher }) => releaseOf(publisher, state, encode('{"type":"source","id":"a"}\n'), 1),
  ],
  [
    'artefact-duplicate-id',
    'one entry twice in a base',
    'duplicate-id',
    async ({ publisher }) => {
      const line = '{"type":"account","id":"a"}\n';
      await releaseOf(publisher, state, encode(line + line), 2);
    },
  ],
  [
    'state-hash',
    'the state is another',
    'state-hash',
    async ({ publisher }) => releaseOf(publisher, state, encode('{"type":"account","id":"a"}\n'), 1),
  ],
  [
    'root-weak-key',
    'a small-order key enters trust',
    'weak-key',
    async ({ publisher }) => {
      const pub = new Uint8Array(32);
      pub[0] = 1;
      const weak: Signer = { id: (await hashOf(pub)).slice(0, 32), pub, role: 'list', sign: null };
      await publisher.root([...publisher.signers, weak], hours(1));
    },
  ],
  [
    'root-key-id',
    'a key under the id of another',
    'key-id',
    async ({ publisher }) => {
      const other = await fixedSigner('list', 7);
      await publisher.root([...publisher.signers, { ...other, id: '0'.repeat(32) }], hours(1));
    },
  ],
  [
    'root-not-by-old',
    'a root that the old one did not sign',
    'signature',
    async ({ publisher }) => {
      publisher.signers = publisher.signers.filter(({ role }) => role !== 'root');
      await publisher.root([await fixedSigner('root', 2), ...publisher.signers], hours(1));
    },
  ],
  [
    'root-skip',
    'a root that skips a number',
    'root-seq',
    async ({ publisher }) => publisher.root(publisher.signers, hours(1), { seq: 3 }),
  ],
  [
    'root-life',
    'a root that lives 401 days',
    'lifetime',
    async ({ publisher }) => publisher.root(publisher.signers, hours(1), { expires: hours(401 * 24 + 1) }),
  ],
  [
    'root-threshold',
    'a threshold above the number of keys',
    'parse',
    async ({ publisher }) => {
      const { roles } = payloadOf(publisher.files.get('root/1.pal')) as { roles: Record<string, object> };
      await publisher.root(publisher.signers, hours(1), {
        roles: { ...roles, list: { ...roles.list, threshold: 2 } },
      });
    },
  ],
  [
    'root-wrong-list',
    'a root of another list',
    'wrong-list',
    async ({ publisher }) => publisher.root(publisher.signers, hours(1), { list: `${LIST}-2` }),
  ],
];

/** Every vector, always with the same bytes. */
export async function makeVectors(): Promise<readonly Vector[]> {
  const vectors: Vector[] = [];
  for (const [name, why, expected, make, now = hours(1)] of CASES) {
    const { publisher, before } = await scene();
    if (name === 'pulse-rollback') {
      await publisher.pulse(hours(0.5), { seq: 2 });
      const accepted = new Map(publisher.files);
      publisher.files.set('pulse.pal', before.get('pulse.pal') ?? encode(''));
      vectors.push({ name, why, now, before: accepted, files: publisher.files, expected });
      continue;
    }
    await make({ publisher, before });
    vectors.push({
      name,
      why,
      now,
      before: name.startsWith('new-') ? null : before,
      files: publisher.files,
      expected,
    });
  }
  return vectors;
}
