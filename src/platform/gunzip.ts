import { err, ok, type Result } from '../core/result.ts';

/** Unpacks gzip piece by piece into the room that is there, and gives the length: a bomb stops within one piece of its end. */
export async function gunzip(
  packed: Uint8Array<ArrayBuffer>,
  into: Uint8Array<ArrayBuffer>,
): Promise<Result<number, 'oversize' | 'stream'>> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
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
