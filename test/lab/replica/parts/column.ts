/** How a site takes posts out of the page that the reader has scrolled past. */
export interface Recycling {
  /** Facebook keeps the place and empties it; Instagram removes it and pads the column. */
  readonly way: 'empty' | 'remove';
  /** Puts an emptied place in a row's stead, as high as the row was. Only for `empty`. */
  readonly shell?: (row: HTMLElement, height: number) => void;
}

const FIRST_BATCH = 6;
const BATCH = 5;
/** A row this far outside the window is taken out, CSS pixels; it comes back when it is nearer than that by a good bit. */
const FAR = 1600;
const NEAR = 1100;
/** Distance to the end that starts the next batch, CSS pixels. */
const AHEAD = 1600;

/** A column that streams posts in, batch by batch, and recycles what is far away. */
export class Column {
  readonly #column: HTMLElement;
  readonly #count: number;
  readonly #draw: (at: number) => HTMLElement;
  readonly #recycling: Recycling;
  readonly #rows: HTMLElement[] = [];
  readonly #heights: number[] = [];
  readonly #gone = new Set<number>();
  #loading = false;
  #frozen = false;

  constructor(column: HTMLElement, count: number, draw: (at: number) => HTMLElement, recycling: Recycling) {
    this.#column = column;
    this.#count = count;
    this.#draw = draw;
    this.#recycling = recycling;
  }

  /** Stops streaming and recycling: the swap mode moves rows itself. */
  freeze(): void {
    this.#frozen = true;
  }

  /** Draws what the window needs. Call it once the column stands in the page, and at every scroll. */
  update(): void {
    if (this.#frozen || !this.#column.isConnected) return;
    if (this.#rows.length === 0) this.#load(FIRST_BATCH);
    this.#recycle();
    const end = window.scrollY + window.innerHeight + AHEAD;
    if (this.#loading || this.#rows.length >= this.#count || document.body.scrollHeight > end) return;
    this.#loading = true;
    setTimeout(() => {
      this.#loading = false;
      if (this.#frozen) return;
      this.#load(BATCH);
      this.update();
    }, 40);
  }

  #load(count: number): void {
    for (let left = count; left > 0 && this.#rows.length < this.#count; left -= 1) {
      const row = this.#draw(this.#rows.length);
      this.#rows.push(row);
      this.#column.append(row);
    }
  }

  #recycle(): void {
    const from = window.scrollY;
    const to = from + window.innerHeight;
    let top = this.#column.getBoundingClientRect().top + from;
    let before = 0;
    let after = 0;
    for (const [at, row] of this.#rows.entries()) {
      if (!this.#gone.has(at)) this.#heights[at] = row.getBoundingClientRect().height;
      const height = this.#heights[at] ?? 0;
      const distance = Math.max(from - (top + height), top - to);
      if (distance > FAR && !this.#gone.has(at)) this.#takeOut(at, row, height);
      else if (distance < NEAR && this.#gone.has(at)) this.#bringBack(at);
      if (this.#gone.has(at)) {
        if (top < from) before += height;
        else after += height;
      }
      top += height;
    }
    if (this.#recycling.way === 'empty') return;
    this.#column.style.paddingTop = `${before}px`;
    this.#column.style.paddingBottom = `${after}px`;
  }

  #takeOut(at: number, row: HTMLElement, height: number): void {
    this.#gone.add(at);
    if (this.#recycling.way === 'remove') row.remove();
    else this.#recycling.shell?.(row, height);
  }

  /** A post that comes back is drawn anew: neither site keeps the old nodes. */
  #bringBack(at: number): void {
    this.#gone.delete(at);
    const old = this.#rows[at];
    const row = this.#draw(at);
    this.#rows[at] = row;
    if (old?.isConnected === true) old.replaceWith(row);
    else {
      const next = this.#rows.slice(at + 1).find((other) => other.isConnected);
      this.#column.insertBefore(row, next ?? null);
    }
  }
}
