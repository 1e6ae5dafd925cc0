import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { HealthSample, ReadPost } from '../../../src/sites/site.ts';
import { CANARIES, countUnit, surveyPage } from '../../../src/sites/x/canaries.ts';
import { parsePage } from '../adapters.ts';

const QUIET: HealthSample = {
  view: 'home',
  seen: 40,
  parsed: 40,
  counts: {},
  finders: {},
  watchedMs: 60_000,
};

function alarms(sample: Partial<HealthSample>): string[] {
  return CANARIES.filter(({ broken }) => broken({ ...QUIET, ...sample })).map(({ name }) => name);
}

describe('canaries', () => {
  test('are quiet on a page that reads well, and on a shell', () => {
    expect(alarms({})).toEqual([]);
    expect(alarms({ seen: 0, parsed: 0 })).toEqual([]);
  });

  test('authors: more than one in ten posts without an author, after twenty posts', () => {
    expect(alarms({ seen: 20, parsed: 18 })).toEqual([]);
    expect(alarms({ seen: 20, parsed: 17 })).toEqual(['authors']);
    expect(alarms({ seen: 19, parsed: 0 })).toEqual([]);
  });

  test('rows without posts: five rows, no article, ten seconds, on a page of posts', () => {
    const blind = { seen: 0, parsed: 0, counts: { cells: 5, 'cells-with-article': 0 }, watchedMs: 10_000 };
    expect(alarms(blind)).toEqual(['rows-without-posts']);
    expect(alarms({ ...blind, watchedMs: 9_999 })).toEqual([]);
    expect(alarms({ ...blind, view: 'other' })).toEqual([]);
    expect(alarms({ ...blind, view: 'private' })).toEqual([]);
    expect(alarms({ ...blind, counts: { cells: 4 } })).toEqual([]);
    expect(alarms({ ...blind, counts: { cells: 9, 'cells-with-article': 1 } })).toEqual([]);
  });

  test('text hook: most texts come from the fallback', () => {
    expect(alarms({ counts: { texts: 20, 'text-without-hook': 10 } })).toEqual([]);
    expect(alarms({ counts: { texts: 20, 'text-without-hook': 11 } })).toEqual(['text-hook']);
    expect(alarms({ counts: { texts: 19, 'text-without-hook': 19 } })).toEqual([]);
  });

  test('handle mismatch: more than one in twenty', () => {
    expect(alarms({ counts: { handles: 40, 'handle-mismatch': 2 } })).toEqual([]);
    expect(alarms({ counts: { handles: 40, 'handle-mismatch': 3 } })).toEqual(['handle-mismatch']);
  });
});

test('counters follow the hooks of every post of a unit', () => {
  const post = (hooks: Record<string, string>): ReadPost => ({ hooks }) as unknown as ReadPost;
  const counts: Record<string, number> = {};
  const unit = parsePage('');
  countUnit(unit, [post({ author: 'permalink', text: 'tweetText', handles: 'agree' })], counts);
  countUnit(unit, [post({ text: 'lang', handles: 'differ' }), post({ text: 'none' })], counts);
  expect(counts).toEqual({ texts: 2, 'text-without-hook': 1, handles: 2, 'handle-mismatch': 1 });
});

describe('surveyPage', () => {
  const survey = (html: string): Record<string, number> => {
    const counts: Record<string, number> = {};
    surveyPage(parsePage(html), counts);
    return counts;
  };
  const fixture = (name: string): string => readFileSync(join(import.meta.dirname, `${name}.html`), 'utf8');

  test('counts rows that could be posts: no headings, no suggestions', () => {
    expect(survey(fixture('home'))).toEqual({ cells: 13, 'cells-with-article': 13 });
    expect(survey(fixture('shell'))).toEqual({ cells: 0, 'cells-with-article': 0 });
  });

  test('sees rows whose articles have gone', () => {
    const gone = fixture('home').replaceAll('<article', '<div').replaceAll('</article>', '</div>');
    expect(survey(gone)).toEqual({ cells: 12, 'cells-with-article': 0 });
  });
});
