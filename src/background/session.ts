import type { ListIndex } from '../core/match/index-bytes.ts';
import type { Policy } from '../core/verdict.ts';
import type { Settings } from '../settings/known-settings.ts';
import type { ListRecord } from '../store/database.ts';

/** Everything the background needs to judge: built at wake-up, rebuilt after every change, never written back. */
export interface Session {
  readonly settings: Settings;
  readonly lists: readonly ListRecord[];
  readonly indexes: readonly ListIndex[];
  /** List ids whose stored index could not be opened, with the reason. */
  readonly faults: ReadonlyMap<string, string>;
  readonly overrides: ReadonlySet<string>;
  readonly epoch: string;
  /** The ISO day (UTC) for which the epoch holds. */
  readonly day: string;
}

/** The policy at an instant. */
export function policyAt(session: Session, now: string): Policy {
  return { now, shown: session.settings.shown, overrides: session.overrides };
}

/**
 * Names a session by everything that decides an answer, so that a worker that was killed comes back with the same name
 * and the answers in open tabs stay valid. The day is part of it: validity ends at midnight (UTC).
 */
export function epochOf(
  lists: readonly { readonly id: string; readonly generation: number; readonly on: boolean }[],
  settings: Settings,
  overrides: Iterable<string>,
  now: string,
): string {
  const parts = [
    now.slice(0, 10),
    ...lists.filter(({ on }) => on).map(({ id, generation }) => `${id}@${generation}`),
    JSON.stringify(settings.shown),
    [...overrides].sort().join(' '),
  ];
  return hashText(parts.join('\n'));
}

/** FNV-1a, 2 × 32 bit: a name, not a protection. */
function hashText(text: string): string {
  let one = 0x811c9dc5;
  let two = 0x01000193;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    two = Math.imul(two ^ unit, 0x85ebca6b);
  }
  return [one, two].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
}
