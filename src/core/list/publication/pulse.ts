import * as v from 'valibot';
import { ok, type Result } from '../../result.ts';
import { isSiteId } from '../../site-id.ts';
import { isEntryId } from '../rules.ts';
import { type PalFault, refuse } from './codes.ts';
import { toHex } from './encodings.ts';
import { openEnvelope, readPayload, verifyEnvelope } from './envelope.ts';
import { checkLife, countingNumber, heading, instant, readDocument, sha256 } from './fields.ts';
import { checkTime } from './freshness.ts';
import { secondsBetween } from './instants.ts';
import type { Json } from './json.ts';
import { MAX_PULSE_BYTES, MAX_PULSE_LIFE, MAX_RELEASE_BYTES, MAX_RETRACTIONS } from './limits.ts';
import type { Bytes, VerifyPorts } from './ports.ts';
import type { Root } from './root.ts';

/** Why an entry was taken back. */
export const RETRACT_REASONS = ['error', 'left', 'appeal', 'duplicate', 'legal'] as const;

/** Path of the head of every publication. */
export const PULSE_PATH = 'pulse.pal';

/** True for an id a retraction may name: of an account, a template or a person. */
export function isRetractable(id: string): boolean {
  const [person = '', site, handle = '', ...more] = id.split('/');
  if (site === undefined) return isEntryId(id);
  return isEntryId(person) && isSiteId(site) && /^[a-z0-9._]{1,80}$/.test(handle) && more.length === 0;
}

const retraction = v.strictObject({
  id: v.pipe(v.string(), v.check(isRetractable, 'id')),
  at: instant,
  reason: v.picklist(RETRACT_REASONS),
});

const pulseSchema = v.strictObject({
  ...heading,
  root: countingNumber,
  release: v.strictObject({
    seq: countingNumber,
    sha256,
    bytes: v.pipe(countingNumber, v.maxValue(MAX_RELEASE_BYTES)),
  }),
  retract: v.pipe(v.array(retraction), v.maxLength(MAX_RETRACTIONS)),
});

/** What a pulse says, of its shape only: for a publisher's own tool. */
export function readPulseFields(
  value: Json,
  file: string,
): Result<v.InferOutput<typeof pulseSchema>, PalFault> {
  return readDocument(pulseSchema, value, file);
}

/** An id that is not to be shown, since when, and why. */
export type Retraction = v.InferOutput<typeof retraction>;

/** A pulse that was checked. */
export interface Pulse {
  readonly seq: number;
  readonly issued: string;
  /** Hex sha256 of the file. */
  readonly sha256: string;
  readonly release: { readonly seq: number; readonly sha256: string; readonly bytes: number };
  readonly retract: readonly Retraction[];
}

/** The newest pulse that was accepted under the same keys. */
export interface PulseMark {
  readonly seq: number;
  readonly sha256: string;
  readonly issued: string;
}

/** Accepts a pulse: signature first, then list, root, number and time. `before` is null after a change of its keys. */
export async function acceptPulse(
  bytes: Bytes,
  root: Root,
  before: PulseMark | null,
  now: string,
  ports: VerifyPorts,
): Promise<Result<Pulse, PalFault>> {
  const file = PULSE_PATH;
  const envelope = openEnvelope(file, bytes, MAX_PULSE_BYTES, ports);
  if (!envelope.ok) return envelope;
  const signed = await verifyEnvelope(envelope.value, 'pal.pulse.v1', root.keys, [root.roles.pulse], ports);
  if (!signed.ok) return signed;
  const payload = readPayload(envelope.value, ports);
  if (!payload.ok) return payload;
  const document = readDocument(pulseSchema, payload.value, file);
  if (!document.ok) return document;
  const { list, seq, issued, release, retract } = document.value;
  if (list !== root.list) return refuse('wrong-list', file, list);
  // A pulse under a newer root than the walk found: somebody keeps that root from us.
  if (document.value.root > root.seq) return refuse('wrong-root', file, `${document.value.root}`);
  const life = checkLife(document.value, MAX_PULSE_LIFE, file);
  if (!life.ok) return life;
  const hash = toHex(await ports.sha256(bytes));
  if (before !== null && seq < before.seq) return refuse('rollback', file, `${seq}`);
  if (before !== null && seq === before.seq && hash !== before.sha256) return refuse('fork', file, `${seq}`);
  const timely = checkTime(document.value, now, file);
  if (!timely.ok) return timely;
  // Nobody can take back what a later release says: a date ahead of its pulse would outlast every re-admission.
  const ahead = retract.find(({ at }) => secondsBetween(issued, at) > 0);
  if (ahead !== undefined) return refuse('future', file, ahead.id);
  return ok({ seq, issued, sha256: hash, release, retract });
}
