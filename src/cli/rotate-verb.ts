import { ROLES, rootPath } from '../core/list/publication/root.ts';
import { readKeys } from './node/key-files.ts';
import { writePublished } from './node/publication-files.ts';
import { done, fail, type Manner } from './node/report.ts';
import { newestRoot } from './publication.ts';
import { addSignatures, writeDraft } from './publish/document.ts';
import { makeRoot } from './publish/make-root.ts';

/** What `rotate` was asked for. */
export interface RotateOptions {
  readonly publication: string;
  readonly keys: string | null;
  /** Ids, or their beginnings, of keys that the next root no longer names. */
  readonly drop: readonly string[];
  readonly now: string;
}

/**
 * `rotate <publication> --keys <keys> [--drop <key ids>]`: the root that follows names every key of the folder except the
 * dropped ones; it is signed by the old root's keys and its own. `sign` is run afterwards: a changed role signs anew.
 */
export async function runRotate(options: RotateOptions, manner: Manner): Promise<number> {
  const { publication, drop, now } = options;
  const signers = await readKeys(options.keys);
  const stored = await newestRoot(publication);
  if (stored === null) return fail('not-found', 'there is no root yet: run "fieldmark sign" first.', manner);
  const { list, publisher, roles, seq } = stored.payload;
  const dropped = (id: string): boolean => drop.some((start) => start.length >= 8 && id.startsWith(start));
  const next = signers.filter(({ id }) => !dropped(id));
  const thresholds = { root: roles.root.threshold, list: roles.list.threshold, pulse: roles.pulse.threshold };
  const bare = ROLES.find((role) => next.filter((one) => one.role === role).length < thresholds[role]);
  if (bare !== undefined) {
    return fail('too-few-keys', `the next root needs ${thresholds[bare]} keys for "${bare}".`, manner);
  }
  const draft = makeRoot(list, seq + 1, publisher, next, thresholds, now);
  const owners = [
    ...signers.filter(({ id }) => roles.root.keys.includes(id)),
    ...next.filter(({ role }) => role === 'root'),
  ];
  const signed = await addSignatures(draft, 'pal.root.v1', owners);
  const old = [...signed.signatures.keys()].filter((id) => roles.root.keys.includes(id)).length;
  if (old < roles.root.threshold) {
    return fail('signature', `${old} of ${roles.root.threshold} keys of the old root are here.`, manner);
  }
  if (!manner.dryRun) await writePublished(publication, rootPath(seq + 1), writeDraft(signed));
  return done(
    `root ${seq + 1}: ${next.length} keys. Run "fieldmark build" and "fieldmark sign" now.`,
    {
      root: seq + 1,
      keys: next.map(({ id, role }) => ({ id, role })),
    },
    manner,
  );
}
