import type { View } from '../../core/post.ts';
import type { Canary, HealthSample, ReadPost } from '../site.ts';

/** A canary says nothing before it has seen so many units (sites/x.md). */
const ENOUGH = 20;
const ENOUGH_ROWS = 5;
const ROWS_WATCHED_MS = 10_000;
/** Views that show posts; elsewhere rows hold accounts, topics or settings. */
const POST_VIEWS: readonly View[] = ['home', 'profile', 'permalink', 'search', 'list'];
/** What fills a row that is no post: suggestions, trends, the "Show more" below them (captures of 2023 and 2026). */
const NO_POST = '[data-testid="UserCell"],[data-testid="trend"],[data-testid="progressBar-bar"]';

/** Counters of one unit: see `CANARIES` for what they mean. */
export function countUnit(_unit: Element, posts: readonly ReadPost[], counts: Record<string, number>): void {
  for (const { hooks } of posts) {
    if (hooks.text === 'tweetText') add(counts, 'texts');
    else if (hooks.text === 'lang') {
      add(counts, 'texts');
      add(counts, 'text-without-hook');
    }
    if (hooks.handles !== undefined) add(counts, 'handles');
    if (hooks.handles === 'differ') add(counts, 'handle-mismatch');
  }
}

/** Counters of the whole page: rows that could be posts, and articles in them. It never throws. */
export function surveyPage(root: Element, counts: Record<string, number>): void {
  try {
    countRows(root, counts);
  } catch {
    // A page that resists is not counted: no counter means no alarm.
  }
}

function countRows(root: Element, counts: Record<string, number>): void {
  let rows = 0;
  let articles = 0;
  for (const row of root.querySelectorAll('[data-testid="cellInnerDiv"]')) {
    if (row.querySelector('article') !== null) articles += 1;
    // An empty row is a gap, a row with a heading or a separator alone has no picture of an account.
    else if (row.querySelector('img') === null || row.querySelector(NO_POST) !== null) continue;
    rows += 1;
  }
  counts.cells = rows;
  counts['cells-with-article'] = articles;
}

/** X's own alarms (sites/x.md, "Canary"). A shell has no rows and no units, so none of them goes off on it. */
export const CANARIES: readonly Canary[] = [
  {
    name: 'authors',
    broken: ({ seen, parsed }) => seen >= ENOUGH && parsed / seen < 0.9,
  },
  {
    name: 'rows-without-posts',
    broken: (sample) =>
      POST_VIEWS.includes(sample.view) &&
      sample.watchedMs >= ROWS_WATCHED_MS &&
      sample.seen === 0 &&
      of(sample, 'cells') >= ENOUGH_ROWS &&
      of(sample, 'cells-with-article') === 0,
  },
  {
    name: 'text-hook',
    broken: (sample) =>
      of(sample, 'texts') >= ENOUGH && of(sample, 'text-without-hook') / of(sample, 'texts') > 0.5,
  },
  {
    name: 'handle-mismatch',
    broken: (sample) =>
      of(sample, 'handles') >= ENOUGH && of(sample, 'handle-mismatch') / of(sample, 'handles') > 0.05,
  },
];

function of({ counts }: HealthSample, name: string): number {
  return counts[name] ?? 0;
}

function add(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}
