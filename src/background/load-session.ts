import { addSeconds } from '../core/list/publication/instants.ts';
import { reopenRoot } from '../core/list/publication/root.ts';
import { linesIndexSteps } from '../core/match/compile-entries.ts';
import { type ListIndex, openIndex } from '../core/match/index-bytes.ts';
import { runUnhurried } from '../core/steps.ts';
import { breathe } from '../platform/breathe.ts';
import { browserVerifyPorts } from '../platform/verify.ts';
import { readSettings } from '../settings/settings.ts';
import type { Database, ListRecord, SubscriptionRecord } from '../store/database.ts';
import { activeGeneration, listRecords, readIndex, readState } from '../store/lists.ts';
import { readOverrides } from '../store/overrides.ts';
import { subscriptionRecords } from '../store/subscriptions.ts';
import { freshnessAt, freshUntil } from '../sync/freshness-at.ts';
import { hiddenBy, type OpenedList, withDisputes, withdrawnKeys, withHidden } from '../sync/hidden.ts';
import { publisherOf } from '../sync/subscription-state.ts';
import type { Session, Subscribed } from './session.ts';
import { epochOf } from './session.ts';

const NOTHING_WITHDRAWN: ReadonlySet<string> = new Set();
const DAY_SECONDS = 86_400;

/**
 * Reads everything a session needs. A list whose bytes are damaged is left out, and said so; it never stops the others. What
 * publishers took back is marked in the indexes; fresh lists come before stale ones, so that their evidence is shown first.
 */
export async function loadSession(database: Database, now: string): Promise<Session> {
  const [settings, lists, overrideRecords, records] = await Promise.all([
    readSettings(),
    listRecords(database),
    readOverrides(database),
    subscriptionRecords(database),
  ]);
  const subscriptions = new Map<string, Subscribed>();
  for (const record of records) subscriptions.set(record.id, await readSubscription(record, now));
  const opened: OpenedList[] = [];
  const faults = new Map<string, string>();
  for (const record of byFreshness(lists, subscriptions)) {
    const index = await openList(database, record);
    if (typeof index === 'string') faults.set(record.id, index);
    else opened.push(withRetractions(index, subscriptions.get(record.id)));
  }
  const overrides = new Set(overrideRecords.map(({ key }) => key));
  const epoch = epochOf(lists, settings, overrides, now, subscriptions);
  const holds = [now, endOf(records, now)] as const;
  const indexes = withDisputes(opened);
  return { settings, lists, indexes, faults, overrides, subscriptions, epoch, holds };
}

async function readSubscription(record: SubscriptionRecord, now: string): Promise<Subscribed> {
  const { root } = record.trust;
  const reopened = await reopenRoot(root.file, root.seq, browserVerifyPorts);
  const publisher = reopened === null ? null : publisherOf(reopened);
  return { record, ...freshnessAt(record, now), publisher };
}

function byFreshness(
  lists: readonly ListRecord[],
  subscriptions: ReadonlyMap<string, Subscribed>,
): readonly ListRecord[] {
  const on = lists.filter((list) => list.on);
  const isFresh = ({ id }: ListRecord): boolean => (subscriptions.get(id)?.freshness ?? 'fresh') === 'fresh';
  return [...on.filter(isFresh), ...on.filter((list) => !isFresh(list))];
}

function withRetractions(index: ListIndex, subscribed: Subscribed | undefined): OpenedList {
  if (subscribed === undefined) return { index, withdrawn: NOTHING_WITHDRAWN };
  const { record } = subscribed;
  return { index: withHidden(index, hiddenBy(record)), withdrawn: withdrawnKeys(record) };
}

/** When the first of these ends: the UTC day, or how fresh a list is. */
function endOf(records: readonly SubscriptionRecord[], now: string): string {
  const midnight = addSeconds(`${now.slice(0, 10)}T00:00:00Z`, DAY_SECONDS);
  const ends = records.flatMap((record) => freshUntil(record, now) ?? []);
  return [midnight, ...ends].sort()[0] ?? midnight;
}

/** The index of a list; when it is of another engine, one made anew from the list's lines; else why not. */
async function openList(database: Database, record: ListRecord): Promise<ListIndex | string> {
  const generation = await activeGeneration(database, record);
  if (generation === undefined) return 'index-missing';
  const [index, state] = await Promise.all([readIndex(generation), readState(generation, breathe)]);
  if (!state.ok) return state.error;
  const lines = state.value;
  const opened = openIndex({ index, lines });
  if (opened.ok) return opened.value;
  if (opened.error !== 'index-version') return opened.error;
  const made = await runUnhurried(linesIndexSteps(record.meta, lines), breathe);
  const rebuilt = openIndex({ index: made, lines });
  return rebuilt.ok ? rebuilt.value : rebuilt.error;
}
