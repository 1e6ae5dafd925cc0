import type { RowPerson, RowTools } from './rows.ts';

/** What a run is made of. */
export interface StepPlan {
  readonly seed: number;
  readonly people: readonly RowPerson[];
  readonly texts: readonly string[];
  readonly falseNames: readonly string[];
}

/** The driver of a run, kept in the page between two pieces of it. */
export interface StepDriver {
  /** Runs so many steps, a random few a frame, and resolves when every row is whole again. */
  readonly run: (count: number) => Promise<void>;
  /** How often each step was done. */
  readonly done: Record<string, number>;
}

/** Changes rows as virtual lists do, at random but repeatably. Self-contained: it runs in the page. */
export function stepDriver(tools: RowTools, { seed, people, texts, falseNames }: StepPlan): StepDriver {
  /** Most frames get many steps, some get one to four. */
  const MOST_A_FRAME = 90;
  /** Few enough that answers are remembered, enough that a post is often another one of the same author. */
  const IDS = 4;
  let state = seed >>> 0;
  /** mulberry32. */
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(from: readonly T[]): T => {
    const found = from[below(from.length)];
    if (found === undefined) throw new Error('there is nothing to choose from');
    return found;
  };
  const nextFrame = () => new Promise((next) => requestAnimationFrame(next));
  let open = 0;
  const later = (work: () => void) => {
    open += 1;
    const run = () => {
      open -= 1;
      work();
    };
    const way = below(4);
    if (way === 0) queueMicrotask(run);
    else if (way === 1) setTimeout(run, below(30));
    else requestAnimationFrame(run);
  };
  const parent = tools.rows()[0]?.parentElement;
  if (parent == null) throw new Error('there are no rows');
  const somewhere = (row: Element) => {
    const others = tools.rows().filter((other) => other !== row);
    parent.insertBefore(row, random() < 0.2 ? null : pick(others));
  };

  const steps: Readonly<Record<string, (row: HTMLElement, other: HTMLElement) => void>> = {
    become: (row) => {
      tools.writeAuthor(row, pick(people), below(IDS), 'both');
      tools.writeText(row, pick(texts));
    },
    author: (row) => tools.writeAuthor(row, pick(people), below(IDS), 'both'),
    text: (row) => tools.writeText(row, pick(texts)),
    id: (row) => tools.writeId(row, below(IDS)),
    name: (row) => tools.writeName(row, pick(falseNames)),
    authorInParts: (row) => {
      const [who, id] = [pick(people), below(IDS)];
      tools.writeAuthor(row, who, id, 'first');
      later(() => tools.writeAuthor(row, who, id, 'both'));
    },
    textLater: (row) => {
      const text = pick(texts);
      tools.writeAuthor(row, pick(people), below(IDS), 'both');
      later(() => tools.writeText(row, text));
    },
    authorLater: (row) => {
      const [who, id] = [pick(people), below(IDS)];
      tools.writeText(row, pick(texts));
      later(() => tools.writeAuthor(row, who, id, 'both'));
    },
    twice: (row) => {
      const [who, text] = [pick(people), pick(texts)];
      tools.writeAuthor(row, pick(people), below(IDS), 'both');
      queueMicrotask(() => {
        tools.writeAuthor(row, who, 0, 'both');
        tools.writeText(row, text);
      });
    },
    reorder: (row) => somewhere(row),
    detach: (row) => {
      row.remove();
      if (random() < 0.7) tools.writeAuthor(row, pick(people), below(IDS), 'both');
      if (random() < 0.7) tools.writeText(row, pick(texts));
      if (random() < 0.3) somewhere(row);
      else later(() => somewhere(row));
    },
    redraw: (row, other) => {
      // A row that leaves the page for good while two people are named in it stays in the health counts as it was.
      if (tools.named(row).length > 1) return;
      const copy = other.cloneNode(true) as HTMLElement;
      tools.writeAuthor(copy, pick(people), below(IDS), 'both');
      row.replaceWith(copy);
    },
    empty: (row) => {
      const inner = [...row.childNodes];
      row.replaceChildren();
      if (random() < 0.5) {
        row.append(...inner);
        return;
      }
      // An empty row is no post: it is kept out of the page until it is whole.
      row.remove();
      row.append(...inner);
      tools.writeText(row, pick(texts));
      later(() => somewhere(row));
    },
  };
  const names = Object.keys(steps);
  const done: Record<string, number> = Object.fromEntries(names.map((name) => [name, 0]));
  const channel = new MessageChannel();
  const waiting: (() => void)[] = [];
  channel.port1.onmessage = () => waiting.shift()?.();

  const step = () => {
    const rows = tools.rows();
    if (rows.length < 4) return false;
    const name = pick(names);
    steps[name]?.(pick(rows), pick(rows));
    done[name] = (done[name] ?? 0) + 1;
    return true;
  };
  /** Some steps of a frame follow each other at once, some come in tasks of their own. */
  const between = async () => {
    const way = below(40);
    if (way === 0) await new Promise<void>((next) => setTimeout(next, 0));
    else if (way <= 2)
      await new Promise<void>((next) => {
        waiting.push(next);
        channel.port2.postMessage(0);
      });
    else if (way <= 4) await Promise.resolve();
  };

  const run = async (count: number) => {
    let left = count;
    while (left > 0) {
      const most = random() < 0.2 ? 4 : MOST_A_FRAME;
      for (let burst = Math.min(left, 1 + below(most)); burst > 0; burst -= 1) {
        if (!step()) break;
        left -= 1;
        await between();
      }
      await nextFrame();
      // Now and then the answers get time to come.
      if (random() < 0.1) for (let frames = 0; frames < 4; frames += 1) await nextFrame();
    }
    while (open > 0) await nextFrame();
    // What was half rewritten when another step came in between is made whole.
    for (const row of tools.rows())
      if (tools.named(row).length > 1) tools.writeAuthor(row, pick(people), below(IDS), 'both');
  };
  return { run, done };
}
