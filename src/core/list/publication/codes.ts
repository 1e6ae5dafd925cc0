import { err } from '../../result.ts';

/** Every way in which a publication can be refused (lists.md). The words are part of the format: other tools may rely on them. */
export const PAL_CODES = [
  'truncated',
  'oversize',
  'encoding',
  'parse',
  'format',
  'key-id',
  'weak-key',
  'signature',
  'too-many-signatures',
  'pin',
  'wrong-list',
  'wrong-root',
  'root-seq',
  'root-limit',
  'root-pending',
  'lifetime',
  'expired',
  'future',
  'rollback',
  'fork',
  'limit',
  'path',
  'hash',
  'stream',
  'count',
  'line-too-long',
  'duplicate-id',
  'entry',
  'reference',
  'state-hash',
  'quarantined',
  'index-check-failed',
  'not-found',
  'http',
  'redirect',
  'network',
  'timeout',
  'address',
  'permission',
  'quota-exceeded',
  'database-unavailable',
  'too-many-lists',
  'overtaken',
] as const;

/** One way in which a publication can be refused. */
export type PalCode = (typeof PAL_CODES)[number];

/** Why a publication was refused, in which of its files, and for the reader of a log, what exactly. */
export interface PalFault {
  readonly code: PalCode;
  /** Path inside the publication, "" when none is meant. */
  readonly file: string;
  readonly detail: string;
}

/** A refusal. */
export function refuse(
  code: PalCode,
  file: string,
  detail = '',
): { readonly ok: false; readonly error: PalFault } {
  return err({ code, file, detail });
}
