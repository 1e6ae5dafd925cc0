import { SWATCHES } from '../../src/ui/badge/tokens.ts';
import { expect, openReplica, readNow, test } from './extension.ts';
import { inExtensionWorld } from './extension-world.ts';

const BADGES =
  "[...document.querySelectorAll('article span')].map((one) => chrome.dom.openOrClosedShadowRoot(one)?.querySelector('button[aria-haspopup]')).filter((one) => one != null)";

test('badges follow the theme of the page while it is open', async ({ lab, page }) => {
  await openReplica(page, lab, 'https://x.com/home');
  await readNow(page, lab);
  const run = await inExtensionWorld(page, lab);
  const themes = async () =>
    themesOf((await run(`${BADGES}.map((one) => getComputedStyle(one).backgroundColor)`)) as string[]);
  expect(await themes()).toBe('light');
  // X sets its themes as a style of body; Facebook sets a class of html.
  for (const [colour, theme] of [
    ['rgb(21, 32, 43)', 'dim'],
    ['rgb(0, 0, 0)', 'black'],
    ['rgb(255, 255, 255)', 'light'],
  ] as const) {
    await page.evaluate((ground) => {
      document.body.style.backgroundColor = ground;
    }, colour);
    await expect.poll(themes).toBe(theme);
  }
  await page.evaluate(() => {
    document.head.append(
      Object.assign(document.createElement('style'), {
        textContent: '.dark-mode body { background: #18191a !important }',
      }),
    );
    document.documentElement.classList.add('dark-mode');
  });
  await expect.poll(themes).toBe('dim');
});

/** The themes that the fills of badges belong to. */
function themesOf(fills: readonly string[]): string {
  const themes = fills.map((fill) => {
    const hex = `#${(fill.match(/\d+/g) ?? []).map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`;
    const known = Object.entries(SWATCHES).find(([, tones]) =>
      Object.values(tones).some((tone) => tone.fill === hex),
    );
    return known?.[0] ?? fill;
  });
  return [...new Set(themes)].join();
}
