/** A wait that took too long: the lab says so and goes on, it never hangs. */
export class TooLong extends Error {
  override readonly name = 'TooLong';
}

/** Resolves as `work` does, or rejects with TooLong ("what: no end after N s") after `ms`. */
export async function withDeadline<T>(what: string, ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooLong(`${what}: no end after ${ms / 1000} s`)), ms);
  });
  // What loses the race may still fail later, and nobody listens to it then.
  work.catch(() => {});
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Waits `ms`. */
export function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
