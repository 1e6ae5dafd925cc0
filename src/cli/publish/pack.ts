import { gzipSync } from 'fflate';
import { toHex } from '../../core/list/publication/encodings.ts';
import type { Bytes, VerifyPorts } from '../../core/list/publication/ports.ts';
import { type Artefact, type ArtefactKind, artefactPath } from '../../core/list/publication/release.ts';
import type { RowType } from '../../core/list/rows/rows.ts';
import { canonicalText } from './document.ts';

/** One entry as a line. */
export interface EntryLine {
  readonly type: RowType;
  readonly id: string;
  readonly text: string;
}

/** An artefact with its bytes. */
export interface Packed {
  readonly artefact: Artefact;
  readonly bytes: Bytes;
}

const KIND_OF: Readonly<Record<RowType, ArtefactKind>> = {
  account: 'accounts',
  template: 'templates',
  payer: 'payers',
  source: 'sources',
};

/** The order in which a release names its bases. */
const TYPES: readonly RowType[] = ['account', 'template', 'payer', 'source'];

/** Share of the base that a journal may reach, in bytes, before a new base is made. */
const MOST_JOURNAL = 0.25;

/** Lines as bytes, each followed by one LF. */
export function bytesOf(lines: readonly string[]): Bytes {
  return new TextEncoder().encode(lines.map((text) => `${text}\n`).join(''));
}

type Sha256 = Pick<VerifyPorts, 'sha256'>;

/** Packs lines as an artefact. fflate and a fixed header make the same bytes on every machine. */
export async function pack(kind: ArtefactKind, lines: readonly string[], ports: Sha256): Promise<Packed> {
  const raw = bytesOf(lines);
  const bytes = new Uint8Array(gzipSync(raw, { level: 9, mtime: 0 }));
  // RFC 1952: 255 is "unknown system"; else a build would tell on which one it was made.
  bytes[9] = 255;
  const sha256 = toHex(await ports.sha256(bytes));
  const artefact: Artefact = {
    kind,
    path: artefactPath(sha256),
    bytes: bytes.length,
    sha256,
    rawBytes: raw.length,
    rawSha256: toHex(await ports.sha256(raw)),
    count: lines.length,
  };
  return { artefact, bytes };
}

/** A whole state as one artefact of each type; a type without entries has none. */
export async function packBase(state: readonly EntryLine[], ports: Sha256): Promise<readonly Packed[]> {
  const packed: Packed[] = [];
  for (const type of TYPES) {
    const lines = state.filter((line) => line.type === type).map(({ text }) => text);
    if (lines.length > 0) packed.push(await pack(KIND_OF[type], lines, ports));
  }
  return packed;
}

/** The journal from a base to a state: puts and removals in the order of types and ids. Null when a new base is due. */
export function journalLines(
  base: readonly EntryLine[],
  state: readonly EntryLine[],
): readonly string[] | null {
  const keyOf = ({ type, id }: EntryLine): string => `${type}\u0000${id}`;
  const before = new Map(base.map((line) => [keyOf(line), line]));
  const after = new Map(state.map((line) => [keyOf(line), line]));
  const lines = [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((key) => {
    const [old, now] = [before.get(key), after.get(key)];
    if (now === undefined) {
      return old === undefined ? [] : [canonicalText({ op: 'del', type: old.type, id: old.id })];
    }
    return old?.text === now.text ? [] : [now.text];
  });
  const size = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + text.length, 0);
  return size(lines) > MOST_JOURNAL * size(base.map(({ text }) => text)) ? null : lines;
}
