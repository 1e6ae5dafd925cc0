import type { Page } from '@playwright/test';
import type { Box } from './evidence-view.ts';
import type { Raster } from './png.ts';
import { decodePng } from './png.ts';

/** The picture of a part of the window, which may reach beyond its edge by less than a pixel. */
export async function pictureOf(page: Page, { x, y, width, height }: Box): Promise<Raster> {
  const left = Math.max(0, Math.floor(x));
  const top = Math.max(0, Math.floor(y));
  const clip = { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top };
  return decodePng(await page.screenshot({ clip, animations: 'disabled', caret: 'hide' }));
}
