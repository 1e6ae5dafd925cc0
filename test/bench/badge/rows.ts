import { makeRow } from '../feed/page/row.ts';
import type { BenchPost } from '../feed/posts.ts';

/** Fills the page with rows of the feed's own kind; run in the page. */
export function fill(posts: readonly BenchPost[], rowHeight: number | null): void {
  const column = document.getElementById('column');
  if (column === null) throw new Error('the page has no column');
  posts.forEach((post, at) => {
    const { cell } = makeRow(post);
    if (rowHeight !== null) {
      // A row is laid out by itself: otherwise the rest of the page hides what a badge costs.
      cell.classList.add('apart');
      Object.assign(cell.style, { position: 'absolute', transform: `translateY(${at * rowHeight}px)` });
    }
    column.append(cell);
  });
}

Object.assign(globalThis, { fill });
