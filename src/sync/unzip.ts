import { Inflate } from 'fflate';
import { err, ok, type Result } from '../core/result.ts';
import { crc32 } from './crc32.ts';
import type { ZipEntry, ZipFault } from './zip-directory.ts';

/** Packed bytes per step: deflate grows at most 1,032 times, so that one step makes at most 4 MiB. */
const STEP = 4096;

const STORED = 0;
const DEFLATED = 8;

/**
 * Unpacks one file of a zip, at most `budget` bytes: a bomb stops within one step of it, whatever size it claims. Length
 * and CRC must be those of the directory.
 */
export function unpack(entry: ZipEntry, budget: number): Result<Uint8Array, ZipFault> {
  if (entry.encrypted) return err('encrypted-zip');
  if (entry.size > budget) return err('zip-bomb');
  const bytes = entry.method === STORED ? ok(entry.packed) : inflate(entry, budget);
  if (!bytes.ok) return bytes;
  if (bytes.value.length !== entry.size || crc32(bytes.value) !== entry.crc) return err('broken-zip');
  return bytes;
}

function inflate({ method, packed, size }: ZipEntry, budget: number): Result<Uint8Array, ZipFault> {
  if (method !== DEFLATED) return err('broken-zip');
  const chunks: Uint8Array[] = [];
  let length = 0;
  let done = false;
  const stream = new Inflate((chunk, final) => {
    chunks.push(chunk);
    length += chunk.length;
    done ||= final;
  });
  try {
    for (let at = 0; at < packed.length; at += STEP) {
      stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
      if (length > budget) return err('zip-bomb');
      // More than it claims: no need to see how much.
      if (length > size) return err('broken-zip');
    }
  } catch {
    // fflate throws on bytes that are no deflate stream: an expected outcome here.
    return err('broken-zip');
  }
  if (!done) return err('broken-zip');
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return ok(whole);
}
