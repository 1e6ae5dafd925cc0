import { MAX_ZIP_ENTRIES } from '../core/list/limits.ts';
import { err, ok, type Result } from '../core/result.ts';

/** Why a zip cannot be read. */
export type ZipFault = 'broken-zip' | 'encrypted-zip' | 'zip-bomb' | 'too-many-files';

/** One file of a zip, as its central directory describes it. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated; others are not read. */
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  /** The packed bytes. */
  readonly packed: Uint8Array;
  /** Length after unpacking, as the zip claims. */
  readonly size: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const CENTRAL_LENGTH = 46;
const LOCAL_LENGTH = 30;
const MAX_COMMENT = 0xffff;

/** Where the end record begins; its comment must reach exactly to the end, so that a comment cannot pose as the record. */
function findEnd(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - END_LENGTH - MAX_COMMENT);
  for (let at = view.byteLength - END_LENGTH; at >= first; at -= 1) {
    if (view.getUint32(at, true) !== END) continue;
    if (at + END_LENGTH + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  return null;
}

/**
 * Reads the central directory of a zip (PKWARE APPNOTE 6.3, 4.3.12–4.3.16) and finds each file's packed bytes. Nothing is
 * unpacked. Zip64, several disks and offsets outside the bytes are a broken zip: a list folder is far below those sizes.
 */
export function readZipDirectory(zip: Uint8Array): Result<readonly ZipEntry[], ZipFault> {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = findEnd(view);
  if (end === null) return err('broken-zip');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (view.getUint16(end + 4, true) !== 0 || count !== view.getUint16(end + 8, true))
    return err('broken-zip');
  if (count > MAX_ZIP_ENTRIES) return err('too-many-files');
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + CENTRAL_LENGTH > end || view.getUint32(at, true) !== CENTRAL) return err('broken-zip');
    const nameLength = view.getUint16(at + 28, true);
    const next =
      at + CENTRAL_LENGTH + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) return err('broken-zip');
    const packed = packedBytes(zip, view, view.getUint32(at + 42, true), view.getUint32(at + 20, true));
    if (packed === null) return err('broken-zip');
    entries.push({
      name: new TextDecoder().decode(zip.subarray(at + CENTRAL_LENGTH, at + CENTRAL_LENGTH + nameLength)),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      crc: view.getUint32(at + 16, true),
      packed,
      size: view.getUint32(at + 24, true),
    });
    at = next;
  }
  return ok(entries);
}

/** The bytes behind a file's local header, whose name and extra field have lengths of their own. */
function packedBytes(zip: Uint8Array, view: DataView, at: number, length: number): Uint8Array | null {
  if (at + LOCAL_LENGTH > zip.length || view.getUint32(at, true) !== LOCAL) return null;
  const start = at + LOCAL_LENGTH + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  return start + length > zip.length ? null : zip.subarray(start, start + length);
}
