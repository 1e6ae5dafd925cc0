import * as v from 'valibot';
import { ok, type Result } from '../../result.ts';
import { type PalFault, refuse } from './codes.ts';
import { fromBase64Url } from './encodings.ts';
import { type Json, parseStrict } from './json.ts';
import { SIGNATURE_BYTES } from './keys.ts';
import { MAX_DEPTH, MAX_SIGNATURES } from './limits.ts';
import type { Bytes, VerifyPorts } from './ports.ts';

/** The kind of a signed document; it is part of what is signed, so that none can pass for another. */
export type Domain = 'pal.root.v1' | 'pal.release.v1' | 'pal.pulse.v1';

/** One signature of a document. */
export interface Signature {
  readonly key: string;
  readonly sig: Bytes;
}

/** A document taken apart; nothing of it is trusted yet. */
export interface Envelope {
  /** Path inside the publication, for faults. */
  readonly file: string;
  /** Line 1 without its line feed. */
  readonly payload: Bytes;
  readonly signatures: readonly Signature[];
}

/** The keys that may sign, and how many of them must. */
export interface Role {
  readonly keys: ReadonlyMap<string, Bytes>;
  readonly threshold: number;
}

const LF = 10;

const signatureLine = v.strictObject({
  signatures: v.array(
    v.strictObject({ key: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)), sig: v.string() }),
  ),
});

/** Takes a .pal file apart: two lines, each with its line feed. Only line 2 is parsed. */
export function openEnvelope(
  file: string,
  bytes: Bytes,
  most: number,
  ports: VerifyPorts,
): Result<Envelope, PalFault> {
  if (bytes.length > most) return refuse('oversize', file);
  const end = bytes.indexOf(LF);
  if (end === -1 || bytes.at(-1) !== LF || end === bytes.length - 1) return refuse('truncated', file);
  const line = ports.decode(bytes.subarray(end + 1, -1));
  if (line === null) return refuse('encoding', file);
  if (line.includes('\n')) return refuse('parse', file, 'more than two lines');
  const parsed = parseStrict(line, MAX_DEPTH);
  const checked = parsed.ok ? v.safeParse(signatureLine, parsed.value) : null;
  if (checked === null || !checked.success) return refuse('parse', file, 'line 2');
  if (checked.output.signatures.length > MAX_SIGNATURES) return refuse('too-many-signatures', file);
  const signatures: Signature[] = [];
  for (const { key, sig } of checked.output.signatures) {
    const decoded = fromBase64Url(sig, SIGNATURE_BYTES);
    if (decoded === null) return refuse('signature', file, 'not 64 bytes of base64url');
    signatures.push({ key, sig: decoded });
  }
  return ok({ file, payload: bytes.subarray(0, end), signatures });
}

/** What is signed: the domain in ASCII, a zero byte, line 1. */
export function signedMessage(domain: Domain, payload: Uint8Array): Bytes {
  const message = new Uint8Array(domain.length + 1 + payload.length);
  for (let at = 0; at < domain.length; at += 1) message[at] = domain.charCodeAt(at);
  message.set(payload, domain.length + 1);
  return message;
}

/**
 * Verifies all signatures of a document against the keys of several roles, each of which must meet its threshold; one key
 * counts once. A signature that does not fit, and one of a key that no root names, refuse the document: somebody
 * has touched it.
 */
export async function verifyEnvelope(
  envelope: Envelope,
  domain: Domain,
  known: ReadonlyMap<string, Bytes>,
  roles: readonly Role[],
  ports: VerifyPorts,
): Promise<Result<null, PalFault>> {
  const { file, payload, signatures } = envelope;
  const message = signedMessage(domain, payload);
  const signers = new Set<string>();
  for (const { key, sig } of signatures) {
    const bytes = known.get(key);
    if (bytes === undefined) return refuse('signature', file, `unknown key ${key}`);
    if (!(await ports.verify(bytes, sig, message))) return refuse('signature', file, `key ${key}`);
    signers.add(key);
  }
  for (const { keys, threshold } of roles) {
    const count = [...signers].filter((key) => keys.has(key)).length;
    if (count < threshold) return refuse('signature', file, `${count} of ${threshold}`);
  }
  return ok(null);
}

/** The verified payload as JSON. */
export function readPayload({ file, payload }: Envelope, ports: VerifyPorts): Result<Json, PalFault> {
  const text = ports.decode(payload);
  if (text === null || text.startsWith('\ufeff')) return refuse('encoding', file);
  const parsed = parseStrict(text, MAX_DEPTH);
  return parsed.ok ? parsed : refuse('parse', file, 'line 1');
}
