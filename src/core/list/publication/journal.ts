import { ok, type Result } from '../../result.ts';
import type { Steps } from '../../steps.ts';
import { compareIds, Pool, ROW_TYPES, Rows } from '../rows/rows.ts';
import type { PalFault } from './codes.ts';
import { type Change, type RawFile, type ReadFile, readRows } from './read-rows.ts';

/** Some rows that follow each other. */
interface Run {
  readonly rows: Rows;
  readonly from: number;
  readonly to: number;
}

/** Rows that are copied between two breaths. */
const PIECE = 4096;

/**
 * The state that a base and a journal make: an entry in the journal is a put, a removal takes an entry away, the last line
 * wins. In the base each id stands once, in the file of its type. Sorted bytewise by type and id; the state's `bytes` are
 * what its sha256 is over. Lines that nothing changes are copied together.
 */
export function* journalSteps(files: readonly RawFile[]): Steps<Result<Rows, PalFault>> {
  const pool = new Pool();
  const bases: ReadFile[] = [];
  const changes = new Map<string, { readonly change: Change; readonly rows: Rows }>();
  const isJournal = ({ artefact }: RawFile): boolean => artefact.kind === 'journal';
  for (const file of [...files.filter((one) => !isJournal(one)), ...files.filter(isJournal)]) {
    const read = yield* readRows(file, pool);
    if (!read.ok) return read;
    if (!isJournal(file)) bases.push(read.value);
    for (const change of read.value.changes) {
      changes.set(`${change.type}\u0000${change.id}`, { change, rows: read.value.rows });
    }
  }
  yield;
  const runs: Run[] = [];
  for (const [number, type] of ROW_TYPES.entries()) {
    const base = bases.find(({ rows }) => rows.count > 0 && rows.types[0] === number);
    const own = [...changes.values()]
      .filter(({ change }) => change.type === type)
      .sort((one, two) => compareIds(one.change.id, two.change.id));
    merge(base === undefined ? [] : runsOf(base), own, runs);
    yield;
  }
  return ok(yield* gather(pool, runs));
}

// The rows of a base in the order of their ids.
function runsOf({ rows, sorted }: ReadFile): readonly Run[] {
  if (sorted) return [{ rows, from: 0, to: rows.count }];
  const ids = Array.from({ length: rows.count }, (_, row) => ({ id: rows.id(row), row }));
  ids.sort((one, two) => compareIds(one.id, two.id));
  return ids.map(({ row }) => ({ rows, from: row, to: row + 1 }));
}

// Puts the changes between the runs of the base, both in the order of ids.
function merge(
  base: readonly Run[],
  changes: readonly { readonly change: Change; readonly rows: Rows }[],
  into: Run[],
): void {
  let next = 0;
  for (const { rows, from, to } of base) {
    let done = from;
    for (; next < changes.length; next++) {
      const own = changes[next];
      if (own === undefined) break;
      const at = firstNotBefore(rows, done, to, own.change.id);
      if (at === to) break;
      if (at > done) into.push({ rows, from: done, to: at });
      push(own, into);
      done = rows.id(at) === own.change.id ? at + 1 : at;
    }
    if (to > done) into.push({ rows, from: done, to });
  }
  for (const own of changes.slice(next)) push(own, into);
}

function push(
  { change: { row }, rows }: { readonly change: Change; readonly rows: Rows },
  into: Run[],
): void {
  if (row !== null) into.push({ rows, from: row, to: row + 1 });
}

// The first of some rows whose id is not smaller; `to` when there is none.
function firstNotBefore(rows: Rows, from: number, to: number, id: string): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareIds(rows.id(middle), id) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function* gather(pool: Pool, runs: readonly Run[]): Steps<Rows> {
  let count = 0;
  let size = 0;
  for (const { rows, from, to } of runs) {
    count += to - from;
    size += (rows.starts[to] ?? 0) - (rows.starts[from] ?? 0);
  }
  const together = bytesOf(runs);
  const state = new Rows(pool, together ?? new Uint8Array(size), count);
  let copied = 0;
  for (const { rows, from, to } of runs) {
    for (let at = from; at < to; at += PIECE) {
      const end = Math.min(to, at + PIECE);
      state.append(rows, at, end, together === null);
      copied += end - at;
      if (copied < PIECE) continue;
      copied = 0;
      yield;
    }
  }
  return state;
}

// The bytes of all runs, when they lie one behind the other already; else null.
function bytesOf(runs: readonly Run[]): Rows['bytes'] | null {
  const first = runs[0];
  if (first === undefined) return null;
  const { buffer } = first.rows.bytes;
  const start = first.rows.bytes.byteOffset + (first.rows.starts[first.from] ?? 0);
  let end = start;
  for (const { rows, from, to } of runs) {
    const { bytes, starts } = rows;
    if (bytes.buffer !== buffer || bytes.byteOffset + (starts[from] ?? 0) !== end) return null;
    end = bytes.byteOffset + (starts[to] ?? 0);
  }
  return new Uint8Array(buffer, start, end - start);
}
