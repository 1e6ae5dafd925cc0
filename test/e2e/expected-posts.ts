import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SiteId } from '../../src/core/site-id.ts';
import type { ReportPost } from '../lab/report.ts';

/** A labelled post of the replica's home feed, written down by hand from product.md. */
export interface ExpectedPost {
  readonly author: string;
  readonly permalink: string | null;
  readonly kind: string;
  readonly text: string;
  readonly grade?: string;
  readonly sentence?: string;
  readonly reposter?: string;
  readonly reposterSentence?: string;
}

/** A file of test/lab/expected. */
export interface ExpectedHome {
  /** How many posts there are, labelled or not. */
  readonly posts: number;
  readonly labelled: readonly ExpectedPost[];
}

/** What test/lab/expected says of a site's home feed. */
export function expectedHome(site: SiteId): ExpectedHome {
  const file = join(import.meta.dirname, `../lab/expected/${site}-home.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as ExpectedHome;
}

/** What test/lab/expected/x-home.json says. */
export const EXPECTED = expectedHome('x');

/** Every badge has the same ending; in between stands the sentence. */
export function sentenceIn(badge: string | null): string | undefined {
  return badge === null ? undefined : /^[^:]+: (.*), label added by Fieldmark$/.exec(badge)?.[1];
}

/** The labelled ones of these posts, in the form of the expected file. */
export function labelledOf(posts: readonly ReportPost[]): ExpectedPost[] {
  return posts
    .filter(({ badge, reposter }) => badge !== null || (reposter !== null && reposter.badge !== null))
    .map(({ author, permalink, kind, text, verdict, badge, reposter }) => ({
      author: author?.handle ?? '',
      permalink,
      kind,
      text: Array.from(text).slice(0, 32).join(''),
      ...(badge === null ? {} : { grade: verdict?.grade ?? '', sentence: sentenceIn(badge) ?? badge }),
      ...(reposter === null || reposter.badge === null
        ? {}
        : { reposter: reposter.handle, reposterSentence: sentenceIn(reposter.badge) ?? reposter.badge }),
    }));
}
