import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { ReportPost } from '../lab/report.ts';
import { LAB_BUILD, runLab } from '../lab/run-lab.ts';

/** Real saved pages lie beside the project where it is developed; a clone has none. */
const CAPTURES = join(import.meta.dirname, '../../../shared/data/captures');

interface TruePost {
  readonly author: string | null;
  readonly permalink: string | null;
  readonly postedAt?: string | null;
  readonly kind: string;
  readonly text: string;
  readonly or?: string;
  readonly truncated?: boolean;
  readonly not?: string;
  readonly optional?: boolean;
  readonly authorMayBeNull?: boolean;
}

interface TruePage {
  readonly tier: 'current' | 'legacy' | 'shell';
  readonly posts: readonly TruePost[];
}

/** Links and mentions are compared on neither side, nor is white space. */
function bare(text: string): string {
  return text
    .replace(/https?:\/\/\S+/g, '')
    .replace(/@\w+/g, '')
    .replace(/\s+/g, '');
}

function startsRight(text: string, { text: wanted, or }: TruePost): boolean {
  const read = bare(text);
  return [wanted, ...(or === undefined ? [] : [or])].some((start) => read.startsWith(bare(start)));
}

/** What is wrong with one post read, or an empty list. */
function faultsOfPost(read: ReportPost, truth: TruePost): string[] {
  const faults: string[] = [];
  const author = read.author?.handle.toLowerCase() ?? null;
  const mayBeNull = truth.authorMayBeNull === true && author === null;
  if (author !== (truth.author?.toLowerCase() ?? null) && !mayBeNull)
    faults.push(`author ${author} instead of ${truth.author}`);
  if (truth.permalink !== null && read.permalink?.toLowerCase() !== truth.permalink.toLowerCase())
    faults.push(`permalink ${read.permalink} instead of ${truth.permalink}`);
  if (truth.postedAt != null && !(read.postedAt ?? '').startsWith(truth.postedAt.slice(0, 10)))
    faults.push(`date ${read.postedAt} instead of ${truth.postedAt}`);
  if (read.kind !== truth.kind) faults.push(`kind ${read.kind} instead of ${truth.kind}`);
  if (!startsRight(read.text, truth))
    faults.push(`text "${read.text.slice(0, 60)}" instead of "${truth.text}"`);
  if (truth.truncated !== undefined && read.truncated !== truth.truncated)
    faults.push(`truncated ${read.truncated} instead of ${truth.truncated}`);
  if (truth.not !== undefined && read.text.includes(truth.not)) faults.push(`the text holds "${truth.not}"`);
  return faults.map((fault) => `@${truth.author} "${truth.text}": ${fault}`);
}

/** Compares in document order; posts that may be missing are passed over when the next one fits. */
function faultsOfPage(read: readonly ReportPost[], truth: readonly TruePost[]): string[] {
  const faults: string[] = [];
  let at = 0;
  for (const wanted of truth) {
    const found = read[at];
    if (wanted.optional === true && (found === undefined || faultsOfPost(found, wanted).length > 0)) continue;
    at += 1;
    if (found === undefined) faults.push(`@${wanted.author} "${wanted.text}" is missing`);
    else faults.push(...faultsOfPost(found, wanted));
  }
  for (const extra of read.slice(at))
    faults.push(`@${extra.author?.handle} "${extra.text.slice(0, 40)}" is no post there`);
  return faults;
}

test('the lab reads every saved page of X: all posts of current layouts right, no crash on any', async () => {
  if (!existsSync(CAPTURES)) {
    console.log('captures: skipped, there is no ../shared/data/captures beside the project');
    test.skip();
  }
  test.setTimeout(900_000);
  const truth = JSON.parse(readFileSync(join(CAPTURES, 'expected.json'), 'utf8')) as {
    pages: Readonly<Record<string, TruePage>>;
  };
  const pages = test.info().outputPath('pages');
  mkdirSync(pages, { recursive: true });
  cpSync(join(CAPTURES, 'x'), join(pages, 'x'), { recursive: true });
  const report = await runLab({
    pages,
    list: null,
    out: test.info().outputPath('out'),
    headless: true,
    keepOpen: false,
    extension: LAB_BUILD,
    say: () => {},
  });
  const read = new Map(report.pages.map((page) => [`${page.site}/${page.name}.html`, page]));
  const wanted = Object.entries(truth.pages).filter(([name]) => name.startsWith('x/'));
  expect([...read.keys()].sort()).toEqual(wanted.map(([name]) => name).sort());

  const faults: string[] = [];
  let checked = 0;
  for (const [name, { tier, posts }] of wanted) {
    const page = read.get(name);
    if (page === undefined) continue;
    if (page.error !== null) faults.push(`${name}: ${page.error}`);
    for (const badge of page.strayBadges) faults.push(`${name}: stray badge "${badge}"`);
    if (tier === 'current') {
      checked += posts.length;
      faults.push(...faultsOfPage(page.posts, posts).map((fault) => `${name}: ${fault}`));
      continue;
    }
    // Layouts that are gone need not be read, but nobody may be named who is not there.
    const authors = posts.map(({ author }) => author?.toLowerCase());
    for (const { author } of page.posts)
      if (author !== null && !authors.includes(author.handle.toLowerCase()))
        faults.push(`${name}: @${author.handle} is no author there`);
  }
  console.log(`captures: ${wanted.length} pages, ${checked} posts of current layouts`);
  expect(faults).toEqual([]);
  expect(checked).toBeGreaterThan(0);
});
