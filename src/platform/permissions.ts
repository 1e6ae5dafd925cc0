import { runtime } from './runtime.ts';

/** The pattern that covers a host on every port: the browsers' permissions know no ports. */
export function patternOf(address: string): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}

/** True when the reader allows requests to the host of this address. */
export async function mayFetch(address: string): Promise<boolean> {
  return runtime().permissions.contains({ origins: [patternOf(address)] });
}

/**
 * Asks the reader for the host of this address, and for no other. It must be the first thing within a press of theirs. False
 * when they decline, and for a host that the manifest does not let us ask for.
 */
export async function askToFetch(address: string): Promise<boolean> {
  try {
    return await runtime().permissions.request({ origins: [patternOf(address)] });
  } catch {
    return false;
  }
}

/** Gives the host of this address back. A host that the manifest itself holds stays: that is no failure. */
export async function dropHost(address: string): Promise<void> {
  try {
    await runtime().permissions.remove({ origins: [patternOf(address)] });
  } catch {
    // The browser refuses to take away what the manifest requires.
  }
}

/** Calls back when the reader has given or taken away permissions. */
export function onPermissionsChanged(callback: () => void): void {
  const { onAdded, onRemoved } = runtime().permissions;
  onAdded.addListener(callback);
  onRemoved.addListener(callback);
}
