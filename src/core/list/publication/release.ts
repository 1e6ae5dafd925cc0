import * as v from 'valibot';
import { ok, type Result } from '../../result.ts';
import { MAX_ACCOUNTS, MAX_PAYERS, MAX_SOURCES, MAX_TEMPLATES } from '../limits.ts';
import { type PalFault, refuse } from './codes.ts';
import { toHex } from './encodings.ts';
import { openEnvelope, type Role, readPayload, verifyEnvelope } from './envelope.ts';
import { amount, checkLife, countingNumber, heading, readDocument, sha256 } from './fields.ts';
import { checkTime } from './freshness.ts';
import type { Json } from './json.ts';
import { MAX_ARTEFACT_BYTES, MAX_RAW_BYTES, MAX_RELEASE_BYTES, MAX_RELEASE_LIFE } from './limits.ts';
import type { Bytes, VerifyPorts } from './ports.ts';
import type { Pulse } from './pulse.ts';
import type { Root } from './root.ts';

/** The artefacts of a release: one base of each type, and the journal. */
export const ARTEFACT_KINDS = ['accounts', 'templates', 'payers', 'sources', 'journal'] as const;

/** What an artefact holds. */
export type ArtefactKind = (typeof ARTEFACT_KINDS)[number];

const most = (limit: number) => v.pipe(amount, v.maxValue(limit));

const artefact = v.strictObject({
  kind: v.picklist(ARTEFACT_KINDS),
  path: v.string(),
  bytes: v.pipe(countingNumber, v.maxValue(MAX_ARTEFACT_BYTES)),
  sha256,
  rawBytes: most(MAX_RAW_BYTES),
  rawSha256: sha256,
  count: most(2 * MAX_ACCOUNTS),
});

const releaseSchema = v.strictObject({
  ...heading,
  prev: v.nullable(sha256),
  root: countingNumber,
  state: v.strictObject({
    accounts: most(MAX_ACCOUNTS),
    people: most(MAX_ACCOUNTS),
    templates: most(MAX_TEMPLATES),
    payers: most(MAX_PAYERS),
    sources: most(MAX_SOURCES),
    sha256,
  }),
  artefacts: v.pipe(v.array(artefact), v.maxLength(ARTEFACT_KINDS.length)),
  bulk: v.optional(v.boolean()),
});

/** What a release says, of its shape only: for a publisher's own tool. */
export function readReleaseFields(
  value: Json,
  file: string,
): Result<v.InferOutput<typeof releaseSchema>, PalFault> {
  return readDocument(releaseSchema, value, file);
}

/** One file of entries or changes, as its release describes it. */
export type Artefact = v.InferOutput<typeof artefact>;

/** A release that was checked; its artefacts are not. */
export interface Release {
  readonly list: string;
  readonly seq: number;
  readonly issued: string;
  /** Hex sha256 of the file. */
  readonly sha256: string;
  readonly state: v.InferOutput<typeof releaseSchema>['state'];
  readonly artefacts: readonly Artefact[];
  /** The publisher declares a large change, and enough root keys signed it too. */
  readonly bulk: boolean;
}

/** The release whose state is active. */
export interface ReleaseMark {
  readonly seq: number;
  readonly sha256: string;
}

/** Path of release n. */
export function releasePath(seq: number): string {
  return `release/${seq}.pal`;
}

/** Path of an artefact: its own hash, so that no cache can serve an older one under its name. */
export function artefactPath(hash: string): string {
  return `data/${hash}.ndjson.gz`;
}

/** What a pulse may point to: never an older release, never another of the same number. `before` is null after a change of the list keys. */
export function checkStep(
  { seq, sha256: hash }: Pulse['release'],
  before: ReleaseMark | null,
): Result<null, PalFault> {
  const file = releasePath(seq);
  if (before !== null && seq < before.seq) return refuse('rollback', file);
  if (before !== null && seq === before.seq && hash !== before.sha256) return refuse('fork', file);
  return ok(null);
}

/** Accepts the release that a pulse points to: size, hash and signatures first, then what it says. */
export async function acceptRelease(
  bytes: Bytes,
  pointer: Pulse['release'],
  root: Root,
  before: ReleaseMark | null,
  now: string,
  ports: VerifyPorts,
): Promise<Result<Release, PalFault>> {
  const file = releasePath(pointer.seq);
  if (bytes.length > pointer.bytes) return refuse('oversize', file);
  if (bytes.length < pointer.bytes) return refuse('truncated', file);
  const hash = toHex(await ports.sha256(bytes));
  if (hash !== pointer.sha256) return refuse('hash', file);
  const envelope = openEnvelope(file, bytes, MAX_RELEASE_BYTES, ports);
  if (!envelope.ok) return envelope;
  const verify = (roles: readonly Role[]) =>
    verifyEnvelope(envelope.value, 'pal.release.v1', root.keys, roles, ports);
  const signed = await verify([root.roles.list]);
  if (!signed.ok) return signed;
  const payload = readPayload(envelope.value, ports);
  if (!payload.ok) return payload;
  const document = readDocument(releaseSchema, payload.value, file);
  if (!document.ok) return document;
  const { list, seq, issued, prev, artefacts, state } = document.value;
  if (list !== root.list) return refuse('wrong-list', file, list);
  if (document.value.root > root.seq) return refuse('wrong-root', file, `${document.value.root}`);
  if (seq !== pointer.seq) return refuse('rollback', file, `${seq}`);
  if (before !== null && seq === before.seq + 1 && prev !== before.sha256)
    return refuse('fork', file, 'prev');
  const life = checkLife(document.value, MAX_RELEASE_LIFE, file);
  if (!life.ok) return life;
  const timely = checkTime(document.value, now, file);
  if (!timely.ok) return timely;
  if (new Set(artefacts.map(({ kind }) => kind)).size !== artefacts.length) {
    return refuse('parse', file, 'two artefacts of one kind');
  }
  const wrong = artefacts.find((one) => one.path !== artefactPath(one.sha256));
  if (wrong !== undefined) return refuse('path', file, wrong.kind);
  const bulk = document.value.bulk === true && (await verify([root.roles.list, root.roles.root])).ok;
  return ok({ list, seq, issued, sha256: hash, state, artefacts, bulk });
}
