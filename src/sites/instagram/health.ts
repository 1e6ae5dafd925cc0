import type { Canary, HealthSample, ReadPost } from '../site.ts';
import { postCode } from './links.ts';

/** Counts for one unit: captions read, and those that begin with the author's own link. */
export function countUnit(_unit: Element, posts: readonly ReadPost[], counts: Record<string, number>): void {
  const outer = posts[0];
  if (outer === undefined || outer.post.author === null) return;
  add(counts, 'authors');
  if (outer.post.text !== '') add(counts, 'captions');
  if (outer.hooks.text === 'author-link' || outer.hooks.author === 'picture-and-name') add(counts, 'double');
}

/** Counts about the page: posts by the links around their times, whatever holds them. */
export function surveyPage(root: Element, counts: Record<string, number>): void {
  const main = root.matches('main') ? root : root.querySelector('main');
  for (const time of main?.querySelectorAll('a[href] time') ?? []) {
    if (postCode(time.closest('a')?.getAttribute('href') ?? null) !== null) add(counts, 'times');
  }
  for (const _article of main?.querySelectorAll('article') ?? []) add(counts, 'articles');
}

/** The alarms of sites/instagram.md. Shells and login walls have neither articles nor times. */
export const canaries: readonly Canary[] = [
  { name: 'authors', broken: (sample) => sample.seen >= 5 && sample.parsed / sample.seen < 0.8 },
  {
    name: 'no-captions',
    broken: (sample) => count(sample, 'authors') >= 15 && count(sample, 'captions') === 0,
  },
  { name: 'times-without-units', broken: (sample) => sample.seen === 0 && count(sample, 'times') >= 3 },
  {
    name: 'single-evidence',
    broken: (sample) =>
      count(sample, 'authors') >= 10 && count(sample, 'double') / count(sample, 'authors') < 0.5,
  },
];

function count(sample: HealthSample, name: string): number {
  return sample.counts[name] ?? 0;
}

function add(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}
