import * as v from 'valibot';
import { err, ok, type Result } from '../result.ts';
import type { ListState } from './entries.ts';
import { listStateSchema } from './schema.ts';

/** A list as JSON, for the store. */
export function writeState(state: ListState): string {
  return JSON.stringify(state);
}

/** A list from the store's JSON, checked like one from outside: bytes at rest can be damaged. Entries come in file order. */
export function parseState(json: string): Result<ListState, 'state-corrupt'> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return err('state-corrupt');
  }
  const checked = v.safeParse(listStateSchema, value, { abortEarly: true });
  return checked.success ? ok(checked.output) : err('state-corrupt');
}
