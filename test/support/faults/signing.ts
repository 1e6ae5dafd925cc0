import type { Signer } from '../../../src/cli/publish/signer.ts';
import { fromBase64Url, toBase64Url } from '../../../src/core/list/publication/encodings.ts';
import type { Bytes } from '../../../src/core/list/publication/ports.ts';
import type { RoleName } from '../../../src/core/list/publication/root.ts';
import { fixedSigner, hashOf, hours, signText, smallState } from '../publication.ts';
import { attempt, type FaultCase, type Row } from './case.ts';
import {
  type Desk,
  DOCUMENTS,
  DOMAINS,
  type DocumentName,
  newDesk,
  place,
  SIGNERS,
  textOf,
} from './documents.ts';
import { fileOf } from './scene.ts';

const ROW: Row = 'signatures and keys';
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
const P = 2n ** 255n - 19n;
const EIGHT = 0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n;
const state = smallState();

interface Line2 {
  readonly key: string;
  readonly sig: string;
}

function littleEndian(value: bigint): Bytes {
  return new Uint8Array(32).map((_, at) => Number((value >> BigInt(8 * at)) & 255n));
}

/** Writes other signatures under a document that is signed as it must be. */
async function resign(desk: Desk, name: DocumentName, change: (lines: Line2[]) => unknown): Promise<void> {
  const line = textOf(desk, name);
  const file = await signText(line, DOMAINS[name], desk.publisher.of(SIGNERS[name]));
  const { signatures } = JSON.parse(new TextDecoder().decode(file).split('\n')[1] ?? '');
  const second = change(signatures);
  const text = typeof second === 'string' ? second : JSON.stringify({ signatures: second });
  await place(desk, name, new TextEncoder().encode(`${line}\n${text}\n`));
}

/** The scalar of a signature plus the order of the group: malleable verifiers say yes. */
function malleable(text: string): string {
  const sig = fromBase64Url(text, 64);
  if (sig === null) throw new Error('no signature');
  let s = ORDER;
  for (let at = 0; at < 32; at += 1) s += BigInt(sig[32 + at] ?? 0) << BigInt(8 * at);
  sig.set(littleEndian(s), 32);
  return toBase64Url(sig);
}

/** Signatures that are too few, doubled, unknown, malformed or malleable, under each of the three documents. */
export function signatureCases(): FaultCase[] {
  const cases: FaultCase[] = [];
  for (const name of DOCUMENTS) {
    const add = (what: string, expected: readonly string[], change: (lines: Line2[]) => unknown): void => {
      cases.push({
        row: ROW,
        name: `${name}: ${what}`,
        expected,
        run: async () => {
          const desk = await newDesk();
          await resign(desk, name, change);
          return attempt(desk.reader);
        },
      });
    };
    const other = toBase64Url(new Uint8Array(64).fill(3));
    add('as it must be', ['ok'], (lines) => lines);
    add('none', ['signature'], () => []);
    add('the same twice', ['ok'], (lines) => [...lines, ...lines]);
    add('one of a key that no root names', ['signature'], (lines) => [
      ...lines,
      { key: 'f'.repeat(32), sig: other },
    ]);
    add('another signature', ['signature'], (lines) => lines.map((one) => ({ ...one, sig: other })));
    add('zeros', ['signature'], (lines) =>
      lines.map((one) => ({ ...one, sig: toBase64Url(new Uint8Array(64)) })),
    );
    add('a good one and a bad one of one key', ['signature'], (lines) => [
      ...lines,
      ...lines.map((one) => ({ ...one, sig: other })),
    ]);
    add('S plus the order', ['signature'], (lines) =>
      lines.map((one) => ({ ...one, sig: malleable(one.sig) })),
    );
    add('R of small order', ['signature'], (lines) =>
      lines.map((one) => {
        const sig = fromBase64Url(one.sig, 64) ?? new Uint8Array(64);
        sig.set(littleEndian(1n), 0);
        return { ...one, sig: toBase64Url(sig) };
      }),
    );
    add('63 bytes', ['signature'], (lines) => lines.map((one) => ({ ...one, sig: one.sig.slice(0, 84) })));
    add('65 bytes', ['signature'], (lines) => lines.map((one) => ({ ...one, sig: `${one.sig}A` })));
    add('padded', ['signature'], (lines) => lines.map((one) => ({ ...one, sig: `${one.sig}==` })));
    add('base64 with + and /', ['signature'], (lines) =>
      lines.map((one) => ({ ...one, sig: `+/${one.sig.slice(2)}` })),
    );
    add('a second spelling of the last letter', ['signature'], (lines) =>
      lines.map((one) => ({
        ...one,
        sig: `${one.sig.slice(0, -1)}${String.fromCharCode(one.sig.charCodeAt(85) + 1)}`,
      })),
    );
    add('an upper-case key id', ['parse'], (lines) =>
      lines.map((one) => ({ ...one, key: one.key.toUpperCase().replace(/^\d+$/, 'A') })),
    );
    add('a short key id', ['parse'], (lines) => lines.map((one) => ({ ...one, key: one.key.slice(1) })));
    add('another field', ['parse'], (lines) => lines.map((one) => ({ ...one, alg: 'none' })));
    add('no field sig', ['parse'], (lines) => lines.map(({ key }) => ({ key })));
    add('no array', ['parse'], () => '{"signatures":{}}');
    add('another line 2', ['parse'], () => '[]');
    add(
      'a key of line 2 twice',
      ['parse'],
      (lines) => `{"signatures":[],"signatures":${JSON.stringify(lines)}}`,
    );
    for (const many of [15, 16, 17, 200]) {
      add(`${many} signatures`, many > 16 ? ['too-many-signatures', 'oversize'] : ['ok'], (lines) =>
        Array.from({ length: many }, () => lines[0]),
      );
    }
    add('17 different ones', ['too-many-signatures'], (lines) =>
      Array.from({ length: 17 }, (_, n) => ({ ...lines[0], key: n.toString(16).padStart(32, '0') })),
    );
  }
  return cases;
}

/** Thresholds of two of three, and every key that must not enter trust. */
export function keyCases(): FaultCase[] {
  const cases: FaultCase[] = [];
  const twoOfThree = async (pick: (keys: readonly Signer[]) => readonly Signer[], role: 'list' | 'pulse') => {
    const { publisher, reader } = await newDesk();
    const keys = await Promise.all([1, 2, 3].map((n) => fixedSigner(role, n)));
    publisher.thresholds = { root: 1, list: 1, pulse: 1, [role]: 2 };
    await publisher.root([...publisher.signers.filter((one) => one.role !== role), ...keys], hours(1));
    await publisher.release(state, hours(1), {
      signers: role === 'list' ? pick(keys) : publisher.of('list'),
    });
    await publisher.pulse(hours(1), {
      signers: role === 'pulse' ? pick(keys) : publisher.of('pulse'),
    });
    return attempt(reader);
  };
  for (const role of ['list', 'pulse'] as const) {
    for (let mask = 0; mask < 8; mask += 1) {
      const pick = (keys: readonly Signer[]) => keys.filter((_, n) => ((mask >> n) & 1) === 1);
      const count = [0, 1, 2].filter((n) => ((mask >> n) & 1) === 1).length;
      cases.push({
        row: ROW,
        name: `2 of 3 ${role} keys: ${mask.toString(2).padStart(3, '0')}`,
        expected: [count >= 2 ? 'ok' : 'signature'],
        run: () => twoOfThree(pick, role),
      });
    }
  }
  for (const role of ['root', 'list', 'pulse'] as const) {
    for (const y of [0n, 1n, P - 1n, EIGHT, P - EIGHT, P, P + 1n, P + 18n]) {
      for (const sign of [0n, 1n]) {
        const pub = littleEndian(y + (sign << 255n));
        cases.push(
          rootCase(
            `a small-order ${role} key ${y.toString(16).slice(0, 8)}… sign ${sign}`,
            ['weak-key'],
            role,
            async () => ({ pub }),
          ),
        );
      }
    }
    cases.push(
      rootCase(`a ${role} key under another id`, ['key-id'], role, async () => ({ id: '0'.repeat(32) })),
      rootCase(`a ${role} key under the second half of its hash`, ['key-id'], role, async ({ pub }) => ({
        id: (await hashOf(pub)).slice(32),
      })),
    );
  }
  return cases;
}

function rootCase(
  name: string,
  expected: readonly string[],
  role: RoleName,
  change: (signer: Signer) => Promise<Partial<Signer>>,
): FaultCase {
  return {
    row: ROW,
    name,
    expected,
    run: async () => {
      const { publisher, reader } = await newDesk();
      const signer = await fixedSigner(role, 7);
      const other = await change(signer);
      const id = other.id ?? (await hashOf(other.pub ?? signer.pub)).slice(0, 32);
      // Such a key cannot sign; it stands in the root as one more of its role.
      await publisher.root([...publisher.signers, { ...signer, ...other, id, sign: null }], hours(1));
      await publisher.pulse(hours(1));
      fileOf(publisher.files, 'root/3.pal');
      return attempt(reader);
    },
  };
}
