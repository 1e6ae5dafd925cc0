import type { Page } from '@playwright/test';

/** What one of the extension's own pages finds in the database, looked at from outside our code. */
export interface StoredList {
  /** Number of the release that the list, its subscription and its entries all name; why not, when they do not. */
  readonly state: string;
  /** Role of the first account of the stored entries. */
  readonly role: string;
  /** Number of the active generation; it grows with every activation. */
  readonly generation: number;
}

/** Reads the subscribed list of a profile straight from IndexedDB and checks that its parts are of one release. */
export async function readStoredList(page: Page): Promise<StoredList> {
  return page.evaluate(async () => {
    const ask = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await ask(indexedDB.open('fieldmark'));
    // One transaction: an import may end between two.
    const tables = database.transaction(['lists', 'generations', 'subscriptions', 'artefacts']);
    const all = (table: string) =>
      ask(tables.objectStore(table).getAll()) as Promise<Record<string, unknown>[]>;
    const own = (row: Record<string, unknown>): boolean =>
      String(row.list ?? row.id).startsWith('subscription/');
    const [lists, generations, subscriptions, artefacts] = await Promise.all(
      ['lists', 'generations', 'subscriptions', 'artefacts'].map(all),
    );
    database.close();
    const list = lists?.find(own);
    const kept = generations?.filter(own) ?? [];
    const generation = kept.find(({ number }) => number === list?.generation);
    const [subscription] = subscriptions ?? [];
    if (list === undefined || generation === undefined || subscription === undefined || kept.length > 2)
      return { state: `${kept.length} generations, not number ${list?.generation}`, role: '', generation: 0 };
    const index = await (generation.index as Blob).arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', index));
    const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    if (hash !== list.hash)
      return { state: 'the index is not the one its list names', role: '', generation: 0 };
    // Accounts come first, one on a line.
    const [line = ''] = (await (generation.state as Blob).text()).split('\n');
    const { role } = JSON.parse(line) as { role: string };
    const { trust } = subscription as { trust: { release: { seq: number } } };
    const { version } = list.meta as { version: string };
    if (version !== String(trust.release.seq))
      return { state: `${version}, but trusted is ${trust.release.seq}`, role: '', generation: 0 };
    if (artefacts?.length === 0) return { state: 'no artefacts', role: '', generation: 0 };
    return { state: version, role, generation: Number(list.generation) };
  });
}
