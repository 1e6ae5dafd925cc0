import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { REPLICA_SITES } from '../lab/replica/sites.ts';
import type { LabReport } from '../lab/report.ts';
import { faultsOf } from '../lab/report.ts';
import { LAB_BUILD, runLab } from '../lab/run-lab.ts';
import { EXPECTED, expectedHome, labelledOf } from './expected-posts.ts';

const REPLICA_HOSTS = [
  'abs-0.twimg.com',
  // The lab's own lists lie on this computer.
  'localhost',
  'pbs.twimg.com',
  'scontent.cdninstagram.com',
  'scontent.xx.fbcdn.net',
  'static.xx.fbcdn.net',
  'www.facebook.com',
  'www.instagram.com',
  'x.com',
];

test('the lab labels the right posts of the three home feeds with the right sentences, and nobody else', async () => {
  const out = test.info().outputPath('out');
  const made = await runLab({
    pages: null,
    list: null,
    out,
    headless: true,
    keepOpen: false,
    extension: LAB_BUILD,
    say: () => {},
  });
  const report = JSON.parse(await readFile(`${out}/report.json`, 'utf8')) as LabReport;
  expect(report).toEqual(JSON.parse(JSON.stringify(made)));
  expect(faultsOf(report)).toEqual([]);
  expect(report.pages.map(({ site }) => site)).toEqual(REPLICA_SITES);
  for (const home of report.pages) {
    const expected = expectedHome(home.site);
    expect(labelledOf(home.posts)).toEqual(expected.labelled);
    expect(home.posts.length).toBe(expected.posts);
    expect(home.broken).toBeNull();
    // Whoever posts anonymously in a group of Facebook is the one whose author nobody can read.
    expect(home.seen - home.parsed).toBe(home.posts.filter(({ author }) => author === null).length);
  }

  const grades = new Set(EXPECTED.labelled.map(({ grade }) => grade).filter((grade) => grade !== undefined));
  expect(grades.size).toBeGreaterThanOrEqual(5);
  expect(EXPECTED.labelled.some(({ reposter }) => reposter !== undefined)).toBe(true);

  const hosts = [...new Set(report.requests.map((url) => new URL(url).hostname))].sort();
  expect(hosts).toEqual(REPLICA_HOSTS);
  for (const host of report.browserRequests) expect(REPLICA_HOSTS).not.toContain(host);
});
