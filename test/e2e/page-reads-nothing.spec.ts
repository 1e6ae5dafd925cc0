import { sentenceIn } from './expected-posts.ts';
import { expect, openReplica, readNow, test } from './extension.ts';
import { inExtensionWorld } from './extension-world.ts';
import type { Reading } from './read-every-way.ts';
import { OUR_TAGS, readEveryWay, watchFromTheStart } from './read-every-way.ts';

/** In the content script's own world alone: the root of the first badge in the window, and where to press it. */
const FIRST_ROOT =
  "[...document.querySelectorAll('article span')].filter((one) => one.getBoundingClientRect().top > 60).map((one) => chrome.dom.openOrClosedShadowRoot(one)).find((root) => root?.querySelector('button[aria-haspopup]'))";
const OPEN_EVIDENCE =
  "[...document.querySelectorAll('article span')].map((one) => chrome.dom.openOrClosedShadowRoot(one)?.querySelector(':popover-open')).find((one) => one != null)";

function expectNothing(reading: Reading): void {
  expect(reading.hosts).toBeGreaterThan(2);
  expect(reading.boxes).toBe(reading.hosts);
  for (const [way, found] of Object.entries(reading.read))
    expect(`${way}: ${found.join(' | ')}`).toBe(`${way}: `);
}

test('a page that tries every way of reading reads no character of a badge, closed or open', async ({
  lab,
  page,
}) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await watchFromTheStart(page);
  await openReplica(page, lab, 'https://x.com/home');
  const sentences = (await readNow(page, lab))
    .map(({ badge }) => sentenceIn(badge))
    .filter((sentence) => sentence !== undefined);
  expect(sentences.length).toBeGreaterThan(2);
  expectNothing(await readEveryWay(page, sentences));

  const run = await inExtensionWorld(page, lab);
  const { x, y } = (await run(
    `(({ left, top, height }) => ({ x: left + 30, y: top + height / 2 }))(${FIRST_ROOT}.querySelector('button').getBoundingClientRect())`,
  )) as { x: number; y: number };
  await page.mouse.click(x, y);
  await expect.poll(() => run(`${OPEN_EVIDENCE} !== undefined`)).toBe(true);
  const tags = (await run(
    `[...new Set([...${OPEN_EVIDENCE}.getRootNode().querySelectorAll('*')].map((one) => one.localName))]`,
  )) as string[];
  expect(tags.length).toBeGreaterThan(10);
  expect(tags.filter((tag) => !OUR_TAGS.includes(tag))).toEqual([]);
  // The evidence is text while the reader holds it open (docs/adr/0601); the badge's sentence is not, not even there.
  expectNothing(await readEveryWay(page, sentences));

  const evidence = String(await run(`${OPEN_EVIDENCE}.innerText`));
  const own = await page.evaluate(() => document.body.innerText);
  const words = evidence.split('\n').filter((line) => line.trim().length > 12 && !own.includes(line));
  expect(words.length).toBeGreaterThan(5);
  await page.keyboard.press('Escape');
  await expect.poll(() => run(`${OPEN_EVIDENCE} === undefined`)).toBe(true);
  expectNothing(await readEveryWay(page, [...sentences, ...words]));
  expect(errors).toEqual([]);
});
