import { FORMAT } from '../../core/list/publication/fields.ts';
import { addSeconds } from '../../core/list/publication/instants.ts';
import { MAX_PULSE_LIFE } from '../../core/list/publication/limits.ts';
import type { Pulse, Retraction } from '../../core/list/publication/pulse.ts';
import { type Draft, draftOf } from './document.ts';

/** A pulse without signatures. */
export function makePulse(
  list: string,
  seq: number,
  root: number,
  release: Pulse['release'],
  retract: readonly Retraction[],
  now: string,
): Draft {
  return draftOf({
    format: FORMAT,
    list,
    seq,
    issued: addSeconds(now, 0),
    expires: addSeconds(now, MAX_PULSE_LIFE),
    root,
    release,
    retract,
  });
}
