import type { PalCode } from '../../core/list/publication/codes.ts';
import { t, tOne } from '../../platform/i18n.ts';

/** Sentences for the many codes: what a reader can do something about, and what only a publisher can. */
export const FAULT_GROUPS = [
  'files',
  'signature',
  'pin',
  'older',
  'keys',
  'pending',
  'expired',
  'future',
  'quarantined',
  'missing',
  'server',
  'network',
  'address',
  'permission',
  'quota',
  'database',
  'many',
  'compile',
  'overtaken',
] as const;

type FaultGroup = (typeof FAULT_GROUPS)[number];

const GROUP_OF: Readonly<Record<PalCode, FaultGroup>> = {
  truncated: 'files',
  oversize: 'files',
  encoding: 'files',
  parse: 'files',
  format: 'files',
  'key-id': 'keys',
  'weak-key': 'keys',
  signature: 'signature',
  'too-many-signatures': 'signature',
  pin: 'pin',
  'wrong-list': 'pin',
  'wrong-root': 'keys',
  'root-seq': 'keys',
  'root-limit': 'keys',
  'root-pending': 'pending',
  lifetime: 'files',
  expired: 'expired',
  future: 'future',
  rollback: 'older',
  fork: 'older',
  limit: 'files',
  path: 'files',
  hash: 'files',
  stream: 'files',
  count: 'files',
  'line-too-long': 'files',
  'duplicate-id': 'files',
  entry: 'files',
  reference: 'files',
  'state-hash': 'files',
  quarantined: 'quarantined',
  'index-check-failed': 'compile',
  'not-found': 'missing',
  http: 'server',
  redirect: 'server',
  network: 'network',
  timeout: 'network',
  address: 'address',
  permission: 'permission',
  'quota-exceeded': 'quota',
  'database-unavailable': 'database',
  'too-many-lists': 'many',
  overtaken: 'overtaken',
};

/** Why a list was refused, as the end of a sentence after a colon, with the code that a publisher or a tester needs. */
export function faultWords(code: PalCode): string {
  return t('faultWithCode', tOne('fault', GROUP_OF[code]), code);
}
