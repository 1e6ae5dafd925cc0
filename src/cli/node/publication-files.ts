import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_RAW_BYTES } from '../../core/list/publication/limits.ts';
import type { Bytes } from '../../core/list/publication/ports.ts';
import { readWhole, writeWhole } from './files.ts';

/** One file of a publication; null when it is not there. */
export async function readPublished(folder: string, path: string): Promise<Bytes | null> {
  return readWhole(join(folder, path), MAX_RAW_BYTES);
}

/** Writes one file of a publication. */
export async function writePublished(folder: string, path: string, bytes: Uint8Array): Promise<void> {
  await writeWhole(join(folder, path), bytes);
}

/** The highest n of `<kind>/<n>.pal`; 0 when there is none. */
export async function highestNumber(folder: string, kind: 'root' | 'release'): Promise<number> {
  const names = await readdir(join(folder, kind)).catch((): string[] => []);
  return Math.max(0, ...names.map((name) => Number(/^([1-9]\d{0,14})\.pal$/.exec(name)?.[1] ?? 0)));
}

/** True for a folder that is there. */
export async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() === true;
}
