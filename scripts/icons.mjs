// Renders public/icons/mark.svg to the sizes the manifest names. Run it after a change of the mark: node scripts/icons.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const SIZES = [16, 32, 48, 128];
const folder = join(dirname(fileURLToPath(import.meta.url)), '../public/icons');
const svg = readFileSync(join(folder, 'mark.svg'), 'utf8');
const browser = await chromium.launch({
  executablePath: process.env.FIELDMARK_BROWSER ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const page = await browser.newPage();
for (const size of SIZES) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>*{margin:0;padding:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  );
  writeFileSync(join(folder, `${size}.png`), await page.screenshot({ omitBackground: true }));
}
await browser.close();
