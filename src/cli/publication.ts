import { toHex } from '../core/list/publication/encodings.ts';
import { FORMAT } from '../core/list/publication/fields.ts';
import { type ArtefactLines, applyJournal } from '../core/list/publication/journal.ts';
import type { Pulse, Retraction } from '../core/list/publication/pulse.ts';
import { type Artefact, releasePath } from '../core/list/publication/release.ts';
import { type Publisher, type RoleName, rootPath } from '../core/list/publication/root.ts';
import type { PublisherCard } from '../core/list/publisher-card.ts';
import { gunzip, verifyPorts } from './node/crypto.ts';
import { highestNumber, readPublished, writePublished } from './node/publication-files.ts';
import { canonicalText, type Draft, readDraft } from './publish/document.ts';
import type { Before } from './publish/make-release.ts';
import type { EntryLine } from './publish/pack.ts';

/**
 * A publisher's own publication in a folder, as its tool wrote it. Nothing here verifies: `verify` reads the folder as a
 * stranger would.
 */

/** The publisher's note to its own tool beside the signed files; readers ignore it. */
const CARD_PATH = 'publication.json';

interface RootPayload {
  readonly seq: number;
  readonly list: string;
  readonly publisher: Publisher;
  readonly roles: Readonly<
    Record<RoleName, { readonly keys: readonly string[]; readonly threshold: number }>
  >;
}

interface ReleasePayload {
  readonly seq: number;
  readonly prev: string | null;
  readonly issued: string;
  readonly bulk?: boolean;
  readonly artefacts: readonly Artefact[];
}

interface PulsePayload {
  readonly seq: number;
  readonly release: Pulse['release'];
  readonly retract: readonly Retraction[];
}

/** A document in the folder: its draft, what it says, and its file's length and hash. */
export interface Stored<T> {
  readonly draft: Draft;
  readonly payload: T;
  readonly bytes: number;
  readonly sha256: string;
}

const ports = verifyPorts(() => '');

async function readStored<T>(folder: string, path: string): Promise<Stored<T> | null> {
  const file = await readPublished(folder, path);
  const draft = file === null ? null : readDraft(file);
  if (file === null || draft === null) return null;
  try {
    const payload = JSON.parse(new TextDecoder().decode(draft.payload)) as T;
    return { draft, payload, bytes: file.length, sha256: toHex(await ports.sha256(file)) };
  } catch {
    return null;
  }
}

/** The newest root; null when there is none. */
export async function newestRoot(folder: string): Promise<Stored<RootPayload> | null> {
  return readStored<RootPayload>(folder, rootPath(await highestNumber(folder, 'root')));
}

/** One release, or null. */
export async function releaseOf(folder: string, seq: number): Promise<Stored<ReleasePayload> | null> {
  return readStored<ReleasePayload>(folder, releasePath(seq));
}

/** The newest release; null when there is none. */
export async function newestRelease(folder: string): Promise<Stored<ReleasePayload> | null> {
  return releaseOf(folder, await highestNumber(folder, 'release'));
}

/** The pulse; null when there is none. */
export async function storedPulse(folder: string): Promise<Stored<PulsePayload> | null> {
  return readStored<PulsePayload>(folder, 'pulse.pal');
}

/** What the publisher says about itself, for the first root. */
export async function readCard(folder: string): Promise<PublisherCard | null> {
  const file = await readPublished(folder, CARD_PATH);
  if (file === null) return null;
  try {
    return JSON.parse(new TextDecoder().decode(file)) as PublisherCard;
  } catch {
    return null;
  }
}

/** Keeps what the publisher says about itself. */
export async function writeCard(folder: string, { list, publisher }: PublisherCard): Promise<void> {
  const text = canonicalText({ format: FORMAT, list, publisher });
  await writePublished(folder, CARD_PATH, new TextEncoder().encode(`${text}\n`));
}

/**
 * What the next release follows: the newest release that anybody signed, its base and its re-admitted ids. Null when there
 * is none, or when its artefacts are gone: then a new base is made.
 */
export async function readBefore(
  folder: string,
): Promise<{ readonly before: Before; readonly readmitted: ReadonlySet<string> } | null> {
  let stored = await newestRelease(folder);
  while (stored !== null && stored.draft.signatures.size === 0) {
    stored = await releaseOf(folder, stored.payload.seq - 1);
  }
  if (stored === null) return null;
  const files: ArtefactLines[] = [];
  for (const artefact of stored.payload.artefacts) {
    const packed = await readPublished(folder, artefact.path);
    const raw = packed === null ? null : await gunzip(packed, artefact.rawBytes);
    if (raw === null || !raw.ok) return null;
    const lines = new TextDecoder().decode(raw.value).split('\n').slice(0, -1);
    files.push({ artefact, lines });
  }
  const bases = files.filter(({ artefact }) => artefact.kind !== 'journal');
  const base = applyJournal(bases);
  const state = applyJournal(files);
  if (!base.ok || !state.ok) return null;
  const mark = { seq: stored.payload.seq, sha256: stored.sha256 };
  const readmitted = new Set(state.value.filter(({ value }) => value.readmit === true).map(({ id }) => id));
  const lines: readonly EntryLine[] = base.value;
  return { before: { mark, base: lines, artefacts: bases.map(({ artefact }) => artefact) }, readmitted };
}
