import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';

/** Writes a file that is not there yet; false when it is, or cannot be written. */
export async function writeNewFile(folder: string, name: string, text: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, name), text, { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

/** The own name of a folder, whatever path it was given by. */
export function folderName(path: string): string {
  return basename(resolve(path));
}
