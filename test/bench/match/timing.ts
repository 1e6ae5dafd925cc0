/** Times of one call each, in µs. */
export interface Times {
  readonly p50: number;
  readonly p99: number;
  readonly mean: number;
}

/** Runs `work` on every item, twice to warm up and then measured, and gives the spread of single calls. */
export function timeEach<T>(items: readonly T[], work: (item: T) => unknown, warm = 1): Times {
  for (let round = 0; round < warm; round++) for (const item of items) work(item);
  const times = new Float64Array(items.length);
  items.forEach((item, i) => {
    const start = performance.now();
    work(item);
    times[i] = (performance.now() - start) * 1000;
  });
  const sorted = times.sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    p50: at(0.5),
    p99: at(0.99),
    mean: sorted.reduce((sum, time) => sum + time, 0) / Math.max(1, sorted.length),
  };
}

/** One call's time in ms, and what it gave. */
export function timeOnce<T>(work: () => T): { readonly ms: number; readonly value: T } {
  const start = performance.now();
  const value = work();
  return { ms: performance.now() - start, value };
}
