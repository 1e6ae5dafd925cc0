import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Refusal } from '../refusal.ts';

/** What the system says: its code, such as EACCES, or "" for an error of another kind. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function isAbsent(error: unknown): boolean {
  return systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR';
}

function reasonOf(error: unknown): string {
  const code = systemCode(error);
  return code === '' ? 'the system refused it' : `the system says ${code}`;
}

/** A whole file of at most `most` bytes; null when it is not there. A file that is there and cannot be read ends the verb. */
export async function readWhole(path: string, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new Refusal('cannot-read', 'this is no file.', path);
    if (found.size > most) throw new Refusal('oversize', `it has more than ${most} bytes.`, path);
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (isAbsent(error)) return null;
    throw new Refusal('cannot-read', `${reasonOf(error)}.`, path);
  }
}

/** Writes a file: beside its place first, so that no server ever sees half of it. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.part`, bytes);
    await rename(`${path}.part`, path);
  } catch (error) {
    throw new Refusal('cannot-write', `${reasonOf(error)}.`, path);
  }
}

/** Writes a file that is not there yet; false when it is. `mode` as chmod reads it. */
export async function writeNew(path: string, text: string, mode = 0o666): Promise<boolean> {
  const refused = (error: unknown): Refusal => new Refusal('cannot-write', `${reasonOf(error)}.`, path);
  try {
    await mkdir(dirname(path), { recursive: true, ...(mode === 0o600 ? { mode: 0o700 } : {}) });
  } catch (error) {
    throw refused(error);
  }
  try {
    await writeFile(path, text, { flag: 'wx', mode });
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw refused(error);
  }
}

/** True when a folder has a file of that name. */
export async function isThere(folder: string, name: string): Promise<boolean> {
  return (await stat(join(folder, name)).catch(() => null)) !== null;
}

/** The own name of a folder, whatever path it was given by. */
export function folderName(path: string): string {
  return basename(resolve(path));
}
