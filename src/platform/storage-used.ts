/** Bytes the extension's origin takes on this device, about; null where the browser does not tell. */
export async function storageUsed(): Promise<number | null> {
  try {
    return (await navigator.storage.estimate()).usage ?? null;
  } catch {
    return null;
  }
}
