import type { TestReader } from '../publication.ts';

/** The rows of the fault matrix (lists.md, "Fault matrix"), in its order. */
export const ROWS = [
  'truncated at every byte; chunks of 1, 97 and 65,536',
  'every bit flipped',
  'a byte more, endless, stalled, wrong length, gzip damage',
  'bombs, caps, ten million lines, hostile JSON and UTF-8',
  'replays and forks',
  'files of another list, of another release, of another kind',
  'clocks',
  'signatures and keys',
  'rotations',
  'answers of the server',
  'the client stops, races, runs out of room or is wiped',
  'retractions and what follows',
  'damage at rest',
] as const;

/** One of them. */
export type Row = (typeof ROWS)[number];

/** How a case ended. */
export interface Outcome {
  /** "ok", or the code of the refusal. */
  readonly code: string;
  /** The active generation is another than before. */
  readonly changed: boolean;
  /** A retraction that the server's pulse brings is held; null where there is none to look for. */
  readonly held?: boolean | null;
}

/** One case of the fault matrix. */
export interface FaultCase {
  readonly row: Row;
  readonly name: string;
  /** The codes that are right; "ok" when nothing may be refused. */
  readonly expected: readonly string[];
  /** Whether the pulse's retraction must count afterwards; undefined where the case does not ask. */
  readonly held?: boolean;
  readonly run: () => Promise<Outcome>;
}

/** Why a case went wrong; null when it went as it must. A failure never changes what is active. */
export function verdictOn({ row, name, expected, held }: FaultCase, outcome: Outcome): string | null {
  const where = `${row}: ${name}`;
  if (!expected.includes(outcome.code)) return `${where}: ${outcome.code}, not ${expected.join(' or ')}`;
  if (outcome.code !== 'ok' && outcome.changed) return `${where}: the active generation changed`;
  if (held !== undefined && outcome.held !== held) return `${where}: retraction held ${outcome.held}`;
  return null;
}

/** One sync of a reader, and what it changed. `retracted` is the id whose retraction is looked for. */
export async function attempt(reader: TestReader, retracted: string | null = null): Promise<Outcome> {
  const before = reader.generation;
  const code = await reader.sync();
  const held = retracted === null ? null : (reader.trust?.held.some(({ id }) => id === retracted) ?? false);
  return { code, changed: reader.generation !== before, held };
}
