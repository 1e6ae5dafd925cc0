import type { PalFault } from '../core/list/publication/codes.ts';
import { toHex } from '../core/list/publication/encodings.ts';
import { FORMAT } from '../core/list/publication/fields.ts';
import { journalSteps } from '../core/list/publication/journal.ts';
import { type Json, parseStrict } from '../core/list/publication/json.ts';
import { MAX_DEPTH } from '../core/list/publication/limits.ts';
import { readLines } from '../core/list/publication/lines.ts';
import { PULSE_PATH, readPulseFields } from '../core/list/publication/pulse.ts';
import type { RawFile } from '../core/list/publication/read-rows.ts';
import { type Artefact, readReleaseFields, releasePath } from '../core/list/publication/release.ts';
import { readRootFields, rootPath } from '../core/list/publication/root.ts';
import { type PublisherCard, readNotedCard } from '../core/list/publisher-card.ts';
import { ROW_TYPES, type Rows } from '../core/list/rows/rows.ts';
import type { Result } from '../core/result.ts';
import { runSteps } from '../core/steps.ts';
import { gunzip, verifyPorts } from './node/crypto.ts';
import { highestNumber, readPublished, writePublished } from './node/publication-files.ts';
import { canonicalText, type Draft, readDraft } from './publish/document.ts';
import type { Before } from './publish/make-release.ts';
import type { EntryLine } from './publish/pack.ts';
import { Refusal } from './refusal.ts';

/**
 * A publisher's own publication in a folder, as its tool wrote it. Nothing here verifies: `verify` reads the folder as a
 * stranger would.
 */

/** The publisher's note to its own tool beside the signed files; readers ignore it. */
const CARD_PATH = 'publication.json';

/** A document in the folder: its draft, what it says, and its file's length and hash. */
export interface Stored<T> {
  readonly draft: Draft;
  readonly payload: T;
  readonly bytes: number;
  readonly sha256: string;
}

const ports = verifyPorts(() => '');

type Fields<T> = (value: Json, file: string) => Result<T, PalFault>;

// A damaged file is never taken for a missing one: what is missing is made anew, and a second root 1 would lose every reader.
async function readStored<T>(folder: string, path: string, read: Fields<T>): Promise<Stored<T> | null> {
  const file = await readPublished(folder, path);
  if (file === null) return null;
  const draft = readDraft(file);
  const text = draft === null ? null : ports.decode(draft.payload);
  const parsed = text === null ? null : parseStrict(text, MAX_DEPTH);
  const document = parsed?.ok === true ? read(parsed.value, path) : null;
  if (draft === null || document === null || !document.ok) {
    const detail = document !== null && !document.ok ? ` (${document.error.detail})` : '';
    throw new Refusal('damaged', `not what this tool writes${detail}: restore it from a copy.`, path);
  }
  return {
    draft,
    payload: document.value,
    bytes: file.length,
    sha256: toHex(await ports.sha256(file)),
  };
}

/** A root, a release or a pulse of the folder. */
export type StoredRoot = Stored<Extract<ReturnType<typeof readRootFields>, { readonly ok: true }>['value']>;
export type StoredRelease = Stored<
  Extract<ReturnType<typeof readReleaseFields>, { readonly ok: true }>['value']
>;
export type StoredPulse = Stored<Extract<ReturnType<typeof readPulseFields>, { readonly ok: true }>['value']>;

/** The newest root; null when there is none. */
export async function newestRoot(folder: string): Promise<StoredRoot | null> {
  return readStored(folder, rootPath(await highestNumber(folder, 'root')), readRootFields);
}

/** One release, or null. */
export async function releaseOf(folder: string, seq: number): Promise<StoredRelease | null> {
  return readStored(folder, releasePath(seq), readReleaseFields);
}

/** The newest release; null when there is none. */
export async function newestRelease(folder: string): Promise<StoredRelease | null> {
  return releaseOf(folder, await highestNumber(folder, 'release'));
}

/** The pulse; null when there is none. */
export async function storedPulse(folder: string): Promise<StoredPulse | null> {
  return readStored(folder, PULSE_PATH, readPulseFields);
}

/** What the publisher says about itself, for the first root; null when nothing was built. */
export async function readCard(folder: string): Promise<PublisherCard | null> {
  const file = await readPublished(folder, CARD_PATH);
  if (file === null) return null;
  const card = readNotedCard(new TextDecoder().decode(file));
  if (card === null) throw new Refusal('damaged', 'not what this tool writes: build again.', CARD_PATH);
  return card;
}

/** Keeps what the publisher says about itself. */
export async function writeCard(folder: string, { list, publisher }: PublisherCard): Promise<void> {
  const text = canonicalText({ format: FORMAT, list, publisher });
  await writePublished(folder, CARD_PATH, new TextEncoder().encode(`${text}\n`));
}

/** What the next release follows. */
export interface Published {
  readonly before: Before;
  /** Ids that carry `readmit`. */
  readonly readmitted: ReadonlySet<string>;
  /** Ids of accounts and messages, and of people; null when the release's artefacts are gone. */
  readonly ids: ReadonlySet<string> | null;
}

/**
 * The newest release that anybody signed, its base and its re-admitted ids; null when there is none. When its artefacts
 * are gone or damaged a new base is made, under the number that follows.
 */
export async function readBefore(folder: string): Promise<Published | null> {
  let stored = await newestRelease(folder);
  while (stored !== null && stored.draft.signatures.size === 0) {
    stored = await releaseOf(folder, stored.payload.seq - 1);
  }
  if (stored === null) return null;
  const mark = { seq: stored.payload.seq, sha256: stored.sha256 };
  const files = await readArtefacts(folder, stored.payload.artefacts);
  const bases = (files ?? []).filter(({ artefact }) => artefact.kind !== 'journal');
  const base = runSteps(journalSteps(bases));
  const state = runSteps(journalSteps(files ?? []));
  if (files === null || !base.ok || !state.ok) {
    return { before: { mark, base: null, artefacts: [] }, readmitted: new Set(), ids: null };
  }
  const entries = linesOf(state.value).map(({ id, text }) => ({ id, value: JSON.parse(text) }));
  const readmitted = new Set(entries.filter(({ value }) => value.readmit === true).map(({ id }) => id));
  const people = entries.flatMap(({ value }) => (typeof value.person === 'string' ? [value.person] : []));
  return {
    before: {
      mark,
      base: linesOf(base.value),
      artefacts: bases.map(({ artefact }) => artefact),
    },
    readmitted,
    ids: new Set([...entries.map(({ id }) => id), ...people]),
  };
}

function linesOf(rows: Rows): readonly EntryLine[] {
  return Array.from({ length: rows.count }, (_, row) => ({
    type: ROW_TYPES[rows.types[row] ?? 0] ?? 'account',
    id: rows.id(row),
    text: rows.line(row),
  }));
}

async function readArtefacts(folder: string, artefacts: readonly Artefact[]): Promise<RawFile[] | null> {
  const files: RawFile[] = [];
  for (const artefact of artefacts) {
    const packed = await readPublished(folder, artefact.path);
    const raw = new Uint8Array(artefact.rawBytes);
    const length = packed === null ? null : await gunzip(packed, raw);
    const lines =
      length?.ok === true
        ? await readLines(raw.subarray(0, length.value), artefact, ports, async () => {})
        : null;
    if (lines?.ok !== true) return null;
    files.push(lines.value);
  }
  return files;
}
