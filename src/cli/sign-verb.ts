import { laterOf, secondsBetween } from '../core/list/publication/instants.ts';
import { MAX_RETRACTIONS } from '../core/list/publication/limits.ts';
import { PULSE_PATH, type Retraction } from '../core/list/publication/pulse.ts';
import { releasePath } from '../core/list/publication/release.ts';
import { ROLES, rootPath } from '../core/list/publication/root.ts';
import { err, ok, type Result } from '../core/result.ts';
import { readKeys } from './node/key-files.ts';
import { writePublished } from './node/publication-files.ts';
import { done, fail, type Manner } from './node/report.ts';
import { newestRelease, newestRoot, readCard, releaseOf, storedPulse } from './publication.ts';
import { addSignatures, writeDraft } from './publish/document.ts';
import { makePulse } from './publish/make-pulse.ts';
import { makeRoot, type Thresholds } from './publish/make-root.ts';
import type { Signer } from './publish/signer.ts';

/** What `sign` was asked for. */
export interface SignOptions {
  readonly publication: string;
  readonly keys: string | null;
  /** For the first root only. */
  readonly thresholds: Thresholds;
  /** ISO instant. */
  readonly now: string;
}

/**
 * `sign <publication> --keys <keys>`: signs with the keys that are there whatever they may sign and have not: the root,
 * the release, and, as soon as a release has enough signatures, the pulse that points to it. A job with the pulse key
 * alone renews the pulse.
 */
export async function runSign(options: SignOptions, manner: Manner): Promise<number> {
  const { publication, now } = options;
  const signers = await readKeys(options.keys);
  const told: string[] = [];
  const rooted = await signRoot(options, signers, manner, told);
  if (rooted !== null) return fail(rooted.code, rooted.message, manner);
  await signRelease(publication, signers, manner, told);
  const pulsed = await renewPulse(publication, signers, [], now, manner);
  if (pulsed.ok) told.push(pulsed.value);
  return done(
    told.length === 0 ? 'nothing to sign with these keys.' : told.join('\n'),
    { signed: told },
    manner,
  );
}

async function signRoot(
  { publication, thresholds, now }: SignOptions,
  signers: readonly Signer[],
  manner: Manner,
  told: string[],
): Promise<{ readonly code: string; readonly message: string } | null> {
  const stored = await newestRoot(publication);
  if (stored === null) {
    const card = await readCard(publication);
    if (card === null) return { code: 'not-built', message: 'run "fieldmark build" first.' };
    const bare = ROLES.find((role) => signers.filter((one) => one.role === role).length < thresholds[role]);
    if (bare !== undefined) {
      return {
        code: 'too-few-keys',
        message: `the first root needs ${thresholds[bare]} keys for "${bare}".`,
      };
    }
    const draft = makeRoot(card.list, 1, card.publisher, signers, thresholds, now);
    const signed = await addSignatures(
      draft,
      'pal.root.v1',
      signers.filter(({ role }) => role === 'root'),
    );
    if (!manner.dryRun) await writePublished(publication, rootPath(1), writeDraft(signed));
    told.push(`root 1: ${signed.signatures.size} of ${thresholds.root} signatures`);
    return null;
  }
  const { seq, roles } = stored.payload;
  if (stored.draft.signatures.size >= roles.root.threshold) return null;
  const own = signers.filter(({ id }) => roles.root.keys.includes(id));
  const signed = await addSignatures(stored.draft, 'pal.root.v1', own);
  if (!manner.dryRun) await writePublished(publication, rootPath(seq), writeDraft(signed));
  told.push(`root ${seq}: ${signed.signatures.size} of ${roles.root.threshold} signatures`);
  return null;
}

async function signRelease(
  publication: string,
  signers: readonly Signer[],
  manner: Manner,
  told: string[],
): Promise<void> {
  const root = await newestRoot(publication);
  const stored = await newestRelease(publication);
  if (root === null || stored === null) return;
  const { list, root: owners } = root.payload.roles;
  const may = [...list.keys, ...(stored.payload.bulk === true ? owners.keys : [])];
  const own = signers.filter(({ id, sign }) => may.includes(id) && sign !== null);
  const pulse = await storedPulse(publication);
  // What a pulse points to is published: another signature would change its hash.
  const published = pulse?.payload.release.sha256 === stored.sha256;
  const missing = own.filter(({ id }) => !stored.draft.signatures.has(id));
  if (published || missing.length === 0) return;
  const signed = await addSignatures(stored.draft, 'pal.release.v1', own);
  if (!manner.dryRun) await writePublished(publication, releasePath(stored.payload.seq), writeDraft(signed));
  told.push(`release ${stored.payload.seq}: ${signed.signatures.size} of ${list.threshold} signatures`);
}

/**
 * Signs the pulse that follows, with these retractions added; it points to the newest release that has its signatures.
 * Gives the words for it; the error says what is missing.
 */
export async function renewPulse(
  publication: string,
  signers: readonly Signer[],
  added: readonly Retraction[],
  now: string,
  manner: Manner,
): Promise<Result<string, { readonly code: string; readonly message: string }>> {
  const root = await newestRoot(publication);
  const newest = await newestRelease(publication);
  const before = await storedPulse(publication);
  if (root === null || newest === null)
    return err({ code: 'not-built', message: 'there is no root or no release.' });
  const { list, pulse, root: owners } = root.payload.roles;
  const own = signers.filter(({ id, sign }) => pulse.keys.includes(id) && sign !== null);
  if (own.length < pulse.threshold) {
    const message = `a pulse needs ${pulse.threshold} of its keys at once, here are ${own.length}.`;
    return err({ code: 'too-few-keys', message });
  }
  const signatures = [...newest.draft.signatures.keys()];
  const count = (keys: readonly string[]): number => signatures.filter((id) => keys.includes(id)).length;
  const whole =
    count(list.keys) >= list.threshold &&
    (newest.payload.bulk !== true || count(owners.keys) >= owners.threshold);
  const release = whole
    ? { seq: newest.payload.seq, sha256: newest.sha256, bytes: newest.bytes }
    : before?.payload.release;
  if (release === undefined)
    return err({ code: 'not-signed', message: 'no release has enough signatures yet.' });
  const pointed = await releaseOf(publication, release.seq);
  const issued = pointed?.payload.issued ?? now;
  // A retraction stays until a release was issued after it: from then on the release itself says who is listed.
  const pending = (before?.payload.retract ?? []).filter(({ at }) => secondsBetween(issued, at) >= 0);
  const retract = [...pending.filter(({ id }) => !added.some((one) => one.id === id)), ...added];
  if (retract.length > MAX_RETRACTIONS) {
    const message = `a pulse holds ${MAX_RETRACTIONS} retractions: build and sign a release first.`;
    return err({ code: 'limit', message });
  }
  const seq = (before?.payload.seq ?? 0) + 1;
  const draft = makePulse(root.payload.list, seq, root.payload.seq, release, retract, laterOf(now, issued));
  const signed = await addSignatures(draft, 'pal.pulse.v1', own);
  if (!manner.dryRun) await writePublished(publication, PULSE_PATH, writeDraft(signed));
  return ok(`pulse ${seq}: release ${release.seq}, ${retract.length} retractions`);
}
