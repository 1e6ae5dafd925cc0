import { browser } from './browser.ts';

/** One value of the extension's own local storage; undefined when nothing is stored. No content script may use it. */
export async function readStored(key: string): Promise<unknown> {
  return (await browser.storage.local.get(key))[key];
}

/** Stores one JSON value. */
export async function writeStored(key: string, value: unknown): Promise<void> {
  await browser.storage.local.set({ [key]: value });
}

/** Removes everything from the extension's own local storage. */
export async function eraseStored(): Promise<void> {
  await browser.storage.local.clear();
}
