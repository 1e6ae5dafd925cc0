/** Work in pieces: it yields wherever something else may run first. */
export type Steps<T> = Generator<undefined, T>;

/** Lets what waits run, when enough time has passed since it last did; else it resolves at once. */
export type Breathe = () => Promise<void>;

/** All pieces at a stretch. */
export function runSteps<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Piece by piece, with a breath between two: a worker stays able to answer. */
export async function runUnhurried<T>(steps: Steps<T>, breathe: Breathe): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await breathe();
  }
}
