import type { AccountEntry, TemplateEntry } from '../entries.ts';
import { secondsBetween } from './instants.ts';
import { MAX_HELD } from './limits.ts';
import type { Retraction } from './pulse.ts';

/** A list's entries that can be taken back, which of them their release readmits, and when it was issued. */
export interface Readmission {
  readonly issued: string;
  readonly readmitted: ReadonlySet<string>;
}

/**
 * Adds a pulse's retractions to those held. They stay when a later pulse leaves them out: only a release takes one away.
 * Of two of one id the later counts. Beyond MAX_HELD the oldest go.
 */
export function holdRetractions(
  held: readonly Retraction[],
  added: readonly Retraction[],
): readonly Retraction[] {
  const byId = new Map(held.map((one) => [one.id, one]));
  for (const one of added) {
    const known = byId.get(one.id);
    if (known === undefined || secondsBetween(known.at, one.at) > 0) byId.set(one.id, one);
  }
  return [...byId.values()]
    .sort((one, two) => (one.at < two.at ? -1 : one.at > two.at ? 1 : 0))
    .slice(-MAX_HELD);
}

/** True when an entry is hidden: its id or its person is held, and no release issued later carries it as readmitted. */
export function isHidden(
  entry: Pick<AccountEntry, 'id' | 'person'> | Pick<TemplateEntry, 'id'>,
  held: ReadonlyMap<string, Retraction>,
  { issued, readmitted }: Readmission,
): boolean {
  const names = 'person' in entry ? [entry.id, entry.person] : [entry.id];
  return names.some((id) => {
    const one = held.get(id);
    return one !== undefined && !(readmitted.has(entry.id) && secondsBetween(one.at, issued) > 0);
  });
}

/** The ids of the entries that are hidden. */
export function hiddenIds(
  entries: readonly (AccountEntry | TemplateEntry)[],
  held: readonly Retraction[],
  readmission: Readmission,
): readonly string[] {
  if (held.length === 0) return [];
  const byId = new Map(held.map((one) => [one.id, one]));
  return entries.filter((entry) => isHidden(entry, byId, readmission)).map(({ id }) => id);
}
