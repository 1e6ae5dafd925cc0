import { gunzip, readSigner, verifyPorts } from '../../src/cli/node/crypto.ts';
import { addSignatures, type Draft, draftOf, writeDraft } from '../../src/cli/publish/document.ts';
import { makePulse } from '../../src/cli/publish/make-pulse.ts';
import { type Before, linesOf, type MadeRelease, makeRelease } from '../../src/cli/publish/make-release.ts';
import { makeRoot, type Thresholds } from '../../src/cli/publish/make-root.ts';
import type { Signer } from '../../src/cli/publish/signer.ts';
import type { ListState } from '../../src/core/list/entries.ts';
import { readFolder } from '../../src/core/list/folder.ts';
import { type Accepted, meet, type SyncPorts, synchronize } from '../../src/core/list/publication/client.ts';
import type { PalCode } from '../../src/core/list/publication/codes.ts';
import { toHex } from '../../src/core/list/publication/encodings.ts';
import { addSeconds } from '../../src/core/list/publication/instants.ts';
import type { Bytes } from '../../src/core/list/publication/ports.ts';
import type { Retraction } from '../../src/core/list/publication/pulse.ts';
import { releasePath } from '../../src/core/list/publication/release.ts';
import type { RoleName } from '../../src/core/list/publication/root.ts';
import type { Trust } from '../../src/core/list/publication/trust.ts';
import { err, ok, type Result } from '../../src/core/result.ts';
import { folderTexts, TODAY } from './list-folder.ts';
import { PUBLISHER } from './publisher.ts';

/** The instant at which the invented publisher works. */
export const T0 = '2026-11-24T12:00:00Z';

/** The name of the invented list. */
export const LIST = 'example-list';

const PKCS8 = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];

/** The same key for the same role and number, on every machine. The seed is its name: nobody may use it for anything. */
export async function fixedSigner(role: RoleName, n: number): Promise<Signer> {
  const seed = new Uint8Array(32).fill(n);
  new TextEncoder().encodeInto(`fieldmark test ${role}`, seed);
  const key = await crypto.subtle.importKey('pkcs8', new Uint8Array([...PKCS8, ...seed]), 'Ed25519', true, [
    'sign',
  ]);
  const signer = await readSigner(await crypto.subtle.exportKey('jwk', key), role);
  if (signer === null) throw new Error('no key');
  return signer;
}

/** Node's ports at a clock. */
export function portsAt(now: string) {
  return verifyPorts(() => now);
}

/** Hex sha256. */
export async function hashOf(bytes: Bytes): Promise<string> {
  return toHex(await portsAt(T0).sha256(bytes));
}

/** A small list folder, read on the day of T0. */
export function smallState(origin = 'test/lab/lists/second'): ListState {
  const read = readFolder(folderTexts(origin), { origin: 'subscription', today: TODAY });
  if (!read.ok) throw new Error(JSON.stringify(read.error.slice(0, 3)));
  return read.value.state;
}

/** A publisher at work: every file it has put on its server. */
export class TestPublisher {
  readonly files = new Map<string, Bytes>();
  signers: readonly Signer[] = [];
  thresholds: Thresholds = { root: 1, list: 1, pulse: 1 };
  rootSeq = 0;
  pulseSeq = 0;
  retract: readonly Retraction[] = [];
  pointer = { seq: 1, sha256: '', bytes: 0 };
  before: Before | null = null;

  /** A publisher with root 1, release 1 and pulse 1 of a state. */
  static async start(state = smallState(), now = T0): Promise<TestPublisher> {
    const publisher = new TestPublisher();
    publisher.signers = await Promise.all(
      (['root', 'list', 'pulse'] as const).map((role) => fixedSigner(role, 1)),
    );
    await publisher.root(publisher.signers, now);
    await publisher.release(state, now);
    await publisher.pulse(now);
    return publisher;
  }

  of(...roles: readonly RoleName[]): readonly Signer[] {
    return this.signers.filter(({ role }) => roles.includes(role));
  }

  /** Publishes the root that follows, with these keys. */
  async root(signers: readonly Signer[], now: string, change: object = {}): Promise<void> {
    const old = this.of('root');
    this.signers = signers;
    this.rootSeq += 1;
    const draft = makeRoot(LIST, this.rootSeq, PUBLISHER, signers, this.thresholds, now);
    const both = [...old, ...this.of('root')];
    this.files.set(`root/${this.rootSeq}.pal`, await sign(changed(draft, change), 'pal.root.v1', both));
  }

  /** Publishes the release that follows. */
  async release(
    state: ListState,
    now: string,
    options: {
      readmit?: readonly string[];
      bulk?: boolean;
      change?: object;
      signers?: readonly Signer[];
      seq?: number;
    } = {},
  ): Promise<MadeRelease> {
    const { readmit = [], bulk = false, change = {}, signers = this.of('list') } = options;
    const before =
      this.before !== null && options.seq !== undefined
        ? { ...this.before, mark: { ...this.before.mark, seq: options.seq - 1 } }
        : this.before;
    const input = { list: LIST, root: this.rootSeq, state, readmit: new Set(readmit), before, bulk, now };
    const made = await makeRelease(input, portsAt(now));
    for (const { artefact, bytes } of made.packed) this.files.set(artefact.path, bytes);
    const draft = changed(made.draft, change);
    const file = await sign(draft, 'pal.release.v1', signers);
    this.files.set(releasePath(made.seq), file);
    this.pointer = { seq: made.seq, sha256: await hashOf(file), bytes: file.length };
    const { artefacts } = JSON.parse(new TextDecoder().decode(made.draft.payload));
    const journal = made.packed.some(({ artefact }) => artefact.kind === 'journal');
    this.before = {
      mark: { seq: made.seq, sha256: this.pointer.sha256 },
      base: journal && before !== null ? before.base : linesOf(state, new Set(readmit)),
      artefacts: artefacts.filter(({ kind }: { kind: string }) => kind !== 'journal'),
    };
    return made;
  }

  /** Publishes the pulse that follows. */
  async pulse(
    now: string,
    options: { change?: object; signers?: readonly Signer[]; seq?: number } = {},
  ): Promise<void> {
    const { change = {}, signers = this.of('pulse') } = options;
    this.pulseSeq = options.seq ?? this.pulseSeq + 1;
    const draft = makePulse(LIST, this.pulseSeq, this.rootSeq, this.pointer, this.retract, now);
    this.files.set('pulse.pal', await sign(changed(draft, change), 'pal.pulse.v1', signers));
  }
}

/** A draft with other fields; `undefined` takes one away. */
export function changed(draft: Draft, change: object): Draft {
  if (Object.keys(change).length === 0) return draft;
  const value = { ...JSON.parse(new TextDecoder().decode(draft.payload)), ...change };
  return draftOf(JSON.parse(JSON.stringify(value)));
}

/** Signs a draft and writes its file. */
export async function sign(
  draft: Draft,
  domain: Parameters<typeof addSignatures>[1],
  signers: readonly Signer[],
): Promise<Bytes> {
  return writeDraft(await addSignatures(draft, domain, signers));
}

/** Signs bytes that no tool of ours would write. */
export async function signText(
  text: string,
  domain: Parameters<typeof addSignatures>[1],
  signers: readonly Signer[],
): Promise<Bytes> {
  return sign({ payload: new TextEncoder().encode(text), signatures: new Map() }, domain, signers);
}

/** A reader's browser in memory: what it trusts, what is active, and a server it asks. */
export class TestReader {
  trust: Trust | null = null;
  active: Accepted | null = null;
  now = T0;
  readonly kept = new Map<string, Bytes>();
  readonly asked: string[] = [];
  pin: string | null = null;
  /** Answers in place of the server; undefined lets the server answer. */
  intercept: (path: string) => Result<Bytes, PalCode> | undefined = () => undefined;
  files: ReadonlyMap<string, Bytes>;
  /** A transport in place of the files; the reader's own code in place of the command's. */
  carry: SyncPorts['fetch'] | null = null;
  unpack: SyncPorts['gunzip'] = gunzip;
  /** Another Ed25519 than Node's. */
  verify: SyncPorts['verify'] | null = null;

  constructor(files: ReadonlyMap<string, Bytes>) {
    this.files = files;
  }

  /** One sync; "ok", or the code of its refusal. */
  async sync(): Promise<'ok' | PalCode> {
    if (this.trust === null) {
      const met = await meet(this.pin, this.ports());
      if (!met.ok) return met.error.code;
      this.trust = met.value.trust;
    }
    const done = await synchronize(this.trust, this.ports());
    if (!done.ok) return done.error.code;
    this.trust = done.value.trust;
    return 'ok';
  }

  /** Another reader that has accepted the same. */
  fork(files: ReadonlyMap<string, Bytes> = this.files): TestReader {
    const twin = new TestReader(files);
    twin.trust = this.trust;
    twin.active = this.active;
    twin.now = this.now;
    twin.pin = this.pin;
    for (const [sha256, bytes] of this.kept) twin.kept.set(sha256, bytes);
    return twin;
  }

  /** What an observer can tell of the active generation. */
  get generation(): string {
    return this.active === null ? 'none' : `${this.active.release.seq} ${this.active.release.sha256}`;
  }

  ports(): SyncPorts {
    return {
      ...portsAt(this.now),
      ...(this.verify === null ? {} : { verify: this.verify }),
      fetch: async (path, most) => {
        this.asked.push(path);
        if (this.carry !== null) return this.carry(path, most);
        const answer = this.intercept(path);
        const file = answer === undefined ? this.files.get(path) : answer.ok ? answer.value : null;
        if (answer !== undefined && !answer.ok) return answer;
        if (file === undefined || file === null) return err('not-found');
        return file.length > most ? err('oversize') : ok(new Uint8Array(file));
      },
      gunzip: this.unpack,
      breathe: async () => {},
      kept: async (sha256) => this.kept.get(sha256) ?? null,
      active: async () => this.active?.state.rows.bytes ?? null,
      whole: async () => this.active !== null,
      remember: async (trust) => {
        this.trust = trust;
        return ok(null);
      },
      activate: async (accepted, trust) => {
        this.active = accepted;
        this.trust = trust;
        for (const [sha256, bytes] of accepted.packed) this.kept.set(sha256, bytes);
        return ok(null);
      },
    };
  }
}

/** The instant that many hours after T0. */
export function hours(count: number): string {
  return addSeconds(T0, Math.round(count * 3600));
}
