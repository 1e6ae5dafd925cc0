import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { SWATCHES } from '../../src/ui/badge/tokens.ts';
import type { PictureBuild } from '../lab/pictures/build.ts';
import { differenceOf, readBuild } from '../lab/pictures/build.ts';
import { compare } from '../lab/pictures/compare.ts';
import { pictureOf } from '../lab/pictures/picture.ts';
import type { Studio } from '../lab/pictures/studio.ts';
import { openStudio } from '../lab/pictures/studio.ts';
import { around, openFeed, openTab } from '../lab/pictures/view.ts';
import { Album } from './pictures/album.ts';
import { takeEvidence } from './pictures/evidence.ts';
import { takeFeeds } from './pictures/feeds.ts';
import { takePages, takePopup } from './pictures/surfaces.ts';

const RECORDED = join(import.meta.dirname, 'pictures', 'recorded');
const BUILD_FILE = join(RECORDED, 'build.json');

const test = base.extend<object, { studio: Studio }>({
  studio: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's own pattern
    async ({}, use) => {
      const studio = await openStudio();
      await use(studio);
      await studio.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

test('every surface looks as recorded', async ({ studio }, info) => {
  const here = await readBuild(studio.browser.context);
  const isRecording = ['all', 'changed'].includes(info.config.updateSnapshots);
  if (!isRecording) {
    const difference = differenceOf(recordedBuild(), here);
    const reason = `pictures are compared only on the build that drew them: ${difference}`;
    if (difference !== null) console.log(reason);
    test.skip(difference !== null, reason);
  }
  const album = new Album({ recorded: RECORDED, output: info.outputPath('pictures') }, isRecording);
  await takeFeeds(studio, album);
  await takeEvidence(studio, album);
  await takePopup(studio, album);
  await takePages(studio, album);
  expect(album.end()).toEqual([]);
  expect(album.size).toBeGreaterThanOrEqual(60);
  if (isRecording) writeFileSync(BUILD_FILE, `${JSON.stringify(here, null, 2)}\n`);
});

function recordedBuild(): PictureBuild {
  if (!existsSync(BUILD_FILE)) throw new Error('no pictures are recorded: see docs/testing.md');
  return JSON.parse(readFileSync(BUILD_FILE, 'utf8')) as PictureBuild;
}

test('a changed glyph, word or border is seen; the same badge twice is the same', async ({ studio }) => {
  const tab = await openTab(studio, { width: 640, height: 700 });
  const [badge] = await openFeed(studio, tab, 'https://x.com/home?posts=2', 1);
  if (badge === undefined) throw new Error('there is no badge');
  const take = () => pictureOf(tab.page, around(badge));
  const before = await take();
  expect(compare(before, await take()).pixels).toBe(0);
  const words = (text: string) => ['button::before', `content: "${text}" !important`] as const;
  const changes = [
    words('◇\u2002Paid by Amara Voss for Governor'),
    words('◆\u2002Paid by Amara Voss for Govemor'),
    ['button', 'border-style: dashed !important'],
    ['button', `background: ${SWATCHES.dim.amber.fill} !important`],
  ] as const;
  for (const [part, declarations] of changes) {
    await tab.view.spoil(0, part, declarations);
    expect(compare(before, await take()).pixels).toBeGreaterThan(0);
    await tab.view.spoil(0, part, '');
    expect(compare(before, await take()).pixels).toBe(0);
  }
  // What stands there is what was recorded: the same words, written once more, change nothing.
  await tab.view.spoil(0, ...words('◆\u2002Paid by Amara Voss for Governor'));
  expect(compare(before, await take()).pixels).toBe(0);
  await tab.page.close();
});
