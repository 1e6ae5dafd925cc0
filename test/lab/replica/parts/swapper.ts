/** A row of a replica that can become another post without a node coming or going. */
export interface SwapRow<P> {
  /** The element that is moved, detached and put back. */
  readonly element: HTMLElement;
  /** What it shows now. */
  readonly post: () => P;
  readonly writeAuthor: (post: P) => void;
  readonly writeText: (post: P) => void;
}

/** What a swap run did. */
export interface SwapResult {
  readonly seed: number;
  readonly done: number;
  /** How often each operation was run. */
  readonly operations: Readonly<Record<string, number>>;
}

/** What a replica brings to a swap run. */
export interface SwapSource<P> {
  readonly rows: () => readonly SwapRow<P>[];
  /** A post that no row shows yet; `pick` chooses from a list as chance has it. */
  readonly anyPost: (pick: <T>(from: readonly T[]) => T) => P;
}

type Schedule = (work: () => void) => void;

/**
 * Changes rows in place, at random but repeatably: authors, texts, order, detaching and putting back, at once, in a
 * microtask, in a timer, in a frame, in a message or when the page is idle. Resolves when the last change has been done.
 */
export async function runSwaps<P>(source: SwapSource<P>, seed: number, count: number): Promise<SwapResult> {
  const random = randomFrom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(from: readonly T[]): T => {
    const found = from[below(from.length)];
    if (found === undefined) throw new Error('there is nothing to swap');
    return found;
  };
  const channel = new MessageChannel();
  const waiting: (() => void)[] = [];
  channel.port1.onmessage = () => waiting.shift()?.();
  const schedules: readonly Schedule[] = [
    (work) => work(),
    (work) => queueMicrotask(work),
    (work) => setTimeout(work, below(12)),
    (work) => requestAnimationFrame(work),
    (work) => {
      waiting.push(work);
      channel.port2.postMessage(0);
    },
    (work) => requestIdleCallback(work, { timeout: 30 }),
  ];
  const operations: Record<string, number> = {};
  for (let done = 0; done < count; done += 1) {
    await new Promise<void>((next) =>
      pick(schedules)(() => {
        const name = operate(source, { random, below, pick });
        operations[name] = (operations[name] ?? 0) + 1;
        next();
      }),
    );
    // Some swaps share a frame, some stand alone, some get time for the answers to come.
    if (random() < 0.3) await new Promise((next) => requestAnimationFrame(next));
    if (random() < 0.06) await new Promise((next) => setTimeout(next, 60));
  }
  await new Promise((next) => setTimeout(next, 300));
  channel.port1.close();
  return { seed, done: count, operations };
}

interface Chance {
  readonly random: () => number;
  readonly below: (limit: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
}

function operate<P>(source: SwapSource<P>, { random, below, pick }: Chance): string {
  const rows = source.rows();
  const row = pick(rows);
  const other = pick(rows);
  const post = source.anyPost(pick);
  const again = source.anyPost(pick);
  const become = (which: SwapRow<P>, what: P) => {
    which.writeAuthor(what);
    which.writeText(what);
  };
  const operations: Readonly<Record<string, () => void>> = {
    become: () => become(row, post),
    author: () => row.writeAuthor(post),
    text: () => row.writeText(post),
    textFirst: () => {
      row.writeText(post);
      queueMicrotask(() => row.writeAuthor(post));
    },
    halves: () => {
      row.writeAuthor(post);
      setTimeout(() => row.writeText(post), below(20));
    },
    exchange: () => {
      const [first, second] = [row.post(), other.post()];
      become(row, second);
      become(other, first);
    },
    reorder: () => {
      if (row !== other) other.element.before(row.element);
    },
    detach: () => detach(row, random() < 0.7 ? () => become(row, post) : null, random),
    twice: () => {
      become(row, again);
      queueMicrotask(() => become(row, post));
    },
  };
  const name = pick(Object.keys(operations));
  operations[name]?.();
  return name;
}

function detach<P>(row: SwapRow<P>, meanwhile: (() => void) | null, random: () => number): void {
  const parent = row.element.parentElement;
  if (parent === null) return;
  row.element.remove();
  meanwhile?.();
  const back = () => parent.append(row.element);
  if (random() < 0.4) back();
  else if (random() < 0.5) queueMicrotask(back);
  else requestAnimationFrame(back);
}

/** mulberry32: small, repeatable, good enough to shuffle a feed. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
