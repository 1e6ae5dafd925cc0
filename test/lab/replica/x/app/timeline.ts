import type { ReplicaPost } from '../posts.ts';
import { make } from './make.ts';
import type { Row } from './row.ts';
import { fillRow, isPlainPost, makeRow, rewriteRow } from './row.ts';

const FIRST_BATCH = 12;
const BATCH = 10;
const ESTIMATE = 190;
/** Rows this far outside the window stay mounted, CSS pixels. */
const MARGIN = 700;
/** Posts ahead of the window that start the next batch, CSS pixels. */
const AHEAD = 1200;

/**
 * A virtual list as X builds it: rows stand absolutely at `translateY`, are measured after they are drawn, and are used
 * again for other posts when they leave the window.
 */
export class Timeline {
  readonly element = make('div', { class: 'rows' });
  readonly #posts: readonly ReplicaPost[];
  readonly #openedId: number | null;
  readonly #rows = new Map<number, Row>();
  readonly #heights = new Map<number, number>();
  readonly #sizes: ResizeObserver;
  #loaded = FIRST_BATCH;
  #loading = false;
  #frozen = false;

  constructor(posts: readonly ReplicaPost[], openedId: number | null = null) {
    this.#posts = posts;
    this.#openedId = openedId;
    this.#sizes = new ResizeObserver((entries) => this.#measured(entries));
    this.element.style.position = 'relative';
  }

  /** Rows in the page now. */
  rows(): Row[] {
    return [...this.#rows.values()];
  }

  /** Stops recycling: the swap mode moves rows itself. */
  freeze(): void {
    this.#frozen = true;
  }

  /** Draws the rows the window shows, and asks for more posts near the end. */
  update(): void {
    if (this.#frozen || !this.element.isConnected) return;
    const wanted = this.#wanted();
    const free = [...this.#rows].filter(([at]) => !wanted.includes(at));
    for (const [at] of free) this.#rows.delete(at);
    for (const at of wanted) if (!this.#rows.has(at)) this.#mount(at, free);
    for (const [, row] of free) {
      this.#sizes.unobserve(row.cell);
      row.cell.remove();
    }
    this.#place();
    this.#askForMore();
  }

  /** Stops for good. */
  end(): void {
    this.#frozen = true;
    this.#sizes.disconnect();
    this.element.remove();
  }

  #mount(at: number, free: [number, Row][]): void {
    const post = this.#posts[at];
    if (post === undefined) return;
    const opened = post.id === this.#openedId;
    const plain = isPlainPost(post) && !opened;
    const fitting = plain ? free.findIndex(([, row]) => row.plain !== null) : -1;
    // Two of three other rows are drawn anew in a used cell, the third gets a cell of its own: X does both.
    const used = fitting >= 0 ? fitting : at % 3 !== 0 && free.length > 0 ? 0 : -1;
    const row = used >= 0 ? free.splice(used, 1)[0]?.[1] : undefined;
    if (row === undefined) {
      const made = makeRow(post, opened);
      Object.assign(made.cell.style, {
        position: 'absolute',
        width: '100%',
        transform: `translateY(${this.#top(at)}px)`,
      });
      this.#rows.set(at, made);
      this.element.append(made.cell);
      this.#sizes.observe(made.cell);
      return;
    }
    if (fitting >= 0) rewriteRow(row, post);
    else fillRow(row, post, opened);
    this.#rows.set(at, row);
    // The cell may have kept its height: an observer only tells of changes.
    this.#sizes.unobserve(row.cell);
    this.#sizes.observe(row.cell);
  }

  #wanted(): number[] {
    const start = window.scrollY - this.element.offsetTop - MARGIN;
    const end = start + window.innerHeight + 2 * MARGIN;
    const wanted: number[] = [];
    let top = 0;
    for (let at = 0; at < Math.min(this.#loaded, this.#posts.length); at += 1) {
      const bottom = top + (this.#heights.get(at) ?? ESTIMATE);
      if (bottom > start && top < end) wanted.push(at);
      top = bottom;
    }
    return wanted;
  }

  #top(at: number): number {
    let top = 0;
    for (let before = 0; before < at; before += 1) top += this.#heights.get(before) ?? ESTIMATE;
    return top;
  }

  #place(): void {
    for (const [at, { cell }] of this.#rows) cell.style.transform = `translateY(${this.#top(at)}px)`;
    const height = this.#top(Math.min(this.#loaded, this.#posts.length));
    this.element.style.minHeight = `${height}px`;
  }

  #measured(entries: readonly ResizeObserverEntry[]): void {
    let changed = false;
    for (const [at, { cell }] of this.#rows) {
      const entry = entries.find(({ target }) => target === cell);
      const height = entry?.borderBoxSize[0]?.blockSize;
      if (height === undefined || height === 0 || height === this.#heights.get(at)) continue;
      this.#heights.set(at, height);
      changed = true;
    }
    if (changed) this.update();
  }

  #askForMore(): void {
    if (this.#loading || this.#loaded >= this.#posts.length) return;
    const end = window.scrollY + window.innerHeight + AHEAD;
    if (this.element.offsetTop + this.#top(this.#loaded) > end) return;
    this.#loading = true;
    setTimeout(() => {
      this.#loading = false;
      this.#loaded += BATCH;
      this.update();
    }, 40);
  }
}
