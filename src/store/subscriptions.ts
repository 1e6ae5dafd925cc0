import { ok, type Result } from '../core/result.ts';
import type { Database, ListRecord, RequestRecord, SubscriptionRecord } from './database.ts';
import { type StoreFault, writeWhole } from './fault.ts';
import { type NewGeneration, putList } from './lists.ts';

/** Requests that the ledger keeps. */
const REQUESTS_KEPT = 200;

/** Every subscription, in the order of ids. */
export async function subscriptionRecords(database: Database): Promise<readonly SubscriptionRecord[]> {
  return database.subscriptions.orderBy('id').toArray();
}

/**
 * Remembers what is trusted now, in one durable transaction. False when there is no such subscription any more, or
 * another context has accepted a newer root or pulse meanwhile: nothing is changed then.
 */
export async function rememberTrust(
  database: Database,
  next: Pick<SubscriptionRecord, 'id' | 'trust'>,
): Promise<Result<boolean, StoreFault>> {
  return writeWhole(database, [database.subscriptions], async () => {
    const before = await database.subscriptions.get(next.id);
    if (before === undefined || isOlder(next, before)) return false;
    await database.subscriptions.put({ ...before, trust: next.trust });
    return true;
  });
}

function isOlder(next: Pick<SubscriptionRecord, 'trust'>, before: SubscriptionRecord): boolean {
  const [one, two] = [next.trust, before.trust];
  if (one.root.seq !== two.root.seq) return one.root.seq < two.root.seq;
  return !two.pulseReset && (one.pulse?.seq ?? 0) < (two.pulse?.seq ?? 0);
}

/** Why a release is made active: the first of a list, the one that follows, or the same one because its bytes were damaged. */
export type Activation = 'first' | 'next' | 'healed';

/** True when the active release is this one already, or a later one of the same keys. */
function isThere(next: SubscriptionRecord, before: SubscriptionRecord, activation: Activation): boolean {
  if (before.trust.releaseReset) return false;
  const [one, two] = [next.trust.release, before.trust.release];
  if (activation === 'healed') return one?.sha256 !== two?.sha256;
  return (two?.seq ?? 0) >= (one?.seq ?? 0);
}

/** Another context was faster: the transaction rolls back. */
class Overtaken extends Error {}

/**
 * Makes a release active: generation, pointer, trust and artefacts in one durable transaction. "overtaken" when
 * the subscription is gone or newer meanwhile; then nothing has changed. `first`: the activation creates the subscription;
 * `again`: it replaces the same release, whose bytes at rest are damaged.
 */
export async function activateRelease(
  database: Database,
  generation: NewGeneration,
  subscription: SubscriptionRecord,
  packed: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
  activation: Activation,
): Promise<Result<ListRecord, StoreFault | 'overtaken'>> {
  const { subscriptions, artefacts } = database;
  const list = subscription.id;
  const work = async (): Promise<void> => {
    const before = await subscriptions.get(list);
    if ((before === undefined) !== (activation === 'first')) throw new Overtaken();
    if (before !== undefined) {
      if (isOlder(subscription, before) || isThere(subscription, before, activation)) throw new Overtaken();
    }
    await artefacts.where('list').equals(list).delete();
    await artefacts.bulkPut(
      [...packed].map(([sha256, bytes]) => ({ key: `${list}/${sha256}`, list, bytes })),
    );
    await subscriptions.put(subscription);
  };
  try {
    return await putList(database, generation, { tables: [subscriptions, artefacts], work });
  } catch (error) {
    if (error instanceof Overtaken) return { ok: false, error: 'overtaken' };
    throw error;
  }
}

/** An artefact of the active release, or null. */
export async function keptArtefact(
  database: Database,
  list: string,
  sha256: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  return (await database.artefacts.get(`${list}/${sha256}`))?.bytes ?? null;
}

/** Notes how a sync ended. */
export async function noteSync(
  database: Database,
  id: string,
  fault: SubscriptionRecord['fault'],
): Promise<Result<null, StoreFault>> {
  const done = await writeWhole(database, [database.subscriptions], async () => {
    const before = await database.subscriptions.get(id);
    if (before === undefined) return;
    await database.subscriptions.put({
      ...before,
      fault,
      failures: fault === null ? 0 : before.failures + 1,
    });
  });
  return done.ok ? ok(null) : done;
}

/** The newest requests of the ledger, newest first, at most so many. */
export async function lastRequests(
  database: Database,
  most: number,
): Promise<readonly Omit<RequestRecord, 'n'>[]> {
  const records = await database.requests.orderBy('n').reverse().limit(most).toArray();
  return records.map(({ at, url, outcome }) => ({ at, url, outcome }));
}

/** Writes requests into the ledger; the oldest go. */
export async function noteRequests(
  database: Database,
  requests: readonly Omit<RequestRecord, 'n'>[],
): Promise<void> {
  await writeWhole(database, [database.requests], async () => {
    await database.requests.bulkAdd([...requests]);
    const many = (await database.requests.count()) - REQUESTS_KEPT;
    if (many > 0) await database.requests.orderBy('n').limit(many).delete();
  });
}
