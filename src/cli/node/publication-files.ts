import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Bytes } from '../../core/list/publication/ports.ts';

/** One file of a publication; null when it is not there. */
export async function readPublished(folder: string, path: string): Promise<Bytes | null> {
  const bytes = await readFile(join(folder, path)).catch(() => null);
  return bytes === null ? null : new Uint8Array(bytes);
}

/** Writes one file of a publication: beside its place first, so that no server ever sees half of it. */
export async function writePublished(folder: string, path: string, bytes: Uint8Array): Promise<void> {
  const place = join(folder, path);
  await mkdir(dirname(place), { recursive: true });
  await writeFile(`${place}.part`, bytes);
  await rename(`${place}.part`, place);
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
