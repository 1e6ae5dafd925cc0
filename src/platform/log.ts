/** Tells a developer about a bug of ours. It never carries a post's text, a handle or an address. */
export function logBug(where: string, cause: unknown): void {
  const name = cause instanceof Error ? `${cause.name}: ${cause.message}` : typeof cause;
  console.error(`[Fieldmark] ${where}: ${name}`);
}
