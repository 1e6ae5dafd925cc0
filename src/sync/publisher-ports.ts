import type { Accepted, SyncPorts } from '../core/list/publication/client.ts';
import type { PalCode } from '../core/list/publication/codes.ts';
import type { Trust } from '../core/list/publication/trust.ts';
import { err, type Result } from '../core/result.ts';
import { breathe } from '../platform/breathe.ts';
import { now } from '../platform/clock.ts';
import { fetchFile } from '../platform/fetch-file.ts';
import { gunzip } from '../platform/gunzip.ts';
import { mayFetch } from '../platform/permissions.ts';
import { browserVerifyPorts } from '../platform/verify.ts';
import type { RequestRecord } from '../store/database.ts';

/** What a sync does with what it accepts; the rest is the browser's. */
export interface Keeping {
  readonly kept: (sha256: string) => Promise<Uint8Array<ArrayBuffer> | null>;
  readonly active: SyncPorts['active'];
  readonly whole: () => Promise<boolean>;
  readonly remember: (trust: Trust) => Promise<Result<null, PalCode>>;
  readonly activate: (accepted: Accepted, trust: Trust) => Promise<Result<null, PalCode>>;
}

/**
 * The ports of a sync from a publisher's server; every request is written into `ledger`. Before each one the reader's
 * permission for that host is looked at: without it nothing is sent.
 */
export function publisherPorts(
  base: string,
  keeping: Keeping,
  ledger: Omit<RequestRecord, 'n'>[],
): SyncPorts {
  return {
    ...browserVerifyPorts,
    ...keeping,
    gunzip,
    breathe,
    fetch: async (path, most) => {
      const url = `${base}${path}`;
      if (!(await mayFetch(url))) return err('permission');
      const at = now();
      const fetched = await fetchFile(url, most);
      ledger.push({ at, url, outcome: fetched.ok ? fetched.value.length : fetched.error });
      return fetched;
    },
  };
}
