/** The local clock as an ISO 8601 instant. It is never stored with a list. */
export function now(): string {
  return new Date().toISOString();
}

/** A monotonic time in milliseconds, for durations only. */
export function ticks(): number {
  return performance.now();
}
