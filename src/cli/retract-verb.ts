import { isRetractable, RETRACT_REASONS } from '../core/list/publication/pulse.ts';
import { readKeys } from './node/key-files.ts';
import { done, fail, type Manner, tell } from './node/report.ts';
import { readBefore, storedPulse } from './publication.ts';
import { renewPulse } from './sign-verb.ts';

/** What `retract` was asked for. */
export interface RetractOptions {
  readonly id: string;
  readonly publication: string;
  readonly keys: string | null;
  readonly reason: string;
  readonly now: string;
}

/**
 * `retract <id> --in <publication> --keys <keys> --reason <code>`: takes an account, a message or a person back, by the
 * pulse alone; nothing else is signed. An id that the release does not hold is taken back too, with a warning.
 */
export async function runRetract(options: RetractOptions, manner: Manner): Promise<number> {
  const { id, publication, now } = options;
  const reason = RETRACT_REASONS.find((one) => one === options.reason);
  if (reason === undefined)
    return fail('bad-value', `the reason is one of: ${RETRACT_REASONS.join(', ')}.`, manner);
  if (!isRetractable(id))
    return fail('bad-id', `${JSON.stringify(id)} is no id of an account, a message or a person.`, manner);
  const signers = await readKeys(options.keys);
  if ((await storedPulse(publication)) === null) {
    return fail('not-found', 'there is no pulse yet: run "fieldmark sign" first.', manner);
  }
  const ids = (await readBefore(publication))?.ids ?? null;
  if (ids !== null && !ids.has(id)) {
    const message = `the newest release has no account, message or person "${id}".`;
    await tell([{ code: 'unknown-id', message, level: 'warning' }], manner);
  }
  const pulsed = await renewPulse(publication, signers, [{ id, at: now, reason }], now, manner);
  if (!pulsed.ok) return fail(pulsed.error.code, pulsed.error.message, manner);
  return done(`${pulsed.value}.`, { retracted: id, reason }, manner);
}
