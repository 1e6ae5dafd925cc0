import type { ListMeta } from '../list/entries.ts';
import type { CheckedState } from '../list/publication/entries-check.ts';
import * as r from '../list/rows/rows.ts';
import type { Steps } from '../steps.ts';
import { type Contents, compileSteps } from './compile.ts';

/** Rows between two breaths. */
const PIECE = 1024;

/** Compiles a release's state: the same bytes as of its entries as objects, without making them. */
export function* rowsIndexSteps(
  meta: ListMeta,
  { rows, accounts }: CheckedState,
): Steps<Uint8Array<ArrayBuffer>> {
  const templates: Contents['templates'][number][] = [];
  const payers: Contents['payers'][number][] = [];
  const sources: Contents['sources'][number][] = [];
  const count = { accounts: 0, people: 0, templates: 0 };
  // The last account that counts; who has several has them in a row.
  let last = -1;
  for (let row = 0; row < rows.count; row++) {
    if (row % PIECE === 0) yield;
    const line = rows.starts[row] ?? 0;
    const counts = !rows.is(row, r.RETRACTED);
    const more = rows.more[row] ?? 0;
    if (rows.types[row] === r.ACCOUNTS) {
      if (!counts) continue;
      count.accounts++;
      if (last === -1 || !rows.isSame(last, row, r.PERSON_PART)) count.people++;
      last = row;
    } else if (rows.types[row] === r.TEMPLATES) {
      const value = rows.pool.words[more];
      if (value === undefined) continue;
      templates.push({ line, value });
      if (counts) count.templates++;
    } else if (rows.types[row] === r.PAYERS) {
      const value = rows.pool.payers[more];
      if (value !== undefined) payers.push({ line, value });
    } else sources.push({ line, value: rows.id(row) });
  }
  return yield* compileSteps({
    meta,
    counts: { ...count, payers: payers.length },
    size: rows.bytes.length,
    accounts,
    templates,
    payers,
    sources,
  });
}
