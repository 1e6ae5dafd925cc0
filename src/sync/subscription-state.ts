import type { ListState } from '../core/list/entries.ts';
import type { Accepted } from '../core/list/publication/client.ts';
import { type Publisher, ROLES, type Root } from '../core/list/publication/root.ts';
import { MAILTO } from '../core/list/vocabulary.ts';
import type { PublisherInfo } from '../messages/list-contract.ts';

/** The id of a subscribed list: its first root's hash, so that no other publisher can take its place. */
export function subscriptionId(pin: string): string {
  return `subscription/${pin.slice(0, 32)}`;
}

/** The list that a release makes: its entries, and what the surfaces say about it. */
export function stateOf(id: string, publisher: Publisher, { release, entries }: Accepted): ListState {
  const { accounts, templates, payers, sources } = entries;
  const contact = publisher.contact;
  return {
    meta: {
      id,
      name: release.list,
      publisher: publisher.name,
      ...(contact.startsWith('https:') || MAILTO.test(contact) ? { contact } : {}),
      version: `${release.seq}`,
      updated: release.issued.slice(0, 10),
      origin: 'subscription',
    },
    accounts,
    templates,
    payers,
    sources,
  };
}

/** What a root says about its publisher. */
export function publisherOf({ publisher, roles }: Root): PublisherInfo {
  return {
    publisher,
    keys: ROLES.flatMap((role) => [...roles[role].keys.keys()].map((id) => ({ id, role }))),
    threshold: [roles.list.threshold, roles.list.keys.size],
  };
}
