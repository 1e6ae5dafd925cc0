import type { Page } from '@playwright/test';
import { openPopup } from '../../e2e/popup.ts';
import { pause } from '../deadline.ts';
import { pictureOf } from './picture.ts';
import type { Raster } from './png.ts';
import { decodePng, encodePng } from './png.ts';
import type { Studio } from './studio.ts';
import type { Look, ReaderPage } from './view.ts';
import { applyLook, openFeed, openTab, zoomTab } from './view.ts';

/** The size both stores ask for. */
const SIZE = { width: 1280, height: 800 };
/** A feed is narrow: enlarged, its words can be read in a store's small pictures. */
const ZOOM = 1.25;

/** One picture, by the name of its file. */
export interface Scene {
  readonly name: string;
  readonly take: (studio: Studio) => Promise<Raster>;
}

interface Feed {
  readonly address: string;
  /** Labels in it. */
  readonly labels: number;
  readonly zoom: number;
}

type Theme = 'light' | 'dark';

const FEEDS = {
  x: {
    light: feed('https://x.com/home?posts=1,2,59,4', 3),
    dark: feed('https://x.com/home?posts=1,2,59,4&theme=black', 3),
  },
  /** The label that is opened stands first; not enlarged, so that the window holds all that its evidence says. */
  evidence: {
    light: feed('https://x.com/home?posts=59,2,4', 3, 1),
    dark: feed('https://x.com/home?posts=59,2,4&theme=dim', 3, 1),
  },
  facebook: {
    light: feed('https://www.facebook.com/?posts=1,2,5,4', 3),
    dark: feed('https://www.facebook.com/?posts=1,2,5,4&theme=dark', 3),
  },
  instagram: {
    light: feed('https://www.instagram.com/?posts=9,5', 2, 1.1),
    dark: feed('https://www.instagram.com/?posts=9,5&theme=dark', 2, 1.1),
  },
} as const;

function feed(address: string, labels: number, zoom = ZOOM): Feed {
  return { address, labels, zoom };
}

/** Every picture of the stores and the README. */
export const SCENES: readonly Scene[] = [
  { name: 'x-before', take: (studio) => withoutLabels(studio, FEEDS.x.light) },
  ...(['light', 'dark'] as const).flatMap((theme): Scene[] => [
    ...(['x', 'facebook', 'instagram'] as const).map((site) => ({
      name: `${site}-${theme}`,
      take: (studio: Studio) => ofFeed(studio, FEEDS[site][theme], theme),
    })),
    { name: `evidence-${theme}`, take: (studio) => ofEvidence(studio, FEEDS.evidence[theme], theme) },
    { name: `popup-${theme}`, take: (studio) => ofPopup(studio, FEEDS.x[theme], theme) },
    { name: `debug-${theme}`, take: (studio) => ofDebug(studio, FEEDS.x[theme], theme) },
    { name: `options-${theme}`, take: (studio) => ofPage(studio, 'options.html#labels', theme, 1) },
    { name: `welcome-${theme}`, take: (studio) => ofPage(studio, 'welcome.html', theme) },
  ]),
];

function lookOf(theme: Theme): Look {
  return { ...SIZE, dark: theme === 'dark' };
}

async function openScene(studio: Studio, { address, labels, zoom }: Feed, theme: Theme): Promise<ReaderPage> {
  const tab = await openTab(studio, lookOf(theme));
  await openFeed(studio, tab, address, labels, zoom);
  await tab.page.evaluate(speakEnglish, ENGLISH);
  await tab.view.badges(labels);
  return tab;
}

async function ofFeed(studio: Studio, shown: Feed, theme: Theme): Promise<Raster> {
  const { page } = await openScene(studio, shown, theme);
  return takeAndClose(page);
}

/** The same feed as the reader has it without Fieldmark: the site is switched off. */
async function withoutLabels(studio: Studio, shown: Feed): Promise<Raster> {
  const { page, view } = await openScene(studio, shown, 'light');
  await switchX(studio, false);
  await view.badges(0);
  const picture = await takeAndClose(page);
  await switchX(studio, true);
  return picture;
}

/** Switches X on or off, in the words the popup uses. */
async function switchX(studio: Studio, on: boolean): Promise<void> {
  await studio.extension.page.evaluate(async (x) => {
    interface Runtime {
      sendMessage(message: unknown): Promise<unknown>;
    }
    const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome;
    const sites = { x, facebook: true, instagram: true };
    await runtime.sendMessage({ fieldmark: 'change-settings', request: { sites } });
  }, on);
}

async function ofEvidence(studio: Studio, shown: Feed, theme: Theme): Promise<Raster> {
  const { page, view } = await openScene(studio, shown, theme);
  const badge = (await view.badges(shown.labels)).find(({ name }) => name.startsWith('Campaign message'));
  if (badge === undefined) throw new Error('the feed shows no campaign message');
  await view.open(badge);
  return takeAndClose(page);
}

/** The popup over its feed, in the corner where a browser shows it. */
async function ofPopup(studio: Studio, shown: Feed, theme: Theme): Promise<Raster> {
  const { page } = await openScene(studio, shown, theme);
  const behind = await wholeOf(page);
  const popup = await openPopup(page, studio);
  await applyLook(popup, { width: 450, height: 1000, dark: theme === 'dark' });
  await zoomTab(studio, popup, ZOOM);
  await popup
    .locator('.labelled li')
    .nth(shown.labels - 1)
    .waitFor();
  const height = await popup.evaluate(() => document.querySelector('.popup')?.getBoundingClientRect().height);
  const front = await pictureOf(popup, {
    x: 0,
    y: 0,
    width: 450,
    height: Math.min(760, (height ?? 0) * ZOOM),
  });
  await popup.close();
  await page.close();
  return composed(studio, behind, front, theme);
}

async function composed(studio: Studio, behind: Raster, front: Raster, theme: Theme): Promise<Raster> {
  const page = await studio.browser.context.newPage();
  await page.setViewportSize(SIZE);
  const source = (picture: Raster) => `data:image/png;base64,${encodePng(picture).toString('base64')}`;
  const edge = theme === 'dark' ? '#4b5560' : '#c4cad1';
  await page.setContent(`<!doctype html><style>body{margin:0}img{position:absolute;display:block}
.front{inset:12px 12px auto auto;border:1px solid ${edge};border-radius:12px;box-shadow:0 12px 40px rgb(0 0 0/.35)}</style>
<img src="${source(behind)}"><img class="front" src="${source(front)}">`);
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  return takeAndClose(page);
}

/** The full-page debug panel of a tab with a feed in it. */
async function ofDebug(studio: Studio, shown: Feed, theme: Theme): Promise<Raster> {
  const { page } = await openScene(studio, shown, theme);
  const id = await studio.extension.page.evaluate(async (address) => {
    interface Tabs {
      query(filter: object): Promise<readonly { id?: number; url?: string }[]>;
    }
    const { tabs } = (globalThis as unknown as { chrome: { tabs: Tabs } }).chrome;
    return (await tabs.query({})).find(({ url }) => url === address)?.id;
  }, page.url());
  const picture = await ofPage(studio, `debug.html?tab=${id}`, theme);
  await page.close();
  return picture;
}

/** A scrolled page must not be zoomed: the picture would be taken from the wrong place. */
async function ofPage(studio: Studio, file: string, theme: Theme, zoom = ZOOM): Promise<Raster> {
  const { page } = await openTab(studio, lookOf(theme));
  await page.goto(`chrome-extension://${studio.browser.extensionId}/${file}`);
  await page.locator('main section').first().waitFor();
  if (zoom !== 1) await zoomTab(studio, page, zoom);
  // What is asked of the background after the first drawing, and the scrolling to the section of the address.
  await pause(500);
  const section = new URL(page.url()).hash;
  if (section !== '') await page.locator(section).evaluate((element) => element.scrollIntoView());
  return takeAndClose(page);
}

async function takeAndClose(page: Page): Promise<Raster> {
  const picture = await wholeOf(page);
  await page.close();
  return picture;
}

async function wholeOf(page: Page): Promise<Raster> {
  return decodePng(await page.screenshot({ animations: 'disabled', caret: 'hide' }));
}

/** The replicas of Facebook and Instagram speak Portuguese, because nothing may depend on a site's words; readers of a store do not. */
const ENGLISH: Readonly<Record<string, string>> = {
  Início: 'Home',
  Mensagens: 'Messages',
  'Criar story': 'Create story',
  'No que você está pensando?': 'What’s on your mind?',
  Curtir: 'Like',
  Comentar: 'Comment',
  Compartilhar: 'Share',
  'Curtido por ': 'Liked by ',
  ' e ': ' and ',
  'outras pessoas': 'others',
  'Ver todos os comentários': 'View all comments',
};

/** Also puts the site's chats away, which say nothing here. */
function speakEnglish(words: Readonly<Record<string, string>>): void {
  document.querySelector('.dock')?.remove();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    const english = words[text.nodeValue ?? ''];
    if (english !== undefined) text.nodeValue = english;
  }
}
