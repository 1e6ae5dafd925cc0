import type { PersonKey } from '../people.ts';
import type { ReplicaPost } from '../posts.ts';
import { SWAP_PEOPLE, SWAP_TEXTS } from '../swap-feed.ts';
import type { Row } from './row.ts';
import { rewriteAuthor, rewriteRow, rewriteText } from './row.ts';
import type { Timeline } from './timeline.ts';

/** What a swap run did. */
export interface SwapResult {
  readonly seed: number;
  readonly done: number;
  /** How often each operation was run. */
  readonly operations: Readonly<Record<string, number>>;
}

type Schedule = (work: () => void) => void;

/** Changes rows of a feed in place, at random but repeatably: authors, texts, order, detaching, at odd moments. */
export class Swapper {
  readonly #timeline: Timeline;
  readonly #random: () => number;
  readonly #seed: number;
  readonly #operations: Record<string, number> = {};
  #nextId = 50_000;

  constructor(timeline: Timeline, seed: number) {
    this.#timeline = timeline;
    this.#seed = seed;
    this.#random = randomFrom(seed);
    timeline.freeze();
  }

  /** Runs `count` swaps, each scheduled as chance has it, and resolves when the last has been done. */
  async run(count: number): Promise<SwapResult> {
    const channel = new MessageChannel();
    const waiting: (() => void)[] = [];
    channel.port1.onmessage = () => waiting.shift()?.();
    const schedules: readonly Schedule[] = [
      (work) => work(),
      (work) => queueMicrotask(work),
      (work) => setTimeout(work, this.#below(12)),
      (work) => requestAnimationFrame(work),
      (work) => {
        waiting.push(work);
        channel.port2.postMessage(0);
      },
      (work) => requestIdleCallback(work, { timeout: 30 }),
    ];
    for (let done = 0; done < count; done += 1) {
      await new Promise<void>((next) => this.#pick(schedules)(() => this.#operate(next)));
      // Some swaps share a frame, some stand alone, some get time for the answers to come.
      if (this.#random() < 0.3) await new Promise((next) => requestAnimationFrame(next));
      if (this.#random() < 0.06) await new Promise((next) => setTimeout(next, 60));
    }
    await new Promise((next) => setTimeout(next, 300));
    channel.port1.close();
    return { seed: this.#seed, done: count, operations: this.#operations };
  }

  #operate(next: () => void): void {
    const rows = this.#timeline.rows().filter(({ plain }) => plain !== null);
    const row = this.#pick(rows);
    const other = this.#pick(rows);
    const post = this.#anyPost();
    const operations: Readonly<Record<string, () => void>> = {
      become: () => rewriteRow(row, post),
      author: () => rewriteAuthor(row, post),
      text: () => rewriteText(row, post),
      textFirst: () => {
        rewriteText(row, post);
        queueMicrotask(() => rewriteAuthor(row, post));
      },
      halves: () => {
        rewriteAuthor(row, post);
        setTimeout(() => rewriteText(row, post), this.#below(20));
      },
      exchange: () => {
        const [first, second] = [row.post, other.post];
        rewriteRow(row, second);
        rewriteRow(other, first);
      },
      reorder: () => this.#reorder(row, other),
      detach: () => this.#detach(row, this.#random() < 0.7 ? post : null),
      twice: () => {
        rewriteRow(row, this.#anyPost());
        queueMicrotask(() => rewriteRow(row, post));
      },
    };
    const name = this.#pick(Object.keys(operations));
    operations[name]?.();
    this.#operations[name] = (this.#operations[name] ?? 0) + 1;
    next();
  }

  #reorder(row: Row, other: Row): void {
    [row.cell.style.transform, other.cell.style.transform] = [
      other.cell.style.transform,
      row.cell.style.transform,
    ];
    if (row !== other) other.cell.before(row.cell);
  }

  #detach(row: Row, post: ReplicaPost | null): void {
    const parent = row.cell.parentElement;
    if (parent === null) return;
    row.cell.remove();
    if (post !== null) rewriteRow(row, post);
    const back = () => parent.append(row.cell);
    if (this.#random() < 0.4) back();
    else if (this.#random() < 0.5) queueMicrotask(back);
    else requestAnimationFrame(back);
  }

  #anyPost(): ReplicaPost {
    this.#nextId += 1;
    const by: PersonKey = this.#pick(SWAP_PEOPLE);
    return { id: this.#nextId, by, hoursAgo: 1 + this.#below(9), text: this.#pick(SWAP_TEXTS), lang: 'en' };
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  #pick<T>(from: readonly T[]): T {
    const found = from[this.#below(from.length)];
    if (found === undefined) throw new Error('there is nothing to swap');
    return found;
  }
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
