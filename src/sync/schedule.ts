const HOUR = 60;

/** Minutes between two syncs that go well, a day's most, and the first wait after a failure. */
const USUAL = 6 * HOUR;
const LONGEST = 24 * HOUR;
const SHORTEST = 15;

/**
 * Minutes until the next sync: six hours give or take a fifth; after failures 15 minutes, doubled each time, at most a
 * day, with the same jitter, so that the readers of a list never come at once. `chance` is in [0, 1).
 */
export function nextSyncIn(failures: number, chance: number): number {
  const wait = failures === 0 ? USUAL : Math.min(LONGEST, SHORTEST * 2 ** Math.min(failures - 1, 10));
  return Math.max(1, Math.round(wait * (0.8 + 0.4 * chance)));
}
