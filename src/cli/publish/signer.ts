import type { Bytes } from '../../core/list/publication/ports.ts';
import type { RoleName } from '../../core/list/publication/root.ts';

/** A key of a publisher. `sign` is null where only the public half is known: another person holds the rest. */
export interface Signer {
  readonly id: string;
  readonly pub: Bytes;
  readonly role: RoleName;
  readonly sign: ((message: Bytes) => Promise<Bytes>) | null;
}
