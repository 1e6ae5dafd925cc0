import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Post } from '../../src/core/post.ts';
import { LINK_TOKEN, MAX_TEXT } from '../../src/core/post.ts';
import type { SiteId } from '../../src/core/site-id.ts';
import { isSiteId } from '../../src/core/site-id.ts';
import { ADAPTERS, HOME, readPage } from './adapters.ts';

/** Real saved pages, kept outside the project: whoever cloned it has none, and the fixtures beside this file stand alone. */
const CAPTURES = resolve(import.meta.dirname, '../../../shared/data/captures');
/** One post of expected.json; its `_` key explains the fields. */
interface Expected {
  readonly author: string | null;
  readonly authorMayBeNull?: boolean;
  readonly permalink: string | null;
  readonly postedAt: string | null;
  readonly kind: Post['kind'];
  readonly text: string;
  readonly or?: string;
  readonly textLength?: number;
  readonly truncated?: boolean;
  readonly not?: string;
  readonly imageTexts?: readonly string[];
  readonly disclosure?: string | null;
  readonly optional?: boolean;
}

interface ExpectedPage {
  readonly tier: 'current' | 'legacy' | 'shell';
  readonly posts: readonly Expected[];
}

/** Where expected.json is wrong itself: the comment holds 121 characters in the page (read by eye), not 46. */
const WRONG_LENGTHS = new Set(['น่ากลัวมากจริงๆครับ โรคนี้ ช่วยกันอยู่บ้านครับ']);

const truth = join(CAPTURES, 'expected.json');
if (!existsSync(truth)) console.log('captures.test: skipped, there is no ../shared/data/captures here');

describe.skipIf(!existsSync(truth))('captures', () => {
  const { pages } = existsSync(truth)
    ? (JSON.parse(readFileSync(truth, 'utf8')) as { pages: Record<string, ExpectedPage> })
    : { pages: {} };
  for (const [file, page] of Object.entries(pages)) {
    const site = file.split('/')[0];
    const adapter = isSiteId(site) ? ADAPTERS[site] : undefined;
    if (!isSiteId(site) || adapter === undefined) continue;
    test(`${page.tier} ${file}`, () => {
      const html = readFileSync(join(CAPTURES, file), 'utf8');
      const { posts, alarms } = readPage(adapter, html, addressOf(html, site));
      expect(problemsOf(page, posts, site)).toEqual([]);
      if (page.tier !== 'legacy') expect(alarms).toEqual([]);
    });
  }

  test('there is a capture of every site that has an adapter', () => {
    const sites = new Set(Object.keys(pages).map((file) => file.split('/')[0]));
    for (const site of Object.keys(ADAPTERS)) expect(sites).toContain(site);
  });
});

/** A page that says its own address is read under it; a fragment is read as a home feed. */
function addressOf(html: string, site: SiteId): string {
  const canonical = /<link[^>]+rel="canonical"[^>]+href="([^"]+)"/.exec(html)?.[1];
  const own = canonical !== undefined && ADAPTERS[site]?.hosts.includes(new URL(canonical).hostname) === true;
  return own ? canonical : HOME[site];
}

function problemsOf(page: ExpectedPage, posts: readonly Post[], site: SiteId): string[] {
  if (page.tier === 'shell') return posts.map((post) => `a post on a shell: ${post.text.slice(0, 40)}`);
  if (page.tier === 'legacy') return posts.flatMap((post) => wrongAuthor(page, post, site));
  const problems: string[] = [];
  let at = 0;
  for (const expected of page.posts) {
    const post = posts[at];
    const found = post === undefined ? ['missing'] : differences(expected, post, site);
    // An optional post that is there must be right; one that is not there is passed over.
    if (expected.optional === true && (post === undefined || !begins(expected, post))) continue;
    problems.push(...found.map((what) => `${expected.author} "${expected.text}": ${what}`));
    at += 1;
  }
  for (const post of posts.slice(at)) problems.push(`one too many: ${post.kind} ${post.text.slice(0, 40)}`);
  return problems;
}

/** On layouts that are gone only a wrong author counts. */
function wrongAuthor({ posts }: ExpectedPage, post: Post, site: SiteId): string[] {
  if (post.author === null) return [];
  const same = posts.filter((expected) => begins(expected, post));
  const of = same.length > 0 ? same : posts;
  const right = of.some(
    ({ author }) => author !== null && sameHandle(author, post.author?.handle ?? '', site),
  );
  return right ? [] : [`${post.author.handle} did not write "${post.text.slice(0, 40)}"`];
}

function differences(expected: Expected, post: Post, site: SiteId): string[] {
  const found: string[] = [];
  const handle = post.author?.handle ?? null;
  const nullIsRight = expected.author === null || expected.authorMayBeNull === true;
  if (
    handle === null ? !nullIsRight : expected.author === null || !sameHandle(expected.author, handle, site)
  ) {
    found.push(`author ${handle}`);
  }
  if (expected.permalink !== null && post.permalink !== expected.permalink)
    found.push(`permalink ${post.permalink}`);
  if (expected.postedAt !== null && post.postedAt?.startsWith(expected.postedAt) !== true)
    found.push(`postedAt ${post.postedAt}`);
  if (post.kind !== expected.kind) found.push(`kind ${post.kind}`);
  if (!begins(expected, post)) found.push(`text "${post.text.slice(0, 60)}"`);
  if (post.truncated !== (expected.truncated ?? false)) found.push(`truncated ${post.truncated}`);
  if (expected.not !== undefined && post.text.includes(expected.not)) found.push(`holds "${expected.not}"`);
  found.push(...lengthDifference(expected, post));
  for (const [index, image] of (expected.imageTexts ?? []).entries()) {
    if (!folded(post.imageTexts[index] ?? '').startsWith(folded(image))) found.push(`image text ${index}`);
  }
  if (expected.imageTexts === undefined && post.imageTexts.length > 0)
    found.push(`image text "${post.imageTexts[0]}"`);
  if (expected.disclosure !== undefined && expected.disclosure !== post.disclosure)
    found.push(`disclosure ${post.disclosure}`);
  return found;
}

/** `textLength` counts a link as shown, "about": texts with links are compared with room for them. */
function lengthDifference({ textLength, text: start }: Expected, { text }: Post): string[] {
  if (textLength === undefined || WRONG_LENGTHS.has(start)) return [];
  const links = text.split(LINK_TOKEN).length - 1;
  const length = text.replaceAll(LINK_TOKEN, '').length;
  const wanted = Math.min(textLength, MAX_TEXT);
  const room = 4 + wanted * 0.03 + links * 60;
  return Math.abs(length - wanted) > room ? [`length ${length}, not ${textLength}`] : [];
}

function begins(expected: Expected, post: Post): boolean {
  const text = folded(post.text);
  const starts = [expected.text, ...(expected.or === undefined ? [] : [expected.or])].map(folded);
  return starts.some((start) => (start === '' ? text.replaceAll(' ', '') === '' : text.startsWith(start)));
}

/** White space collapsed, links and mentions taken out, as expected.json allows. */
function folded(text: string): string {
  return text
    .replaceAll(LINK_TOKEN, '')
    .replace(/@[\w.]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function sameHandle(one: string, other: string, site: SiteId): boolean {
  const fold = (handle: string): string =>
    site === 'facebook' ? handle.toLowerCase().replaceAll('.', '') : handle.toLowerCase();
  return fold(one) === fold(other);
}
