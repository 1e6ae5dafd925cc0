import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readOptions } from '../lab/options.ts';
import type { LabReport } from '../lab/report.ts';
import { faultsOf } from '../lab/report.ts';
import { LAB_BUILD, runLab } from '../lab/run-lab.ts';
import { pathOf } from '../lab/saved-pages.ts';
import { plainPost as post } from './plain-posts.ts';

async function runPages(pages: Readonly<Record<string, string>>): Promise<LabReport> {
  const folder = test.info().outputPath('pages');
  for (const [name, html] of Object.entries(pages)) {
    const file = join(folder, `${name}.html`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, html);
  }
  return runLab({
    pages: folder,
    list: null,
    out: test.info().outputPath('out'),
    headless: true,
    keepOpen: false,
    extension: LAB_BUILD,
    say: () => {},
  });
}

test('saved pages stand at the path they name; what they ask for is listed; nobody is let go elsewhere', async () => {
  const mira = post('mira_demo', 7, 'From a saved page.');
  const report = await runPages({
    'x/canonical': `<html><head><link rel="canonical" href="https://twitter.com/mira_demo/status/7"></head><body>${mira}<img src="https://pictures.example/a.png"></body></html>`,
    'x/fragment': mira,
    'x/leaves-early': `<html><head><script>location.href = 'https://x.com/login'</script></head><body>${mira}</body></html>`,
    'x/leaves-later': `<html><body>${mira}<script>setTimeout(() => { location.href = 'https://x.com/login' }, 50)</script></body></html>`,
    'x/reloads': `<html><body><script>location.reload()</script>${mira}</body></html>`,
    'x/shared-worker': `<html><body>${mira}<script>new SharedWorker(URL.createObjectURL(new Blob(["fetch('https://worker.example/ping').catch(() => {})"])))</script></body></html>`,
  });
  const pages = new Map(report.pages.map((page) => [page.name, page]));
  expect(pages.get('canonical')?.url).toBe('https://x.com/mira_demo/status/7');
  expect(pages.get('fragment')?.url).toBe('https://x.com/');
  for (const name of ['canonical', 'fragment', 'leaves-later', 'shared-worker']) {
    const page = pages.get(name);
    expect([name, page?.error]).toEqual([name, null]);
    expect(page?.posts.map(({ author, badge }) => [author?.handle, badge])).toEqual([
      ['mira_demo', 'Paid affiliation: Paid by Amara Voss for Governor, label added by Fieldmark'],
    ]);
  }
  expect(pages.get('leaves-early')?.error).toContain('elsewhere');
  expect(faultsOf(report).some((fault) => fault.startsWith('x/leaves-early: '))).toBe(true);
  expect(report.requests).toContain('https://pictures.example/a.png');
  expect(report.requests).toContain('https://worker.example/ping');
  expect(report.browserRequests).not.toContain('pictures.example');
});

test('a page that hangs ends with a sentence, and the pages after it are read', async () => {
  const report = await runPages({
    'x/a-hangs':
      '<html><body><p>for ever</p><script>setTimeout(() => { for (;;); }, 50)</script></body></html>',
    'x/b-works': post('mira_demo', 8, 'After the one that hangs.'),
  });
  expect(report.pages[0]?.error).toContain('hangs');
  expect(report.pages[1]).toMatchObject({ error: null, parsed: 1 });
  expect(report.pages[1]?.posts[0]?.badge).not.toBeNull();
});

test('the command line: an unknown option is said, help is help', () => {
  expect(readOptions(['--help'])).toBe('help');
  expect(readOptions(['--bogus'])).toHaveProperty('wrong');
  expect(readOptions(['page.html'])).toHaveProperty('wrong');
  expect(readOptions(['--out', ''])).toHaveProperty('wrong');
  expect(readOptions(['--headless', '--keep-open'])).toMatchObject({
    pages: null,
    list: null,
    headless: true,
    keepOpen: true,
  });
});

test('the path of a saved page: canonical before og:url, of another host only the path, else the home feed', () => {
  const link = '<link href="https://x.com/a/status/1?s=20" data-rh="true" rel="canonical">';
  const graph = '<meta content="https://x.com/b" property="og:url">';
  expect(pathOf(graph + link, 'x.com')).toBe('/a/status/1?s=20');
  expect(pathOf(graph, 'x.com')).toBe('/b');
  expect(pathOf("<link rel='canonical' href='/c/d'>", 'x.com')).toBe('/c/d');
  expect(pathOf('<link rel=canonical href=https://elsewhere.example/e>', 'x.com')).toBe('/e');
  expect(pathOf('<p>nothing</p>', 'x.com')).toBe('/');
});
