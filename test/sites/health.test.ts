import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { facebook } from '../../src/sites/facebook.ts';
import { instagram } from '../../src/sites/instagram.ts';
import type { Site } from '../../src/sites/site.ts';
import { HOME, readPage } from './adapters.ts';

/** A feed of many posts, each unit of a fixture several times over. */
function longFeed(site: 'facebook' | 'instagram', view: string, times: number): string {
  const html = readFileSync(join(import.meta.dirname, site, `${view}.html`), 'utf8');
  const [open, close] =
    site === 'facebook'
      ? ['<div role="feed">', '</div>\n</div>\n<div><div role="complementary"']
      : ['relative;">', '</div>\n<div><div><a role="link" href="/the.reader/"'];
  const from = html.indexOf(open ?? '') + (open ?? '').length;
  const to = html.indexOf(close ?? '', from);
  if (from < 20 || to < 0) throw new Error('the fixture has changed its shape');
  return html.slice(0, from) + html.slice(from, to).repeat(times) + html.slice(to);
}

function alarms(site: Site, html: string): readonly string[] {
  return readPage(site, html, HOME[site.id]).alarms;
}

describe('facebook', () => {
  const html = longFeed('facebook', 'home-posinset', 5);
  test('a working feed raises nothing', () => {
    expect(readPage(facebook, html, HOME.facebook).posts.length).toBe(15);
    expect(alarms(facebook, html)).toEqual([]);
  });
  test('names that moved: authors', () => {
    const lost = html.replaceAll(' data-ad-rendering-role="profile_name"', '').replaceAll('h4', 'b');
    expect(alarms(facebook, lost)).toEqual(['authors']);
  });
  test('pictures and names that contradict each other: both alarms', () => {
    const wrong = longFeed('facebook', 'home-posinset', 9).replace(
      /(<a role="link" tabindex="0" aria-label="[^"]+" href=")[^"]+"/g,
      '$1/somebody.else"',
    );
    expect(alarms(facebook, wrong)).toEqual(['authors', 'headers-disagree']);
  });
  test('frames and names gone: texts without units', () => {
    const lost = html
      .replaceAll(/ (?:aria-posinset|data-virtualized|aria-describedby)="[^"]*"/g, '')
      .replaceAll('role="feed"', '')
      .replaceAll(/ data-ad-rendering-role="[^"]*"/g, '');
    expect(readPage(facebook, lost, HOME.facebook).posts).toEqual([]);
    expect(alarms(facebook, lost)).toEqual(['texts-without-units', 'no-units']);
  });
  test('everything gone but the links: no units', () => {
    const lost = html
      .replaceAll(/ (?:aria-posinset|data-virtualized|aria-describedby|data-ad-[a-z-]+)="[^"]*"/g, '')
      .replaceAll('role="feed"', '');
    expect(alarms(facebook, lost)).toEqual(['no-units']);
  });
  test('only the oldest frame is left: articles', () => {
    const old = longFeed('facebook', 'home-posinset', 5)
      .replaceAll(/ data-virtualized="[^"]*"/g, '')
      .replaceAll(/aria-posinset="[^"]*"/g, 'role="article"')
      .replaceAll('role="feed"', '');
    expect(alarms(facebook, old)).toEqual(['only-articles']);
  });
});

describe('instagram', () => {
  const html = longFeed('instagram', 'home', 6);
  test('a working feed raises nothing', () => {
    expect(readPage(instagram, html, HOME.instagram).posts.length).toBe(18);
    expect(alarms(instagram, html)).toEqual([]);
  });
  test('names without links: authors', () => {
    expect(alarms(instagram, html.replaceAll('<span class="_ap3a" dir="auto">', '<span>by '))).toContain(
      'authors',
    );
  });
  test('captions gone: no captions', () => {
    const lost = longFeed('instagram', 'home', 8).replaceAll(
      /<div><div><span><div><span><a role="link"[\s\S]*?comments<\/span><\/a><\/div>|<span dir="auto">[^<]*/g,
      '',
    );
    expect(alarms(instagram, lost)).toEqual(['no-captions']);
  });
  test('buttons and articles gone: times without units', () => {
    const lost = html.replaceAll(/<(\/?)(?:article|section)/g, '<$1div').replaceAll('<svg', '<i');
    expect(readPage(instagram, lost, HOME.instagram).posts).toEqual([]);
    expect(alarms(instagram, lost)).toEqual(['times-without-units']);
  });
});
