import type { Freshness } from '../core/list/publication/freshness.ts';
import type { ListIndex } from '../core/match/index-bytes.ts';
import type { Policy } from '../core/verdict.ts';
import type { PublisherInfo } from '../messages/list-contract.ts';
import type { Settings } from '../settings/known-settings.ts';
import type { ListRecord, SubscriptionRecord } from '../store/database.ts';

/** A subscription at the instant at which the session was loaded. */
export interface Subscribed {
  readonly record: SubscriptionRecord;
  readonly freshness: Freshness;
  /** ISO instant of the newest accepted pulse, or null. */
  readonly checked: string | null;
  /** Null when the root at rest is damaged. */
  readonly publisher: PublisherInfo | null;
}

/** Everything the background needs to judge: built at wake-up, rebuilt after every change, never written back. */
export interface Session {
  readonly settings: Settings;
  readonly lists: readonly ListRecord[];
  readonly indexes: readonly ListIndex[];
  /** List ids whose stored index could not be opened, with the reason. */
  readonly faults: ReadonlyMap<string, string>;
  readonly overrides: ReadonlySet<string>;
  /** By list id. */
  readonly subscriptions: ReadonlyMap<string, Subscribed>;
  readonly epoch: string;
  /** ISO instants between which the epoch holds: a day begins, a list grows stale, or a clock is put back. */
  readonly holds: readonly [from: string, until: string];
}

/** True while a session's answers hold. */
export function holdsAt({ holds: [from, until] }: Session, now: string): boolean {
  return Date.parse(now) >= Date.parse(from) && Date.parse(now) < Date.parse(until);
}

/** The days on which lists that are no longer fresh were last checked, by list id. */
export function staleLists({ subscriptions }: Session): ReadonlyMap<string, string> {
  const stale = [...subscriptions].flatMap(([id, { freshness, checked }]) =>
    freshness === 'fresh' || checked === null ? [] : [[id, checked] as const],
  );
  return new Map(stale);
}

/** The policy at an instant. */
export function policyAt(session: Session, now: string): Policy {
  const dead = [...session.subscriptions].filter(([, { freshness }]) => freshness === 'dead');
  return {
    now,
    shown: session.settings.shown,
    overrides: session.overrides,
    deadLists: new Set(dead.map(([id]) => id)),
  };
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
  subscriptions: ReadonlyMap<string, Subscribed> = new Map(),
): string {
  const parts = [
    now.slice(0, 10),
    ...lists
      .filter(({ on }) => on)
      .map(({ id, generation }) => `${id}@${generation} ${standingOf(subscriptions.get(id))}`),
    JSON.stringify(settings.shown),
    [...overrides].sort().join(' '),
  ];
  return hashText(parts.join('\n'));
}

/** What of a subscription decides an answer: what was taken back and not readmitted, and how old it is. */
function standingOf(subscribed: Subscribed | undefined): string {
  if (subscribed === undefined) return '';
  const { record, freshness, checked } = subscribed;
  const age = freshness === 'fresh' ? '' : checked;
  const held = record.trust.held.map(({ id, at }) => `${id} ${at}`).sort();
  return [freshness, age, record.issued, ...held].join(' ');
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
