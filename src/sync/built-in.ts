import { LIST_FILES } from '../core/list/folder.ts';
import type { FolderFile } from './import-folder.ts';

/** Where the list that ships with the release lies in the extension. */
export const BUILT_IN_FOLDER = 'lists/archive-2020';

/** The files of the built-in list. `read` gives the bytes of a file of the extension and throws when it is not there. */
export async function readBuiltIn(
  read: (path: string) => Promise<Uint8Array>,
): Promise<readonly FolderFile[]> {
  return Promise.all(
    LIST_FILES.map(async (name) => ({ name, bytes: await read(`${BUILT_IN_FOLDER}/${name}`) })),
  );
}
