import { ok, type Result } from '../../result.ts';
import { type PalFault, refuse } from './codes.ts';
import type { ListDiff } from './diff.ts';
import { MAX_GROWTH, MAX_NEW_PEOPLE } from './limits.ts';
import type { Release } from './release.ts';

/**
 * The circuit breaker: a release that adds more than a fifth of the accounts or messages there were, or more than 500
 * people, is set aside unless it says so and enough root keys signed it too. Stolen list keys cannot label a crowd. `diff`
 * is what it changes; null when there was nothing before.
 */
export function checkGrowth(diff: ListDiff | null, release: Release): Result<null, PalFault> {
  if (diff === null || release.bulk) return ok(null);
  const file = `release/${release.seq}.pal`;
  const { accounts, templates } = release.state;
  for (const [type, count, name] of [
    ['account', accounts, 'accounts'],
    ['template', templates, 'messages'],
  ] as const) {
    const of = (entries: ListDiff['added']): number => entries.filter((entry) => entry.type === type).length;
    const added = of(diff.added);
    const before = count - added + of(diff.removed);
    if (added > before * MAX_GROWTH) return refuse('quarantined', file, `${added} ${name}`);
  }
  return diff.people > MAX_NEW_PEOPLE ? refuse('quarantined', file, `${diff.people} people`) : ok(null);
}
