import type { Database } from '../../src/store/database.ts';

/** Changes the bytes of one blob of every stored generation in place, as a failing disk would. */
export async function changeStored(
  { generations }: Pick<Database, 'generations'>,
  part: 'index' | 'state',
  change: (bytes: Uint8Array) => void,
): Promise<void> {
  for (const generation of await generations.toArray()) {
    const bytes = new Uint8Array(await generation[part].arrayBuffer());
    change(bytes);
    await generations.put({ ...generation, [part]: new Blob([bytes]) });
  }
}

/** Flips a bit in the middle. */
export function flipMiddle(bytes: Uint8Array): void {
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
}
