import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkFolder } from '../../src/cli/checked-folder.ts';
import { generateKey, readSigner, verifyPorts } from '../../src/cli/node/crypto.ts';
import { addSignatures, type Draft, writeDraft } from '../../src/cli/publish/document.ts';
import { makePulse } from '../../src/cli/publish/make-pulse.ts';
import { type Before, linesOf, makeRelease } from '../../src/cli/publish/make-release.ts';
import { makeRoot } from '../../src/cli/publish/make-root.ts';
import type { Signer } from '../../src/cli/publish/signer.ts';
import type { ListState } from '../../src/core/list/entries.ts';
import { writeAddress } from '../../src/core/list/publication/address.ts';
import { toHex } from '../../src/core/list/publication/encodings.ts';
import type { Bytes } from '../../src/core/list/publication/ports.ts';
import type { Retraction } from '../../src/core/list/publication/pulse.ts';
import { releasePath } from '../../src/core/list/publication/release.ts';
import { ROLES, type RoleName, rootPath } from '../../src/core/list/publication/root.ts';
import { type PublisherCard, readPublisherCard } from '../../src/core/list/publisher-card.ts';
import { materialiseList } from './lists/dated.ts';
import type { LabServer } from './server.ts';

/** The host of the lab's server under which its lists lie: this computer, which the test build may reach. */
export const LIST_HOST = 'localhost';

/** A publisher at work in the lab, with throw-away keys and the publisher's own tool behind it. */
export class LabPublisher {
  /** Everything it has published, by path. */
  readonly files = new Map<string, Bytes>();
  /** What its pulses take back. */
  retract: readonly Retraction[] = [];
  readonly name: string;
  state: ListState;
  readonly #card: PublisherCard;
  readonly #signers: readonly Signer[];
  #pulses = 0;
  #pointer = { seq: 0, sha256: '', bytes: 0 };
  #before: Before | null = null;

  private constructor(name: string, state: ListState, card: PublisherCard, signers: readonly Signer[]) {
    this.name = name;
    this.state = state;
    this.#card = card;
    this.#signers = signers;
  }

  /** Checks a list folder as `fieldmark build` does, and publishes root, release and pulse of it. `name` is its path on the server. */
  static async publish(folder: string, name: string, now = new Date()): Promise<LabPublisher> {
    const texts = await readTexts(folder, now);
    const { state, findings } = checkFolder(texts, now.toISOString().slice(0, 10));
    const card = readPublisherCard(texts.get('datapackage.json') ?? '', state?.meta.publisher ?? '');
    if (state === null || !card.ok)
      throw new Error(`${folder} cannot be published: ${JSON.stringify(findings.slice(0, 3))}`);
    const signers = await Promise.all(ROLES.map(newSigner));
    const publisher = new LabPublisher(name, state, card.value, signers);
    const thresholds = { root: 1, list: 1, pulse: 1 };
    const root = makeRoot(card.value.list, 1, card.value.publisher, signers, thresholds, now.toISOString());
    publisher.files.set(rootPath(1), await publisher.#sign(root, 'root'));
    await publisher.release(now);
    await publisher.pulse(now);
    return publisher;
  }

  /** Publishes the state as the release that follows. */
  async release(now = new Date(), readmit: readonly string[] = []): Promise<void> {
    const { state } = this;
    const before = this.#before;
    const made = await makeRelease(
      {
        list: this.#card.list,
        root: 1,
        state,
        readmit: new Set(readmit),
        before,
        bulk: false,
        now: now.toISOString(),
      },
      PORTS,
    );
    for (const { artefact, bytes } of made.packed) this.files.set(artefact.path, bytes);
    const file = await this.#sign(made.draft, 'list');
    this.files.set(releasePath(made.seq), file);
    this.#pointer = { seq: made.seq, sha256: toHex(await PORTS.sha256(file)), bytes: file.length };
    const isJournal = made.packed.some(({ artefact }) => artefact.kind === 'journal');
    const { artefacts } = JSON.parse(new TextDecoder().decode(made.draft.payload)) as Before;
    this.#before = {
      mark: { seq: made.seq, sha256: this.#pointer.sha256 },
      base: isJournal && before !== null ? before.base : linesOf(state, new Set(readmit)),
      artefacts: artefacts.filter(({ kind }) => kind !== 'journal'),
    };
  }

  /** Publishes the pulse that follows, with what is to be taken back. `pointer`: to another release than the newest. */
  async pulse(now = new Date(), pointer = this.#pointer): Promise<void> {
    this.#pulses += 1;
    const instant = now.toISOString();
    const draft = makePulse(this.#card.list, this.#pulses, 1, pointer, this.retract, instant);
    this.files.set('pulse.pal', await this.#sign(draft, 'pulse'));
  }

  /** Where it lies on the lab's server. */
  get base(): string {
    return `http://${LIST_HOST}/lists/${this.name}/`;
  }

  /** The address a reader is given: with the pin in the fragment. */
  async address(): Promise<string> {
    return writeAddress(this.base, await PORTS.sha256(this.files.get(rootPath(1)) ?? new Uint8Array()));
  }

  /** Puts it on the lab's server. What it publishes later is there too. */
  serve(server: LabServer): void {
    server.serve((url) => {
      if (!url.href.startsWith(this.base)) return null;
      const file = this.files.get(url.href.slice(this.base.length));
      return file === undefined ? null : { type: 'application/octet-stream', body: Buffer.from(file) };
    });
  }

  async #sign(draft: Draft, role: RoleName): Promise<Bytes> {
    const own = this.#signers.filter((signer) => signer.role === role);
    const domain = ({ root: 'pal.root.v1', list: 'pal.release.v1', pulse: 'pal.pulse.v1' } as const)[role];
    return writeDraft(await addSignatures(draft, domain, own));
  }
}

const PORTS = verifyPorts(() => new Date().toISOString());

async function newSigner(role: RoleName): Promise<Signer> {
  const signer = await readSigner(await generateKey(), role);
  if (signer === null) throw new Error('this Node makes no Ed25519 keys');
  return signer;
}

/** The texts of a list folder, its day tokens resolved. */
async function readTexts(folder: string, now: Date): Promise<ReadonlyMap<string, string>> {
  const temporary = await mkdtemp(join(tmpdir(), 'fieldmark-publish-'));
  try {
    await materialiseList(folder, temporary, now);
    const names = await readdir(temporary);
    return new Map(
      await Promise.all(
        names.map(async (name) => [name, await readFile(join(temporary, name), 'utf8')] as const),
      ),
    );
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
