import * as v from 'valibot';
import { ok, type Result } from '../../result.ts';
import { MAX_PHRASE } from '../limits.ts';
import { codePoints, hasControl, isHttpsUrl, isName } from '../rules.ts';
import { JURISDICTION, MAILTO } from '../vocabulary.ts';
import { type PalFault, refuse } from './codes.ts';
import { fromBase64Url, toHex } from './encodings.ts';
import { type Envelope, openEnvelope, type Role, readPayload, verifyEnvelope } from './envelope.ts';
import { checkLife, countingNumber, heading, readDocument } from './fields.ts';
import type { Json } from './json.ts';
import { isWeakKey, KEY_BYTES, keyIdOf } from './keys.ts';
import { MAX_ROOT_BYTES, MAX_ROOT_LIFE, MAX_ROOT_STEPS, MAX_SIGNATURES } from './limits.ts';
import type { Bytes, VerifyPorts } from './ports.ts';

/** The three roles of a publication. */
export const ROLES = ['root', 'list', 'pulse'] as const;

/** One of the three roles. */
export type RoleName = (typeof ROLES)[number];

const url = v.pipe(v.string(), v.check(isHttpsUrl, 'https address'));
const name = v.pipe(v.string(), v.check(isName, 'name'));
const phrase = v.pipe(
  v.string(),
  v.minLength(1),
  v.check((value) => codePoints(value) <= MAX_PHRASE && !hasControl(value), 'phrase'),
);
const keyId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const role = v.strictObject({
  keys: v.pipe(v.array(keyId), v.minLength(1), v.maxLength(MAX_SIGNATURES)),
  threshold: countingNumber,
});

/** What the options page says about a publisher before anybody subscribes. */
export const publisherSchema = v.strictObject({
  name,
  url,
  contact: v.union([url, v.pipe(v.string(), v.regex(MAILTO))]),
  appeal_url: url,
  policy_url: url,
  funded_by: phrase,
  jurisdictions: v.pipe(v.array(v.pipe(v.string(), v.regex(JURISDICTION))), v.minLength(1), v.maxLength(100)),
});

const rootSchema = v.strictObject({
  ...heading,
  keys: v.pipe(
    v.array(v.strictObject({ id: keyId, pub: v.string() })),
    v.minLength(1),
    v.maxLength(MAX_SIGNATURES),
  ),
  roles: v.strictObject({ root: role, list: role, pulse: role }),
  publisher: publisherSchema,
});

/** What a root says, of its shape only: for a publisher's own tool. Readers accept roots by their signatures. */
export function readRootFields(
  value: Json,
  file: string,
): Result<v.InferOutput<typeof rootSchema>, PalFault> {
  return readDocument(rootSchema, value, file);
}

/** Who publishes a list. */
export type Publisher = v.InferOutput<typeof publisherSchema>;

/** A root that was checked: who may sign what. */
export interface Root {
  readonly list: string;
  readonly seq: number;
  readonly issued: string;
  readonly expires: string;
  readonly keys: ReadonlyMap<string, Bytes>;
  readonly roles: Readonly<Record<RoleName, Role>>;
  readonly publisher: Publisher;
}

/** Path of root n. */
export function rootPath(seq: number): string {
  return `root/${seq}.pal`;
}

async function readRoot(envelope: Envelope, ports: VerifyPorts): Promise<Result<Root, PalFault>> {
  const { file } = envelope;
  const payload = readPayload(envelope, ports);
  if (!payload.ok) return payload;
  const document = readDocument(rootSchema, payload.value, file);
  if (!document.ok) return document;
  const { list, seq, issued, expires, publisher } = document.value;
  const life = checkLife(document.value, MAX_ROOT_LIFE, file);
  if (!life.ok) return life;
  const keys = new Map<string, Bytes>();
  for (const { id, pub } of document.value.keys) {
    const key = fromBase64Url(pub, KEY_BYTES);
    if (key === null || keys.has(id)) return refuse('parse', file, `key ${id}`);
    if (isWeakKey(key)) return refuse('weak-key', file, id);
    if ((await keyIdOf(key, ports)) !== id) return refuse('key-id', file, id);
    keys.set(id, key);
  }
  const roles: Partial<Record<RoleName, Role>> = {};
  for (const name of ROLES) {
    const { keys: ids, threshold } = document.value.roles[name];
    const held = new Map<string, Bytes>();
    for (const id of ids) {
      const key = keys.get(id);
      if (key === undefined || held.has(id)) return refuse('parse', file, `${name} key ${id}`);
      held.set(id, key);
    }
    if (threshold > held.size) return refuse('parse', file, `${name} threshold`);
    roles[name] = { keys: held, threshold };
  }
  const { root, list: signers, pulse } = roles;
  if (root === undefined || signers === undefined || pulse === undefined) return refuse('parse', file);
  return ok({ list, seq, issued, expires, keys, roles: { root, list: signers, pulse }, publisher });
}

/**
 * Accepts root/1.pal: its sha256 must be the pin, unless the reader chose to trust what is there (`pin` null). It signs
 * itself. Its age does not matter: a newer root may follow.
 */
export async function acceptFirstRoot(
  bytes: Bytes,
  pin: string | null,
  ports: VerifyPorts,
): Promise<Result<Root, PalFault>> {
  const file = rootPath(1);
  const envelope = openEnvelope(file, bytes, MAX_ROOT_BYTES, ports);
  if (!envelope.ok) return envelope;
  if (pin !== null && toHex(await ports.sha256(bytes)) !== pin) return refuse('pin', file);
  const root = await readRoot(envelope.value, ports);
  if (!root.ok) return root;
  if (root.value.seq !== 1) return refuse('root-seq', file, `${root.value.seq}`);
  const { keys, roles } = root.value;
  const signed = await verifyEnvelope(envelope.value, 'pal.root.v1', keys, [roles.root], ports);
  return signed.ok ? root : signed;
}

/** Accepts the root that follows: the next number exactly, signed by enough root keys of the old one and of its own. */
export async function acceptNextRoot(
  bytes: Bytes,
  before: Root,
  ports: VerifyPorts,
): Promise<Result<Root, PalFault>> {
  const file = rootPath(before.seq + 1);
  if (before.seq > MAX_ROOT_STEPS) return refuse('root-limit', file);
  const envelope = openEnvelope(file, bytes, MAX_ROOT_BYTES, ports);
  if (!envelope.ok) return envelope;
  // The old keys vouch for the bytes before anything in them is read; the new keys follow from what was read.
  const old = envelope.value.signatures.filter(({ key }) => before.keys.has(key));
  const vouched = await verifyEnvelope(
    { ...envelope.value, signatures: old },
    'pal.root.v1',
    before.keys,
    [before.roles.root],
    ports,
  );
  if (!vouched.ok) return vouched;
  const root = await readRoot(envelope.value, ports);
  if (!root.ok) return root;
  const { list, seq, roles, keys } = root.value;
  const known = new Map([...before.keys, ...keys]);
  const signed = await verifyEnvelope(
    envelope.value,
    'pal.root.v1',
    known,
    [before.roles.root, roles.root],
    ports,
  );
  if (!signed.ok) return signed;
  if (list !== before.list) return refuse('wrong-list', file, list);
  return seq === before.seq + 1 ? root : refuse('root-seq', file, `${seq}`);
}

/**
 * Reads a root again that was accepted before and kept; null when the bytes at rest are damaged. Its own signatures tell:
 * those of the root before it need keys that are no longer known.
 */
export async function reopenRoot(bytes: Bytes, seq: number, ports: VerifyPorts): Promise<Root | null> {
  const file = rootPath(seq);
  const envelope = openEnvelope(file, bytes, MAX_ROOT_BYTES, ports);
  const root = envelope.ok ? await readRoot(envelope.value, ports) : null;
  if (!envelope.ok || root?.ok !== true || root.value.seq !== seq) return null;
  const { keys, roles } = root.value;
  const own = { ...envelope.value, signatures: envelope.value.signatures.filter(({ key }) => keys.has(key)) };
  const signed = await verifyEnvelope(own, 'pal.root.v1', keys, [roles.root], ports);
  return signed.ok ? root.value : null;
}

/** True when a role has the same keys in both roots: other keys begin to count anew (recovery from a fast-forward). */
export function keepsKeys(left: Root, right: Root, name: RoleName): boolean {
  const [one, two] = [left.roles[name].keys, right.roles[name].keys];
  return one.size === two.size && [...one.keys()].every((id) => two.has(id));
}
