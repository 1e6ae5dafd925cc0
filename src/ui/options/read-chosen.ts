import type { ImportFile } from '../../messages/contract.ts';
import { encodeBase64 } from '../../platform/base64.ts';

/** Chosen files on their way to the background; a chosen folder tells where each file stands in it. */
export function readChosen(files: readonly File[]): Promise<readonly ImportFile[]> {
  return Promise.all(
    files.map(async (file) => ({
      name: file.webkitRelativePath || file.name,
      base64: encodeBase64(new Uint8Array(await file.arrayBuffer())),
    })),
  );
}
