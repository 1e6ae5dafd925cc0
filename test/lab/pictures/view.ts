import type { CDPSession, Page } from '@playwright/test';
import { waitUntilReady } from '../read-page.ts';
import type { Box, SeenBadge } from './evidence-view.ts';
import { EvidenceView } from './evidence-view.ts';
import type { Studio } from './studio.ts';

/** How a page is looked at. */
export interface Look {
  /** Width of the window in CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly dark?: boolean;
  readonly forcedColors?: boolean;
  /** A finger instead of a mouse. */
  readonly touch?: boolean;
  /** 2: the browser's own zoom at 200 %. */
  readonly zoom?: number;
}

/** A page as a reader with these circumstances sees it. */
export interface ReaderPage {
  readonly page: Page;
  readonly view: EvidenceView;
  /** Keeps what the page is made to believe of its reader's hands. */
  readonly session: CDPSession;
}

/** Opens an empty tab for `look`. */
export async function openTab(studio: Studio, look: Look): Promise<ReaderPage> {
  const page = await studio.browser.context.newPage();
  const session = await page.context().newCDPSession(page);
  const tab = { page, session, view: await EvidenceView.of(page) };
  await relook(tab, look);
  return tab;
}

/** Gives a tab another look; its zoom waits for the next page. */
export async function relook({ page, session }: ReaderPage, look: Look): Promise<void> {
  await applyLook(page, look);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: look.touch === true });
}

/** Gives a page another window, colours and contrast. */
export async function applyLook(page: Page, look: Look): Promise<void> {
  const { width, height } = look;
  await page.setViewportSize({ width, height });
  await page.emulateMedia({
    colorScheme: look.dark === true ? 'dark' : 'light',
    forcedColors: look.forcedColors === true ? 'active' : 'none',
    reducedMotion: 'reduce',
  });
}

/** Sets the browser's zoom of the tab that shows `page`, of this tab alone. */
export async function zoomTab(studio: Studio, page: Page, zoom: number): Promise<void> {
  await studio.extension.page.evaluate(
    async ([address, factor]) => {
      interface Tabs {
        query(filter: object): Promise<readonly { id?: number; url?: string }[]>;
        setZoomSettings(id: number | undefined, settings: object): Promise<void>;
        setZoom(id: number | undefined, factor: number): Promise<void>;
      }
      const { tabs } = (globalThis as unknown as { chrome: { tabs: Tabs } }).chrome;
      const tab = (await tabs.query({})).find(({ url }) => url === address);
      await tabs.setZoomSettings(tab?.id, { scope: 'per-tab' });
      await tabs.setZoom(tab?.id, factor);
    },
    [page.url(), zoom] as const,
  );
  await page.waitForFunction((wanted) => Math.abs(devicePixelRatio - wanted) < 0.01, zoom);
}

/** Opens an address of a replica, and waits for its `count` badges and its pictures. */
export async function openFeed(
  studio: Studio,
  { page, view }: ReaderPage,
  address: string,
  count: number,
  zoom = 1,
): Promise<readonly SeenBadge[]> {
  await page.goto(address);
  await waitUntilReady(page, studio.extension);
  // The zoom of a tab outlives its page.
  if ((await page.evaluate(() => devicePixelRatio)) !== zoom) await zoomTab(studio, page, zoom);
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  return view.badges(count);
}

/** A badge with the header above it and the first line of the post below: enough to judge how it stands there. */
export function around({ box, post }: SeenBadge): Box {
  return part(post, box, { above: 44, below: 26, beside: 72 });
}

/** A box and some of what is around it, no more than `whole`. */
export function part(
  whole: Box,
  box: Box,
  { above, below, beside }: { readonly above: number; readonly below: number; readonly beside: number },
): Box {
  const x = Math.max(whole.x, box.x - beside);
  const y = Math.max(whole.y, box.y - above);
  const right = Math.min(whole.x + whole.width, box.x + box.width + beside);
  const bottom = Math.min(whole.y + whole.height, box.y + box.height + below);
  return { x, y, width: right - x, height: bottom - y };
}

/** Where a box of a zoomed page stands in its picture. */
export function zoomed({ x, y, width, height }: Box, zoom: number): Box {
  return { x: x * zoom, y: y * zoom, width: width * zoom, height: height * zoom };
}
