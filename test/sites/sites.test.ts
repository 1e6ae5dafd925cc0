import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Post } from '../../src/core/post.ts';
import { MAX_TEXT } from '../../src/core/post.ts';
import { SITE_IDS } from '../../src/core/site-id.ts';
import { namedAuthor } from '../../src/sites/names.ts';
import { readProfile } from '../../src/sites/profiles.ts';
import type { ReadPost } from '../../src/sites/site.ts';
import { ADAPTERS, readPage } from './adapters.ts';

/**
 * `<site>/<view>.html` with `<view>.json` beside it: every field a post has in the JSON must be read so. `slot` is a
 * selector of the node a badge would stand before ("" at the end of its parent), null when there must be no place.
 */
interface Fixture {
  readonly url: string;
  readonly posts: readonly (Partial<Post> & {
    readonly slot?: string | null;
    readonly hasContext?: boolean;
  })[];
  readonly finders?: readonly string[];
  readonly alarms?: readonly string[];
  readonly profile?: { readonly handle: string; readonly description: string } | null;
}

const HERE = import.meta.dirname;

for (const site of SITE_IDS) {
  const adapter = ADAPTERS[site];
  if (adapter === undefined) continue;
  const folder = join(HERE, site);
  const views = existsSync(folder)
    ? readdirSync(folder).flatMap((file) => (file.endsWith('.html') ? [file.slice(0, -5)] : []))
    : [];

  describe(site, () => {
    test('has fixtures of its own', () => expect(views.length).toBeGreaterThan(0));

    test.each(views)('%s', (name) => {
      const html = readFileSync(join(folder, `${name}.html`), 'utf8');
      const wanted = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Fixture;
      const { reads, alarms, root, finders } = readPage(adapter, html, wanted.url);
      expect(reads.map((read, index) => asWanted(read, wanted.posts[index] ?? {}))).toEqual(wanted.posts);
      expect(alarms).toEqual(wanted.alarms ?? []);
      if (wanted.finders !== undefined) expect(finders).toEqual(wanted.finders);
      if (wanted.profile !== undefined) {
        const url = new URL(wanted.url);
        expect(readProfile(adapter.id, root, { url, view: adapter.view(url) })).toEqual(wanted.profile);
      }
      for (const read of reads) expectSound(read);
    });
  });
}

/** What was read, cut down to the fields the fixture speaks of; a post it does not speak of is shown whole. */
function asWanted(read: ReadPost, wanted: Fixture['posts'][number]): Record<string, unknown> {
  const fields = Object.keys(wanted);
  const post: Readonly<Record<string, unknown>> = { ...read.post, author: namedAuthor(read.post.site, read) };
  if (fields.length === 0) return { ...post };
  return Object.fromEntries(
    fields.map((field) => {
      if (field === 'slot') return [field, slotAs(read, wanted.slot ?? null)];
      if (field === 'hasContext') return [field, read.contextSlot !== null];
      return [field, post[field]];
    }),
  );
}

/** The wanted selector when the slot is there, else what is there instead. */
function slotAs({ slot }: ReadPost, wanted: string | null): string | null {
  if (slot === null) return null;
  const before = slot.before as Element | null;
  if (before === null) return '';
  return wanted !== null && wanted !== '' && before.matches(wanted) ? wanted : `<${before.localName}>`;
}

/** What holds for every post of every site. */
function expectSound({ post, slot, contextSlot, element }: ReadPost): void {
  expect(post.text.length).toBeLessThanOrEqual(MAX_TEXT);
  expect(post.text).toBe(post.text.trim());
  expect(post.key).not.toBe('');
  for (const place of [slot, contextSlot]) {
    if (place === null) continue;
    expect(element.contains(place.parent)).toBe(true);
    if (place.before !== null) expect(place.before.parentNode).toBe(place.parent);
  }
}
