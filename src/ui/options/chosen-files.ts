/** Bytes a chosen list may have: as base64 in one message it stays well below the browsers' limit of 64 MiB. */
export const MOST_BYTES = 24 * 1024 * 1024;

const LIST_FILE = /\.(csv|json|zip)$/i;

/** The files worth reading of what the reader chose, or why none is read. Sizes are known before anything is read. */
export type Choice =
  | { readonly kind: 'files'; readonly files: readonly File[] }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'too-large'; readonly bytes: number };

/** Leaves pictures and notes out, and refuses what is too large for a message. */
export function chooseFiles(chosen: readonly File[]): Choice {
  const files = chosen.filter(({ name }) => LIST_FILE.test(name));
  if (files.length === 0) return { kind: 'nothing' };
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return bytes > MOST_BYTES ? { kind: 'too-large', bytes } : { kind: 'files', files };
}
