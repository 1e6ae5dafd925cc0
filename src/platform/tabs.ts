import { runtime } from './runtime.ts';

/** The tab the reader looks at. `address` is there only for tabs of hosts we may read. */
export interface ShownTab {
  readonly id: number;
  readonly address: string | null;
}

/** The active tab of the window this page belongs to, or null when there is none. */
export async function shownTab(): Promise<ShownTab | null> {
  const [tab] = await runtime().tabs.query({ active: true, currentWindow: true });
  return tab?.id === undefined ? null : { id: tab.id, address: tab.url ?? null };
}

/** Loads a tab anew. */
export async function reloadTab(id: number): Promise<void> {
  await runtime().tabs.reload(id);
}

/** Opens a page of the extension ("options.html#lists") in a new tab. */
export async function openOwnPage(path: string): Promise<void> {
  await runtime().tabs.create({ url: runtime().runtime.getURL(path) });
}

/** True when we may read all of these origins: in Firefox a reader can refuse them one by one. */
export async function mayRead(origins: readonly string[]): Promise<boolean> {
  return runtime().permissions.contains({ origins: [...origins] });
}

/** Asks the reader for these origins. It must be called within a press of theirs. Resolves to what they decided. */
export async function askToRead(origins: readonly string[]): Promise<boolean> {
  return runtime().permissions.request({ origins: [...origins] });
}

/** The version of this extension ("0.1.0"). */
export function ownVersion(): string {
  return runtime().runtime.getManifest().version;
}
