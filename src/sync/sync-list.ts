import { checksumSteps } from '../core/checksum.ts';
import { readAddress } from '../core/list/publication/address.ts';
import { type Accepted, meet, synchronize } from '../core/list/publication/client.ts';
import { type PalCode, type PalFault, refuse } from '../core/list/publication/codes.ts';
import type { Release } from '../core/list/publication/release.ts';
import { reopenRoot } from '../core/list/publication/root.ts';
import type { Trust } from '../core/list/publication/trust.ts';
import { rowsIndexSteps } from '../core/match/compile-rows.ts';
import { openIndex } from '../core/match/index-bytes.ts';
import { err, ok, type Result } from '../core/result.ts';
import { runUnhurried } from '../core/steps.ts';
import type { OfferedList } from '../messages/list-contract.ts';
import { breathe } from '../platform/breathe.ts';
import { now } from '../platform/clock.ts';
import { sha256Hex } from '../platform/digest.ts';
import { alone } from '../platform/lock.ts';
import { browserVerifyPorts, parseUrl } from '../platform/verify.ts';
import type { Database, SubscriptionRecord } from '../store/database.ts';
import { activeGeneration, collectGarbage, isWhole, readState } from '../store/lists.ts';
import {
  type Activation,
  activateRelease,
  keptArtefact,
  noteRequests,
  noteSync,
  rememberTrust,
} from '../store/subscriptions.ts';
import { type Keeping, publisherPorts } from './publisher-ports.ts';
import { metaOf, publisherOf, subscriptionId } from './subscription-state.ts';

/** The lock under which lists come in: one importer at a time, whatever page or worker asks. */
const IMPORT_LOCK = 'fieldmark-import';

const NO_CHANGES = { added: 0, removed: 0, corrected: 0 };

const NOTHING: Keeping = {
  kept: async () => null,
  active: async () => null,
  whole: async () => true,
  remember: async () => ok(null),
  activate: async () => err('overtaken'),
};

/** Reads the first root behind an address and says whose it is. */
export async function inspectAddress(text: string): Promise<Result<OfferedList, PalFault>> {
  const address = readAddress(text, parseUrl);
  if (!address.ok) return refuse('address', '');
  const { base, pin, loopback } = address.value;
  const met = await meet(pin, publisherPorts(base, NOTHING, []));
  if (!met.ok) return met;
  const { trust, root } = met.value;
  return ok({
    id: subscriptionId(trust.pin),
    base,
    list: root.list,
    loopback,
    firstUse: pin === null,
    ...publisherOf(root),
  });
}

/**
 * Subscribes to an address: meets the publisher, syncs, and only with a whole accepted release is anything stored. An
 * address without a pin is refused unless `trustFirst`. Gives the id of the list.
 */
export async function subscribe(
  database: Database,
  text: string,
  trustFirst: boolean,
): Promise<Result<string, PalFault>> {
  const address = readAddress(text, parseUrl);
  if (!address.ok) return refuse('address', '');
  const { base, pin } = address.value;
  if (pin === null && !trustFirst) return refuse('pin', '', 'the address names no key');
  return alone(IMPORT_LOCK, async () => {
    const ledger: Parameters<typeof noteRequests>[1][number][] = [];
    const met = await meet(pin, publisherPorts(base, NOTHING, ledger));
    if (!met.ok) return met;
    const id = subscriptionId(met.value.trust.pin);
    const known = await database.subscriptions.get(id);
    // The same list from another place: what is trusted of it stays.
    if (known !== undefined) return ok(id);
    const keeping: Keeping = {
      ...NOTHING,
      activate: (accepted, trust) =>
        activate(database, { id, base, firstUse: pin === null }, accepted, trust, null),
    };
    // A long walk of roots needs several rounds; nothing of it is stored before the end.
    let trust = met.value.trust;
    for (;;) {
      const remember: Keeping['remember'] = async (next) => {
        trust = next;
        return ok(null);
      };
      const synced = await synchronize(trust, publisherPorts(base, { ...keeping, remember }, ledger));
      if (!synced.ok && synced.error.code === 'root-pending') continue;
      await noteRequests(database, ledger);
      return synced.ok ? ok(id) : synced;
    }
  });
}

/**
 * Syncs one subscription, alone. Null when there is no such subscription; else what happened, which is noted too. A list
 * whose bytes at rest are damaged is brought in anew. `onTrust` is called as soon as a newer root or the retractions of a
 * pulse are remembered: a label goes though the download after it fails or takes long.
 */
export async function syncList(
  database: Database,
  id: string,
  onTrust: () => void = () => {},
): Promise<Result<{ readonly activated: boolean }, PalFault> | null> {
  return alone(IMPORT_LOCK, async () => {
    const record = await database.subscriptions.get(id);
    if (record === undefined) return null;
    const ledger: Parameters<typeof noteRequests>[1][number][] = [];
    const keeping: Keeping = {
      kept: (sha256) => keptArtefact(database, id, sha256),
      active: () => activeLines(database, id),
      whole: async () => {
        const list = await database.lists.get(id);
        return list !== undefined && isWhole(database, list, sha256Hex, breathe);
      },
      remember: async (trust) => {
        const done = await rememberTrust(database, { id, trust });
        if (!done.ok) return done;
        if (!done.value) return err('overtaken');
        onTrust();
        return ok(null);
      },
      activate: (accepted, trust) => activate(database, record, accepted, trust, record),
    };
    const synced = await synchronize(record.trust, publisherPorts(record.base, keeping, ledger));
    // Overtaken: another context has done this very work, which is no failure of the list.
    const overtaken = !synced.ok && synced.error.code === 'overtaken';
    if (!overtaken) await noteSync(database, id, synced.ok ? null : synced.error.code);
    await noteRequests(database, ledger);
    return synced;
  });
}

async function activeLines(database: Database, id: string): Promise<Uint8Array | null> {
  const record = await database.lists.get(id);
  const generation = record === undefined ? undefined : await activeGeneration(database, record);
  const lines = generation === undefined ? null : await readState(generation, breathe);
  // Damaged bytes at rest must not stop the release that heals them: then there is nothing to compare with.
  return lines?.ok === true ? lines.value : null;
}

async function activate(
  database: Database,
  { id, base, firstUse }: Pick<SubscriptionRecord, 'id' | 'base' | 'firstUse'>,
  { release, state, changes, packed }: Accepted,
  trust: Trust,
  before: SubscriptionRecord | null,
): Promise<Result<null, PalCode>> {
  const root = await reopenRoot(trust.root.file, trust.root.seq, browserVerifyPorts);
  if (root === null) return err('parse');
  const meta = metaOf(id, root.publisher, release);
  const index = await runUnhurried(rowsIndexSteps(meta, state), breathe);
  await breathe();
  const lines = state.rows.bytes;
  const opened = openIndex({ index, lines });
  if (!opened.ok) return err('index-check-failed');
  const activation = activationOf(before, trust);
  const hash = await sha256Hex(index);
  const linesSum = await runUnhurried(checksumSteps(lines), breathe);
  const { counts } = opened.value;
  const store = () =>
    activateRelease(
      database,
      { meta, index, hash, lines, linesSum, counts, now: now(), breathe },
      {
        id,
        base,
        firstUse,
        trust,
        issued: release.issued,
        readmitted: [...state.readmitted],
        changes: activation === 'next' ? numbersOf(changes, release) : (before?.changes ?? NO_CHANGES),
        failures: 0,
        fault: null,
      },
      packed,
      activation,
    );
  const stored = await store();
  if (stored.ok) return ok(null);
  if (stored.error !== 'quota-exceeded') return stored;
  // No room: the generations before the active ones go first; then there is one more try.
  await collectGarbage(database, true);
  const retried = await store();
  return retried.ok ? ok(null) : retried;
}

function activationOf(before: SubscriptionRecord | null, { release }: Trust): Activation {
  if (before === null) return 'first';
  // The same release over damaged bytes: nothing was changed by its publisher.
  const isSame = !before.trust.releaseReset && before.trust.release?.sha256 === release?.sha256;
  return isSame ? 'healed' : 'next';
}

function numbersOf(changes: Accepted['changes'], { state }: Release): SubscriptionRecord['changes'] {
  if (changes === null) return { ...NO_CHANGES, added: state.accounts + state.templates };
  const { added, removed, corrected } = changes;
  return { added: added.length, removed: removed.length, corrected: corrected.length };
}
