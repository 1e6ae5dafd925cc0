import { readAddress } from '../core/list/publication/address.ts';
import { diffSteps } from '../core/list/publication/diff.ts';
import { toBase64Url, toHex } from '../core/list/publication/encodings.ts';
import { runSteps } from '../core/steps.ts';
import { verifyPorts } from './node/crypto.ts';
import { type ReaderState, readAsSubscriber } from './node/folder-reader.ts';
import { parseUrl } from './node/parse-url.ts';
import { isFolder, readPublished } from './node/publication-files.ts';
import { done, fail, type Manner } from './node/report.ts';

/** What `verify` was asked for. */
export interface VerifyOptions {
  readonly publication: string;
  /** The publication as a reader had it before; null for a new reader. */
  readonly previous: string | null;
  /** Subscription address whose pin must fit; null trusts the root that is there. */
  readonly address: string | null;
  readonly now: string;
}

/** `verify <publication> [--previous <older>] [--address <address>]`: what a subscribed browser would say. */
export async function runVerify(options: VerifyOptions, manner: Manner): Promise<number> {
  const { publication, previous, address, now } = options;
  for (const folder of [publication, previous]) {
    if (folder !== null && !(await isFolder(folder))) {
      return fail('missing-folder', `there is no folder ${folder}.`, manner);
    }
  }
  const parsed = address === null ? null : readAddress(address, parseUrl);
  if (parsed !== null && (!parsed.ok || parsed.value.pin === null)) {
    return fail('address', 'this is no address with "#pal1=…" at its end.', manner);
  }
  const pin = parsed?.ok === true ? parsed.value.pin : null;
  let before: ReaderState | null = null;
  if (previous !== null) {
    const read = await readAsSubscriber(previous, pin, null, now);
    // An older publication may have expired since; what it left to a reader is not known then.
    if (!read.ok)
      return fail(read.error.code, `the older publication: ${read.error.detail}`, manner, read.error.file);
    before = read.value;
  }
  const read = await readAsSubscriber(publication, pin, before, now);
  if (!read.ok)
    return fail(
      read.error.code,
      read.error.detail || 'a browser would refuse this.',
      manner,
      read.error.file,
    );
  const { trust, active } = read.value;
  if (active === null) return fail('not-found', 'there is no release.', manner);
  const linesOf = (one: ReaderState['active'] | undefined): Uint8Array =>
    one?.state.rows.bytes ?? new Uint8Array();
  const { added, removed, corrected } = runSteps(diffSteps(linesOf(before?.active), linesOf(active)));
  const ids = (entries: typeof added): readonly string[] => entries.map(({ id }) => id);
  const diff = { added: ids(added), removed: ids(removed), corrected: ids(corrected) };
  const first = await readPublished(publication, 'root/1.pal');
  const pinned = first === null ? null : await verifyPorts(() => now).sha256(first);
  const { release } = active;
  return done(
    `ok: ${trust.list}, root ${trust.root.seq}, release ${release.seq}, pulse ${trust.pulse?.seq}, ` +
      `${release.state.accounts} accounts, ${release.state.templates} messages; ` +
      `${diff.added.length} added, ${diff.removed.length} removed, ${diff.corrected.length} corrected. ` +
      `Pin: #pal1=${pinned === null ? '' : toBase64Url(pinned)}`,
    {
      list: trust.list,
      pin: pinned === null ? null : toHex(pinned),
      root: trust.root.seq,
      release: release.seq,
      pulse: trust.pulse?.seq,
      state: release.state,
      held: trust.held,
      diff,
    },
    manner,
  );
}
