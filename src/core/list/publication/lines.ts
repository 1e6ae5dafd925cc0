import { ok, type Result } from '../../result.ts';
import { MAX_LINE_BYTES } from '../limits.ts';
import { type PalFault, refuse } from './codes.ts';
import { toHex } from './encodings.ts';
import type { Bytes, VerifyPorts } from './ports.ts';
import type { Artefact } from './release.ts';

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

/** The lines of an unpacked artefact, exactly as received. Each ends in one LF and has at most 4 KiB. */
export async function readLines(
  raw: Bytes,
  artefact: Artefact,
  ports: VerifyPorts,
): Promise<Result<readonly string[], PalFault>> {
  const file = artefact.path;
  if (raw.length > artefact.rawBytes) return refuse('oversize', file, 'raw');
  if (raw.length < artefact.rawBytes) return refuse('truncated', file, 'raw');
  if (toHex(await ports.sha256(raw)) !== artefact.rawSha256) return refuse('hash', file, 'raw');
  // Counted in bytes first: ten million lines must not become ten million strings.
  let count = 0;
  let start = 0;
  for (let end = raw.indexOf(10); end !== -1; end = raw.indexOf(10, start)) {
    if (end - start > MAX_LINE_BYTES) return refuse('line-too-long', file, `line ${count + 1}`);
    start = end + 1;
    count += 1;
    if (count > artefact.count) return refuse('count', file);
  }
  if (start !== raw.length) return refuse('truncated', file, 'last line');
  if (count !== artefact.count) return refuse('count', file, `${count}`);
  const text = ports.decode(raw);
  if (text === null || text.startsWith('\ufeff')) return refuse('encoding', file);
  const lines = text.split('\n');
  lines.pop();
  return ok(lines);
}
