import * as v from 'valibot';
import { ok, type Result } from '../../result.ts';
import { runSteps, type Steps } from '../../steps.ts';
import { encodeUtf8, utf8Length } from '../../text/utf8.ts';
import { type PalFault, refuse } from './codes.ts';
import { toHex } from './encodings.ts';
import { type Json, parseLine } from './json.ts';
import { MAX_DEPTH } from './limits.ts';
import type { Bytes, VerifyPorts } from './ports.ts';
import type { Artefact, ArtefactKind } from './release.ts';

/** The types of entries. */
export const ENTRY_TYPES = ['account', 'template', 'payer', 'source'] as const;

/** One of them. */
export type EntryType = (typeof ENTRY_TYPES)[number];

/** A surviving entry: the line as received, and what it says. */
export interface Line {
  readonly type: EntryType;
  readonly id: string;
  readonly text: string;
  readonly value: { readonly [key: string]: Json };
}

/** The lines of one artefact. */
export interface ArtefactLines {
  readonly artefact: Artefact;
  readonly lines: readonly string[];
}

const BASE_TYPES: Readonly<Record<Exclude<ArtefactKind, 'journal'>, EntryType>> = {
  accounts: 'account',
  templates: 'template',
  payers: 'payer',
  sources: 'source',
};

const removal = v.strictObject({
  op: v.picklist(['del', 'retract']),
  type: v.picklist(ENTRY_TYPES),
  id: v.string(),
});

/** Lines between two breaths. */
const PIECE = 256;

function keyOf(type: EntryType, id: string): string {
  return `${type}\u0000${id}`;
}

function isFields(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readLine(text: string): Line | v.InferOutput<typeof removal> | null {
  const parsed = parseLine(text, MAX_DEPTH);
  if (!parsed.ok || !isFields(parsed.value)) return null;
  const value = parsed.value;
  if (Object.hasOwn(value, 'op')) {
    const checked = v.safeParse(removal, value);
    return checked.success ? checked.output : null;
  }
  const type = ENTRY_TYPES.find((one) => one === value.type);
  return type === undefined || typeof value.id !== 'string' ? null : { type, id: value.id, text, value };
}

/**
 * The state that a base and a journal make: an entry in the journal is a put, a removal takes an entry away, the last line
 * wins. In the base each id stands once, in the file of its type. Sorted bytewise by type and id.
 */
export function applyJournal(files: readonly ArtefactLines[]): Result<readonly Line[], PalFault> {
  return runSteps(journalSteps(files));
}

/** The same in pieces. */
export function* journalSteps(files: readonly ArtefactLines[]): Steps<Result<readonly Line[], PalFault>> {
  const state = new Map<string, Line>();
  const bases = files.filter(({ artefact }) => artefact.kind !== 'journal');
  for (const { artefact, lines } of [...bases, ...files.filter((file) => !bases.includes(file))]) {
    const { kind, path } = artefact;
    for (const [at, text] of lines.entries()) {
      if (at % PIECE === 0) yield;
      const line = readLine(text);
      if (line === null) return refuse('parse', path, `line ${at + 1}`);
      const key = keyOf(line.type, line.id);
      if (kind !== 'journal') {
        if ('op' in line || line.type !== BASE_TYPES[kind]) return refuse('entry', path, `line ${at + 1}`);
        if (state.has(key)) return refuse('duplicate-id', path, line.id);
        state.set(key, line);
      } else if ('op' in line) state.delete(key);
      else state.set(key, line);
    }
  }
  yield;
  const keys = [...state.keys()].sort();
  return ok(keys.flatMap((key) => state.get(key) ?? []));
}

/** The sha256 of a state: its lines as received, in their order, each followed by one LF. Hex. */
export async function stateHash(
  lines: readonly { readonly text: string }[],
  ports: Pick<VerifyPorts, 'sha256'>,
): Promise<string> {
  return toHex(await ports.sha256(stateBytes(lines)));
}

/** What `stateHash` hashes. */
export function stateBytes(lines: readonly { readonly text: string }[]): Bytes {
  return runSteps(stateSteps(lines));
}

/** The same in pieces. */
export function* stateSteps(lines: readonly { readonly text: string }[]): Steps<Bytes> {
  let length = 0;
  for (const [at, { text }] of lines.entries()) {
    if (at % PIECE === 0) yield;
    length += utf8Length(text) + 1;
  }
  const bytes = new Uint8Array(length);
  let end = 0;
  for (const [at, { text }] of lines.entries()) {
    if (at % PIECE === 0) yield;
    end = encodeUtf8(text, bytes, end);
    bytes[end++] = 10;
  }
  return bytes;
}
