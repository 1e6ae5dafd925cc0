import { readOwnFile } from './own-files.ts';
import { browserHasWords, type OwnWords, readOwnWords, useOwnWords } from './own-words.ts';

/** Our words from our own files, for those who cannot read them: a script in a page. */
export function fetchOwnWords(): Promise<OwnWords> {
  return readOwnWords(async (path) => new TextDecoder().decode(await readOwnFile(path)));
}

/** Sees to it that there are words, in the background and in the extension's own pages; nearly always there are. */
export async function bringWords(): Promise<void> {
  if (!browserHasWords()) useOwnWords(await fetchOwnWords());
}
