import { toBase64Url } from '../../core/list/publication/encodings.ts';
import { FORMAT } from '../../core/list/publication/fields.ts';
import { addSeconds } from '../../core/list/publication/instants.ts';
import { MAX_ROOT_LIFE } from '../../core/list/publication/limits.ts';
import { type Publisher, ROLES, type RoleName } from '../../core/list/publication/root.ts';
import { type Draft, draftOf } from './document.ts';
import type { Signer } from './signer.ts';

/** How many keys of each role must sign. */
export type Thresholds = Readonly<Record<RoleName, number>>;

/** A root without signatures: these keys, each in the role of its file. */
export function makeRoot(
  list: string,
  seq: number,
  publisher: Publisher,
  signers: readonly Signer[],
  thresholds: Thresholds,
  now: string,
): Draft {
  const sorted = [...signers].sort((one, two) => (one.id < two.id ? -1 : 1));
  const role = (name: RoleName) => ({
    keys: sorted.filter((signer) => signer.role === name).map(({ id }) => id),
    threshold: thresholds[name],
  });
  return draftOf({
    format: FORMAT,
    list,
    seq,
    issued: addSeconds(now, 0),
    expires: addSeconds(now, MAX_ROOT_LIFE),
    keys: sorted.map(({ id, pub }) => ({ id, pub: toBase64Url(pub) })),
    roles: Object.fromEntries(ROLES.map((name) => [name, role(name)])),
    publisher,
  });
}
