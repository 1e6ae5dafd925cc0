import { readAddress } from '../core/list/publication/address.ts';
import type { ListInfo } from '../messages/contract.ts';
import type { ListStanding, SubscriptionInfo } from '../messages/list-contract.ts';
import { mayFetch } from '../platform/permissions.ts';
import { parseUrl } from '../platform/verify.ts';
import type { ListRecord } from '../store/database.ts';
import type { Session, Subscribed } from './session.ts';

/** Every list of a session, as the surfaces show it. */
export async function listInfos({ lists, faults, subscriptions }: Session): Promise<readonly ListInfo[]> {
  return Promise.all(
    lists.map(async (record) => {
      const subscribed = subscriptions.get(record.id);
      return toListInfo(
        record,
        faults.get(record.id) ?? null,
        subscribed === undefined ? null : await toSubscriptionInfo(subscribed),
      );
    }),
  );
}

/** A list record, as the surfaces show it. */
export function toListInfo(
  record: ListRecord,
  fault: string | null,
  subscription: SubscriptionInfo | null,
): ListInfo {
  const { meta, on, accounts, people, templates, payers, importedAt, generation, hash } = record;
  return { meta, on, accounts, people, templates, payers, importedAt, generation, hash, fault, subscription };
}

/** How the subscribed lists stand, for the evidence of a badge. */
export function standingsOf({ subscriptions }: Session): Readonly<Record<string, ListStanding>> {
  return Object.fromEntries([...subscriptions].map(([id, subscribed]) => [id, standingOf(subscribed)]));
}

function standingOf({ record, freshness, checked, publisher }: Subscribed): ListStanding {
  const address = readAddress(record.base, parseUrl);
  return {
    freshness,
    checked,
    firstUse: record.firstUse,
    threshold: publisher?.threshold ?? [0, 0],
    loopback: address.ok && address.value.loopback,
  };
}

async function toSubscriptionInfo(subscribed: Subscribed): Promise<SubscriptionInfo> {
  const { record, publisher } = subscribed;
  return {
    ...standingOf(subscribed),
    base: record.base,
    publisher,
    fault: record.fault,
    quarantined: record.trust.quarantined !== null,
    permitted: await mayFetch(record.base),
    held: record.trust.held.length,
    changes: record.changes,
  };
}
