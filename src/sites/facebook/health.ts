import type { Canary, HealthSample, ReadPost } from '../site.ts';
import { BARS, isComment, MESSAGE, NAME } from './marks.ts';

/**
 * Counts for one unit: whether it was read, texts that only a fallback found, headers whose avatar and name disagree. A
 * place that the site has emptied since is no unit any more, and a person's card (a heading alone) never was one.
 */
export function countUnit(unit: Element, posts: readonly ReadPost[], counts: Record<string, number>): void {
  const outer = posts[0];
  if (outer === undefined) {
    if (unit.querySelector(`${NAME},${MESSAGE}`) !== null) add(counts, 'units', 1);
    return;
  }
  add(counts, 'units', 1);
  if (posts.some(({ post }) => post.author !== null)) add(counts, 'authors', 1);
  if (outer.hooks.text === 'paragraph') add(counts, 'text-without-hook', 1);
  if (posts.some((post) => post.hooks.conflict !== undefined)) add(counts, 'header-mismatch', 1);
  if (unit.querySelector(BARS[0]) !== null) add(counts, 'bars', 1);
}

/** Counts about the page: texts and rows of buttons in the main column, whatever frames they have. */
export function surveyPage(root: Element, counts: Record<string, number>): void {
  const main = root.matches('[role="main"]') ? root : root.querySelector('[role="main"]');
  if (main === null) return;
  let texts = 0;
  for (const text of main.querySelectorAll(MESSAGE)) {
    if (text.parentElement?.closest(MESSAGE) == null) texts += 1;
  }
  add(counts, 'texts', texts);
  add(counts, 'rows-of-buttons', main.querySelectorAll(BARS.join(',')).length);
  // Every link of a story in the feed carries this blob; links of notifications, menus and shells do not.
  add(counts, 'tracked-links', main.querySelectorAll('a[href*="__cft__"]').length);
  let articles = 0;
  for (const article of main.querySelectorAll('[role="article"]')) if (!isComment(article)) articles += 1;
  add(counts, 'articles', articles);
}

/** The alarms of sites/facebook.md. Shells and notifications have none of what they count. */
export const canaries: readonly Canary[] = [
  {
    name: 'authors',
    broken: (sample) =>
      count(sample, 'units') >= 8 && count(sample, 'authors') / count(sample, 'units') < 0.7,
  },
  {
    name: 'texts-without-units',
    broken: (sample) => sample.seen === 0 && count(sample, 'texts') >= 3,
  },
  {
    name: 'no-units',
    broken: (sample) =>
      sample.view === 'home' &&
      sample.seen === 0 &&
      sample.watchedMs >= 30_000 &&
      (count(sample, 'tracked-links') >= 12 || count(sample, 'rows-of-buttons') >= 3),
  },
  {
    name: 'only-articles',
    broken: (sample) => sample.seen >= 8 && (sample.finders.article ?? 0) >= sample.seen,
  },
  {
    name: 'headers-disagree',
    broken: (sample) => sample.seen >= 20 && count(sample, 'header-mismatch') / sample.seen > 0.2,
  },
];

function count(sample: HealthSample, name: string): number {
  return sample.counts[name] ?? 0;
}

function add(counts: Record<string, number>, name: string, by: number): void {
  counts[name] = (counts[name] ?? 0) + by;
}
