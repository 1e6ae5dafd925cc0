import type { Page } from '@playwright/test';
import type { AccountEntry } from '../../src/core/list/entries.ts';
import { minutesAgo } from '../e2e/subscriber.ts';
import { LabPublisher } from '../lab/lab-publisher.ts';
import { DEMO_LISTS } from '../lab/profile.ts';
import type { LabServer } from '../lab/server.ts';

/** A publisher whose list is large enough that an import takes a while, and whose releases can be told apart. */
export class GrowingList {
  readonly publisher: LabPublisher;

  private constructor(publisher: LabPublisher) {
    this.publisher = publisher;
  }

  /** Publishes it on the server. */
  static async serve(server: LabServer, name: string, accounts: number): Promise<GrowingList> {
    const publisher = await LabPublisher.publish(DEMO_LISTS[1] ?? '', name, minutesAgo(24 * 60));
    const [account] = publisher.state.accounts;
    if (account === undefined) throw new Error('the list has no account');
    const { platform_id: _number, ...rest } = account;
    const more = Array.from({ length: accounts }, (_, n): AccountEntry => {
      const person = `${name}-${n}`;
      return { ...rest, person, platform: 'x', handle: `${name}_${n}`, id: `${person}/x/${name}_${n}` };
    });
    publisher.state = { ...publisher.state, accounts: [...publisher.state.accounts, ...more] };
    await publisher.release(minutesAgo(23 * 60));
    await publisher.pulse(minutesAgo(23 * 60));
    publisher.serve(server);
    return new GrowingList(publisher);
  }

  /** Release n: the first account, in the order of the entries, says so in its role. */
  async publishNext(n: number): Promise<void> {
    const { publisher } = this;
    const [first] = [...publisher.state.accounts].sort((one, two) => (one.id < two.id ? -1 : 1));
    const accounts = publisher.state.accounts.map((one) =>
      one.id === first?.id ? { ...one, role: `release ${n}` } : one,
    );
    publisher.state = { ...publisher.state, accounts };
    await publisher.release(minutesAgo(22 * 60 - n));
    await publisher.pulse(minutesAgo(22 * 60 - n));
  }
}

/** Begins a sync from one of the extension's own pages and does not wait for it. */
export async function beginSync(page: Page): Promise<void> {
  await page.evaluate(() => {
    interface Runtime {
      sendMessage(message: unknown): Promise<unknown>;
    }
    const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome;
    // A worker that is killed meanwhile closes the channel: that is the point.
    runtime.sendMessage({ fieldmark: 'sync-now', request: { id: null } }).catch(() => {});
  });
}
