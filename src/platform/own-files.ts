import { browser } from './browser.ts';

/** The text of a file that is part of the extension itself ("lists/archive-2020/payers.csv"). No network is involved. */
export async function readOwnFile(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(browser.runtime.getURL(`/${path}`));
  if (!response.ok) throw new Error(`the extension has no file ${path}`);
  return new Uint8Array(await response.arrayBuffer());
}
