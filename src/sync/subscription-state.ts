import type { ListMeta } from '../core/list/entries.ts';
import type { Release } from '../core/list/publication/release.ts';
import { type Publisher, ROLES, type Root } from '../core/list/publication/root.ts';
import { MAILTO } from '../core/list/vocabulary.ts';
import type { PublisherInfo } from '../messages/list-contract.ts';

/** The id of a subscribed list: its first root's hash, so that no other publisher can take its place. */
export function subscriptionId(pin: string): string {
  return `subscription/${pin.slice(0, 32)}`;
}

/** What the surfaces say about the list that a release makes. */
export function metaOf(id: string, publisher: Publisher, release: Release): ListMeta {
  const contact = publisher.contact;
  return {
    id,
    name: release.list,
    publisher: publisher.name,
    ...(contact.startsWith('https:') || MAILTO.test(contact) ? { contact } : {}),
    version: `${release.seq}`,
    updated: release.issued.slice(0, 10),
    origin: 'subscription',
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
