import { err, ok, type Result } from '../core/result.ts';
import { breathe } from './breathe.ts';

/** Packed bytes unpacked at a stretch: lists shrink to a fifteenth, so some 500 KB come out. */
const PIECE = 32 * 1024;

/**
 * Unpacks gzip piece by piece into the room that is there, and gives the length: a bomb stops within one piece of its end,
 * and what waits runs between two pieces.
 */
export async function gunzip(
  packed: Uint8Array<ArrayBuffer>,
  into: Uint8Array<ArrayBuffer>,
): Promise<Result<number, 'oversize' | 'stream'>> {
  const { readable, writable } = new DecompressionStream('gzip');
  // What goes wrong here is seen by the reader too.
  feed(packed, writable.getWriter()).catch(() => {});
  const reader = readable.getReader();
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return ok(length);
      if (length + value.length > into.length) break;
      into.set(value, length);
      length += value.length;
    }
  } catch {
    return err('stream');
  }
  await reader.cancel().catch(() => {});
  return err('oversize');
}

async function feed(
  packed: Uint8Array<ArrayBuffer>,
  writer: WritableStreamDefaultWriter<BufferSource>,
): Promise<void> {
  for (let at = 0; at < packed.length; at += PIECE) {
    await writer.write(packed.subarray(at, at + PIECE));
    await breathe();
  }
  await writer.close();
}
