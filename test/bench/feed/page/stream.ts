import type { BenchPost } from '../posts.ts';
import { LIVE } from './live.ts';
import type { Row } from './row.ts';
import { canBecome, isBadged, makeRow, refillRow, rewriteRow } from './row.ts';

/** How one run of the stream goes. */
export interface RunPlan {
  readonly perFrame: number;
  /** Looks every frame for badges that have come. The runs that measure cost do not. */
  readonly watch: boolean;
}

/** What one run saw. */
export interface RunResult {
  readonly posts: number;
  readonly frames: number;
  /** Posts with evidence, and those of them that wore a badge when they left. */
  readonly due: number;
  readonly badged: number;
  /** Posts without evidence that wore a badge. */
  readonly wrong: number;
  /** Frames from a post's insertion to its badge; 0: both in one frame. Only when watching. */
  readonly lateness: readonly number[];
}

const ROW_HEIGHT = 210;
/** Frames after the last post in which badges may still come. */
const TAIL = 30;

interface Slot {
  row: Row;
  post: BenchPost;
  frame: number;
}

/** The feed: 60 rows at fixed places, used again one after the other. */
class Stream {
  readonly #column: HTMLElement;
  readonly #slots: Slot[] = [];
  #posts: readonly BenchPost[] = [];
  #frame = 0;
  #tally = { due: 0, badged: 0, wrong: 0 };
  #waiting = new Set<Slot>();
  #lateness: number[] = [];

  constructor(column: HTMLElement) {
    this.#column = column;
    column.style.height = `${LIVE * ROW_HEIGHT}px`;
  }

  /** Takes the posts of the next run, so that their way into the page is not measured. */
  load(posts: readonly BenchPost[]): void {
    this.#posts = posts;
  }

  /** How many elements each post has that stands in the page now. */
  sizes(): number[] {
    return this.#slots.map(({ row }) => row.article.querySelectorAll('*').length + 1);
  }

  /** Streams the loaded posts. Nothing here waits for a promise: a microtask in this page is somebody else's. */
  run({ perFrame, watch }: RunPlan): Promise<RunResult> {
    this.#tally = { due: 0, badged: 0, wrong: 0 };
    this.#lateness = [];
    this.#waiting = new Set();
    // What the run before left is not counted again.
    for (const slot of this.#slots) slot.post = { ...slot.post, truth: null };
    const counted = new Set<Slot>();
    const first = this.#frame;
    let next = 0;
    let tail = TAIL;
    performance.mark('bench-start');
    return new Promise((done) => {
      const step = () => {
        this.#frame += 1;
        for (let n = 0; n < perFrame && next < this.#posts.length; n += 1, next += 1) {
          const post = this.#posts[next];
          if (post !== undefined) this.#show(next, post, counted, watch);
        }
        if (next >= this.#posts.length) tail -= 1;
        if (tail > 0) requestAnimationFrame(step);
        else {
          performance.mark('bench-end');
          for (const slot of counted) this.#count(slot);
          done({
            posts: this.#posts.length,
            frames: this.#frame - first,
            ...this.#tally,
            lateness: this.#lateness,
          });
        }
      };
      const look = () => {
        for (const slot of this.#waiting) {
          if (!isBadged(slot.row)) continue;
          this.#waiting.delete(slot);
          this.#lateness.push(this.#frame - slot.frame);
        }
        if (tail > 0) requestAnimationFrame(look);
      };
      // Callbacks of a frame run in the order in which they asked: posts first, then whatever the microtasks did, then the look.
      requestAnimationFrame(step);
      if (watch) requestAnimationFrame(look);
    });
  }

  #show(number: number, post: BenchPost, counted: Set<Slot>, watch: boolean): void {
    const at = number % LIVE;
    const old = this.#slots[at];
    if (old !== undefined && counted.has(old)) {
      this.#count(old);
      counted.delete(old);
      this.#waiting.delete(old);
    }
    const slot = { row: this.#rowFor(at, old, post), post, frame: this.#frame };
    this.#slots[at] = slot;
    counted.add(slot);
    if (watch && post.truth !== null) this.#waiting.add(slot);
  }

  #rowFor(at: number, old: Slot | undefined, post: BenchPost): Row {
    if (old !== undefined && post.how === 'rewrite' && canBecome(old.row, post)) {
      rewriteRow(old.row, post);
      return old.row;
    }
    if (old !== undefined && post.how !== 'new') return refillRow(old.row, post);
    const row = makeRow(post);
    row.cell.style.transform = `translateY(${at * ROW_HEIGHT}px)`;
    old?.row.cell.remove();
    this.#column.append(row.cell);
    return row;
  }

  #count({ post, row }: Slot): void {
    const badged = isBadged(row);
    if (post.truth === null) this.#tally.wrong += badged ? 1 : 0;
    else {
      this.#tally.due += 1;
      this.#tally.badged += badged ? 1 : 0;
    }
  }
}

/** Shows one post at the top and resolves to the milliseconds until its badge, or null after `limit` ms. */
function timeOne(column: HTMLElement, post: BenchPost, limit: number): Promise<number | null> {
  return new Promise((done) => {
    const row = makeRow(post);
    const start = performance.now();
    const end = (ms: number | null) => {
      observer.disconnect();
      clearTimeout(timer);
      done(ms);
    };
    const observer = new MutationObserver(() => isBadged(row) && end(performance.now() - start));
    observer.observe(row.cell, { childList: true, subtree: true });
    const timer = setTimeout(() => end(null), limit);
    column.append(row.cell);
  });
}

/** Asks a content script of the bench's own to wake its worker, and resolves to the milliseconds until the answer. */
function timePing(limit: number): Promise<number | null> {
  return new Promise((done) => {
    const start = performance.now();
    const timer = setTimeout(() => done(null), limit);
    addEventListener(
      'bench-pong',
      () => {
        clearTimeout(timer);
        done(performance.now() - start);
      },
      { once: true },
    );
    dispatchEvent(new Event('bench-ping'));
  });
}

const column = document.getElementById('column');
if (column === null) throw new Error('the page has no column');
const stream = new Stream(column);

/** What the bench calls from outside. */
export const bench = {
  load: (posts: readonly BenchPost[]) => stream.load(posts),
  run: (plan: RunPlan) => stream.run(plan),
  sizes: () => stream.sizes(),
  timeOne: (post: BenchPost, limit: number) => timeOne(column, post, limit),
  timePing,
};

Object.assign(globalThis, { bench });
