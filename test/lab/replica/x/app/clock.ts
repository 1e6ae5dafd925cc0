/** The moment the page counts from: one per load, so that a post keeps its time. */
const START = Number(
  document.querySelector<HTMLMetaElement>('meta[name="replica-now"]')?.content ?? Date.now(),
);

/** The instant of a post, as `time[datetime]` shows it. */
export function instantOf(hoursAgo: number): string {
  const seconds = Math.floor((START - hoursAgo * 3_600_000) / 1000);
  return new Date(seconds * 1000).toISOString();
}

/** "3h", "Nov 2": the words a reader sees. */
export function ageOf(hoursAgo: number): string {
  if (hoursAgo < 1) return `${Math.max(1, Math.round(hoursAgo * 60))}m`;
  if (hoursAgo < 24) return `${Math.round(hoursAgo)}h`;
  return new Date(START - hoursAgo * 3_600_000).toLocaleDateString('en', { month: 'short', day: 'numeric' });
}
