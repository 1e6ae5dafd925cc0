const DAY_MS = 86_400_000;
const INSTANT = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?$/;
/** A clock may differ this far from a site's before a post from the future is taken for a misread date. */
const SLACK_DAYS = 2;

/** Days since 1970-01-01 (UTC) of an ISO 8601 day or instant, or null when it is none. */
export function dayOf(iso: string): number | null {
  const match = INSTANT.exec(iso.trim());
  if (match === null) return null;
  const day = Date.parse(`${match[1]}T00:00:00Z`);
  if (Number.isNaN(day)) return null;
  if (iso.trim().length === 10) return day / DAY_MS;
  const instant = Date.parse(iso.trim().replace(' ', 'T'));
  return Number.isNaN(instant) ? null : Math.floor(instant / DAY_MS);
}

let lastInstant = '';
let lastDay: number | null = null;

/** The same as `dayOf`, remembering the last answer: every post of a batch is judged at the same instant. */
export function dayOfNow(now: string): number | null {
  if (now !== lastInstant) {
    lastInstant = now;
    lastDay = dayOf(now);
  }
  return lastDay;
}

/** The day of a post, or null when the page shows none, or one that cannot be (in the future). */
export function postDay(postedAt: string | null, now: string): number | null {
  if (postedAt === null) return null;
  const day = dayOf(postedAt);
  const today = dayOfNow(now);
  if (day === null || today === null || day > today + SLACK_DAYS) return null;
  return day;
}
