import { readStored, writeStored } from '../platform/storage.ts';
import type { Settings } from './known-settings.ts';
import { completeSettings } from './known-settings.ts';

const KEY = 'settings';

/** The settings as stored; whatever is missing or malformed falls back to its default. */
export async function readSettings(): Promise<Settings> {
  return completeSettings(await readStored(KEY));
}

/** Stores a change and returns the settings that now hold. */
export async function changeSettings(change: Partial<Settings>): Promise<Settings> {
  const before = await readSettings();
  const after = completeSettings({
    sites: { ...before.sites, ...change.sites },
    shown: { ...before.shown, ...change.shown },
    toolbarCount: change.toolbarCount ?? before.toolbarCount,
  });
  await writeStored(KEY, after);
  return after;
}
