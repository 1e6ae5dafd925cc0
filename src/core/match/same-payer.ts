import type { PersonEvidence, TextEvidence } from '../verdict.ts';
import { payerNameKey, registryKey } from './payer-keys.ts';

/** True when a person and a message are of one payer: the same entry of one list, or across lists the same registry number or name. */
export function isSamePayer(person: PersonEvidence, text: TextEvidence): boolean {
  if (person.list.id === text.list.id) return person.payer.id === text.payer.id;
  for (const [registry, id] of Object.entries(person.payer.registry)) {
    const other = text.payer.registry[registry];
    if (other !== undefined && registryKey(other) === registryKey(id)) return true;
  }
  return (
    person.payer.jurisdiction === text.payer.jurisdiction &&
    payerNameKey(person.payer.name) === payerNameKey(text.payer.name)
  );
}
