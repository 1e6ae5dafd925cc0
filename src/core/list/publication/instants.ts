const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** True for an existing instant in UTC with whole seconds: 2026-03-31T12:00:00Z. Only this form compares as text. */
export function isInstant(value: string): boolean {
  if (!INSTANT.test(value)) return false;
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString() === value.replace('Z', '.000Z');
}

/** Seconds from one ISO instant to a later one; negative when it is earlier. */
export function secondsBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}

/** The instant that many seconds later, in whole seconds. */
export function addSeconds(instant: string, seconds: number): string {
  return `${new Date(Date.parse(instant) + seconds * 1000).toISOString().slice(0, 19)}Z`;
}

/** The later of two ISO instants, in whole seconds. */
export function laterOf(left: string, right: string): string {
  return addSeconds(Date.parse(left) >= Date.parse(right) ? left : right, 0);
}
