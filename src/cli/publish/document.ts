import canonicalize from 'canonicalize';
import { toBase64Url } from '../../core/list/publication/encodings.ts';
import { type Domain, signedMessage } from '../../core/list/publication/envelope.ts';
import type { Bytes } from '../../core/list/publication/ports.ts';
import type { Signer } from './signer.ts';

/** A signed document on its way into its file: line 1, and the signatures so far by key id. */
export interface Draft {
  readonly payload: Bytes;
  readonly signatures: ReadonlyMap<string, string>;
}

/** RFC 8785 (library: canonicalize): two signers, and two machines, make the same bytes. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('a document cannot be undefined');
  return text;
}

/** A document without signatures. */
export function draftOf(value: unknown): Draft {
  return { payload: encode(canonicalText(value)), signatures: new Map() };
}

/** Adds the signature of each key that can sign; one that is there already is not made again. */
export async function addSignatures(
  draft: Draft,
  domain: Domain,
  signers: readonly Signer[],
): Promise<Draft> {
  const message = signedMessage(domain, draft.payload);
  const signatures = new Map(draft.signatures);
  for (const { id, sign } of signers) {
    if (sign !== null && !signatures.has(id)) signatures.set(id, toBase64Url(await sign(message)));
  }
  return { ...draft, signatures };
}

/** The two lines of the file; signatures in the order of their keys. */
export function writeDraft({ payload, signatures }: Draft): Bytes {
  const line = canonicalText({
    signatures: [...signatures]
      .sort(([one], [two]) => (one < two ? -1 : 1))
      .map(([key, sig]) => ({ key, sig })),
  });
  const second = encode(`\n${line}\n`);
  const file = new Uint8Array(payload.length + second.length);
  file.set(payload);
  file.set(second, payload.length);
  return file;
}

/** Takes a file of our own apart again, so that a second person can add a signature. Null when it is no document. */
export function readDraft(file: Bytes): Draft | null {
  const end = file.indexOf(10);
  if (end === -1) return null;
  let line: unknown;
  try {
    line = JSON.parse(new TextDecoder().decode(file.subarray(end + 1)));
  } catch {
    return null;
  }
  const { signatures }: { readonly signatures?: unknown } =
    typeof line === 'object' && line !== null ? line : {};
  if (!Array.isArray(signatures)) return null;
  const byKey = new Map<string, string>();
  for (const one of signatures) {
    const { key, sig }: { readonly key?: unknown; readonly sig?: unknown } =
      typeof one === 'object' && one !== null ? one : {};
    if (typeof key !== 'string' || typeof sig !== 'string') return null;
    byKey.set(key, sig);
  }
  return { payload: file.slice(0, end), signatures: byKey };
}

function encode(text: string): Bytes {
  return new TextEncoder().encode(text);
}
