import { err, ok, type Result } from '../core/result.ts';
import { join } from './fetch-file.ts';

/** Unpacks gzip piece by piece, at most `most` bytes: a bomb stops within one piece of them. */
export async function gunzip(
  packed: Uint8Array<ArrayBuffer>,
  most: number,
): Promise<Result<Uint8Array<ArrayBuffer>, 'oversize' | 'stream'>> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return ok(join(chunks, length));
      length += value.length;
      if (length > most) break;
      chunks.push(value);
    }
  } catch {
    return err('stream');
  }
  await reader.cancel().catch(() => {});
  return err('oversize');
}
