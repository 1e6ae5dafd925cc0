import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const TOKEN = /\{\{today([+-]\d{1,4})?\}\}/g;
const DAY_MS = 86_400_000;

/** The text with every `{{today}}`, `{{today-30}}` and `{{today+30}}` replaced by that ISO day, counted in UTC from `now`. */
export function dated(text: string, now: Date): string {
  return text.replace(TOKEN, (_, offset: string | undefined) =>
    new Date(now.getTime() + Number(offset ?? 0) * DAY_MS).toISOString().slice(0, 10),
  );
}

/**
 * Copies a flat list folder to `outFolder` (made if absent), with its day tokens resolved against `now`: a list in the
 * repository would otherwise be past its recheck days within three months.
 */
export async function materialiseList(folder: string, outFolder: string, now: Date): Promise<void> {
  await mkdir(outFolder, { recursive: true });
  for (const name of await readdir(folder)) {
    await writeFile(join(outFolder, name), dated(await readFile(join(folder, name), 'utf8'), now));
  }
}
