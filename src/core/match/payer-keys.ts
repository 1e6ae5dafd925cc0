import type { PayerEntry } from '../list/entries.ts';
import { normalizeText } from '../text/normalize.ts';

/** Key of a payer's name or alias, compared exactly after normalising. */
export function payerNameKey(name: string): string {
  return `n:${normalizeText(name)}`;
}

/** Key of a registry number, whatever the registry: letters and digits, upper case. */
export function registryKey(id: string): string {
  return `r:${id.toUpperCase().replace(/[^0-9A-Z]/g, '')}`;
}

/** Every key under which a self-disclosure may name this payer. */
export function payerKeys(payer: PayerEntry): readonly string[] {
  const names = [payer.name, ...(payer.aliases ?? [])].map(payerNameKey).filter((key) => key !== 'n:');
  const ids = Object.values(payer.registry)
    .map(registryKey)
    .filter((key) => key !== 'r:');
  return [...new Set([...names, ...ids])];
}
