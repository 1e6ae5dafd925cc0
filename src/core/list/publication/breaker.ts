import { ok, type Result } from '../../result.ts';
import type { ListState } from '../entries.ts';
import { type PalFault, refuse } from './codes.ts';
import type { Entries } from './entries-check.ts';
import { MAX_GROWTH, MAX_NEW_PEOPLE } from './limits.ts';
import type { Release } from './release.ts';

function countNew(before: readonly string[], after: readonly string[]): number {
  const known = new Set(before);
  return new Set(after.filter((one) => !known.has(one))).size;
}

/**
 * The circuit breaker: a release that adds more than a fifth of the accounts or messages there were, or more than 500
 * people, is set aside unless it says so and enough root keys signed it too. Stolen list keys cannot label a crowd.
 */
export function checkGrowth(
  before: Pick<ListState, 'accounts' | 'templates'> | null,
  after: Entries,
  release: Release,
): Result<null, PalFault> {
  if (before === null || release.bulk) return ok(null);
  const ids = (entries: readonly { readonly id: string }[]): string[] => entries.map(({ id }) => id);
  const people = (accounts: ListState['accounts']): string[] => accounts.map(({ person }) => person);
  const file = `release/${release.seq}.pal`;
  const accounts = countNew(ids(before.accounts), ids(after.accounts));
  if (accounts > before.accounts.length * MAX_GROWTH)
    return refuse('quarantined', file, `${accounts} accounts`);
  const templates = countNew(ids(before.templates), ids(after.templates));
  if (templates > before.templates.length * MAX_GROWTH) {
    return refuse('quarantined', file, `${templates} messages`);
  }
  const added = countNew(people(before.accounts), people(after.accounts));
  return added > MAX_NEW_PEOPLE ? refuse('quarantined', file, `${added} people`) : ok(null);
}
