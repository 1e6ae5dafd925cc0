import { ok, type Result } from '../../result.ts';
import type { Breathe } from '../../steps.ts';
import { MAX_LINE_BYTES } from '../limits.ts';
import { type PalFault, refuse } from './codes.ts';
import { toHex } from './encodings.ts';
import type { Bytes, VerifyPorts } from './ports.ts';
import type { RawFile } from './read-rows.ts';
import type { Artefact, ArtefactKind } from './release.ts';

const LF = 10;

/** Refuses bytes that are not the artefact: their number first, then their hash. */
export async function checkPacked(
  bytes: Bytes,
  artefact: Artefact,
  ports: VerifyPorts,
): Promise<Result<null, PalFault>> {
  const file = artefact.path;
  if (bytes.length > artefact.bytes) return refuse('oversize', file);
  if (bytes.length < artefact.bytes) return refuse('truncated', file);
  return toHex(await ports.sha256(bytes)) === artefact.sha256 ? ok(null) : refuse('hash', file);
}

/**
 * True when a gzip file ends as RFC 1952 says: with the length of what it holds. Decompressors differ on what follows the
 * first member (an error, silence, more output); none of that is accepted.
 */
export function endsAsGzip(packed: Bytes, rawLength: number): boolean {
  if (packed.length < 18) return false;
  const end = new DataView(packed.buffer, packed.byteOffset + packed.length - 4, 4);
  return end.getUint32(0, true) === rawLength;
}

/** The bases in the order of a state. */
const IN_ORDER: readonly ArtefactKind[] = ['accounts', 'payers', 'sources', 'templates'];

/**
 * Room for the unpacked artefacts of a release, of each kind one. The bases lie one behind the other as their state does: a
 * state without a journal need not be copied together.
 */
export function roomFor(artefacts: readonly Artefact[]): ReadonlyMap<ArtefactKind, Bytes> {
  const bases = artefacts.filter(({ kind }) => kind !== 'journal');
  const whole = new Uint8Array(bases.reduce((sum, { rawBytes }) => sum + rawBytes, 0));
  const room = new Map<ArtefactKind, Bytes>();
  let end = 0;
  for (const kind of IN_ORDER) {
    const size = bases.find((base) => base.kind === kind)?.rawBytes ?? 0;
    room.set(kind, whole.subarray(end, end + size));
    end += size;
  }
  const journal = artefacts.find(({ kind }) => kind === 'journal');
  return room.set('journal', new Uint8Array(journal?.rawBytes ?? 0));
}

/** Bytes between two breaths. */
const PIECE = 128 * 1024;

/** The lines of an unpacked artefact, where they are in it. Each ends in one LF and has at most 4 KiB; all are UTF-8. */
export async function readLines(
  raw: Bytes,
  artefact: Artefact,
  ports: Pick<VerifyPorts, 'sha256' | 'decode'>,
  breathe: Breathe,
): Promise<Result<RawFile, PalFault>> {
  const file = artefact.path;
  if (raw.length > artefact.rawBytes) return refuse('oversize', file, 'raw');
  if (raw.length < artefact.rawBytes) return refuse('truncated', file, 'raw');
  if (toHex(await ports.sha256(raw)) !== artefact.rawSha256) return refuse('hash', file, 'raw');
  // Counted in bytes first: ten million lines must not become ten million of anything.
  const starts = new Uint32Array(artefact.count + 1);
  let count = 0;
  let start = 0;
  let breath = PIECE;
  for (let end = raw.indexOf(LF); end !== -1; end = raw.indexOf(LF, start)) {
    if (end - start > MAX_LINE_BYTES) return refuse('line-too-long', file, `line ${count + 1}`);
    start = end + 1;
    count += 1;
    if (count > artefact.count) return refuse('count', file);
    starts[count] = start;
    if (start < breath) continue;
    breath = start + PIECE;
    await breathe();
  }
  if (start !== raw.length) return refuse('truncated', file, 'last line');
  if (count !== artefact.count) return refuse('count', file, `${count}`);
  const isMarked = raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf;
  if (isMarked || !(await isUtf8(raw, starts, ports, breathe))) return refuse('encoding', file);
  return ok({ artefact, bytes: raw, starts });
}

// No character reaches from one line into the next: lines can be decoded apart.
async function isUtf8(
  raw: Bytes,
  starts: Uint32Array,
  ports: Pick<VerifyPorts, 'decode'>,
  breathe: Breathe,
): Promise<boolean> {
  let from = 0;
  for (let line = 1; line < starts.length; line++) {
    const to = starts[line] ?? 0;
    if (to - from < PIECE && line + 1 < starts.length) continue;
    if (!isAscii(raw, from, to) && ports.decode(raw.subarray(from, to)) === null) return false;
    from = to;
    await breathe();
  }
  return true;
}

// True when no byte between is beyond ASCII; four at a time, because most lists have few letters that are.
function isAscii(raw: Bytes, from: number, to: number): boolean {
  const words = new Uint32Array(raw.buffer, 0, raw.buffer.byteLength >> 2);
  const first = (raw.byteOffset + from + 3) >> 2;
  const last = Math.max(first, (raw.byteOffset + to) >> 2);
  let bits = 0;
  for (let at = from; at < Math.min(to, first * 4 - raw.byteOffset); at++) bits |= raw[at] ?? 0;
  for (let word = first; word < last; word++) bits |= words[word] ?? 0;
  for (let at = last * 4 - raw.byteOffset; at < to; at++) bits |= raw[at] ?? 0;
  return (bits & 0x80808080) === 0;
}
