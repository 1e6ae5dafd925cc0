import { deflateSync } from 'fflate';
import { crc32 } from '../../src/sync/crc32.ts';

/** One file for `makeZip`; what is left out is told truthfully. */
export interface ZipPart {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly stored?: boolean;
  readonly encrypted?: boolean;
  /** The unpacked length that the zip claims. */
  readonly claims?: number;
  readonly crc?: number;
  /** Packed bytes to use instead of packing `bytes`. */
  readonly packed?: Uint8Array;
}

function record(length: number, fill: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(length);
  fill(new DataView(bytes.buffer));
  return bytes;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A zip written field by field, so that tests can make it lie. */
export function makeZip(parts: readonly ZipPart[], comment = ''): Uint8Array {
  const encoder = new TextEncoder();
  const bodies: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = encoder.encode(part.name);
    const packed = part.packed ?? (part.stored === true ? part.bytes : deflateSync(part.bytes));
    const describe = (view: DataView, at: number): void => {
      view.setUint16(at, 20, true);
      view.setUint16(at + 2, part.encrypted === true ? 1 : 0, true);
      view.setUint16(at + 4, part.stored === true ? 0 : 8, true);
      view.setUint32(at + 10, part.crc ?? crc32(part.bytes), true);
      view.setUint32(at + 14, packed.length, true);
      view.setUint32(at + 18, part.claims ?? part.bytes.length, true);
      view.setUint16(at + 22, name.length, true);
    };
    const local = record(30, (view) => {
      view.setUint32(0, 0x04034b50, true);
      describe(view, 4);
    });
    const central = record(46, (view) => {
      view.setUint32(0, 0x02014b50, true);
      describe(view, 6);
      view.setUint32(42, offset, true);
    });
    bodies.push(local, name, packed);
    directory.push(central, name);
    offset += local.length + name.length + packed.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const note = encoder.encode(comment);
  const end = record(22, (view) => {
    view.setUint32(0, 0x06054b50, true);
    view.setUint16(8, parts.length, true);
    view.setUint16(10, parts.length, true);
    view.setUint32(12, size, true);
    view.setUint32(16, offset, true);
    view.setUint16(20, note.length, true);
  });
  return join([...bodies, ...directory, end, note]);
}
