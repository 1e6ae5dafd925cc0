import { MAX_RETRACTIONS } from '../core/list/publication/limits.ts';
import { isRetractable, RETRACT_REASONS } from '../core/list/publication/pulse.ts';
import { fail, type Manner } from './node/report.ts';
import { storedPulse } from './publication.ts';
import { runSign } from './sign-verb.ts';

/** What `retract` was asked for. */
export interface RetractOptions {
  readonly id: string;
  readonly publication: string;
  readonly keys: string | null;
  readonly reason: string;
  readonly now: string;
}

/** `retract <id> --in <publication> --keys <keys> --reason <code>`: takes an account, a message or a person back, by the pulse alone. */
export async function runRetract(options: RetractOptions, manner: Manner): Promise<number> {
  const { id, publication, keys, now } = options;
  const reason = RETRACT_REASONS.find((one) => one === options.reason);
  if (reason === undefined)
    return fail('bad-value', `the reason is one of: ${RETRACT_REASONS.join(', ')}.`, manner);
  if (!isRetractable(id))
    return fail('bad-id', `${id} is no id of an account, a message or a person.`, manner);
  const before = await storedPulse(publication);
  if (before === null) return fail('not-found', 'there is no pulse yet: run "fieldmark sign" first.', manner);
  if (before.payload.retract.length >= MAX_RETRACTIONS) {
    return fail(
      'limit',
      `a pulse holds ${MAX_RETRACTIONS} retractions: build and sign a release first.`,
      manner,
    );
  }
  const thresholds = { root: 1, list: 1, pulse: 1 };
  return runSign({ publication, keys, thresholds, retract: [{ id, at: now, reason }], now }, manner);
}
