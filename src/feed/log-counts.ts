import type { PostLog } from './post-log.ts';
import { CHECKED, PARSED, SEEN } from './post-log.ts';

/** What a tab's log counts, since the page was opened. */
export interface LogCounts {
  /** Units seen, and those of them whose author was read. */
  readonly seen: number;
  readonly parsed: number;
  /** Posts with an answer. */
  readonly checked: number;
}

/** Adds a log up. Only reports ask, and their file has this. */
export function countsOf({ marks, before, unread }: PostLog): LogCounts {
  const count = (mark: number): number => {
    let sum = 0;
    for (const had of marks.values()) if ((had & mark) !== 0) sum += 1;
    for (const [had, keys] of Object.entries(before)) if ((Number(had) & mark) !== 0) sum += keys;
    return sum;
  };
  const unreadNow = [...unread].filter(({ isConnected }) => isConnected).length;
  return { seen: count(SEEN) + unreadNow, parsed: count(PARSED), checked: count(CHECKED) };
}
