import { expect, openReplica, readNow, test } from './extension.ts';
import { inExtensionWorld } from './extension-world.ts';

const BADGES =
  "[...document.querySelectorAll('article span')].map((one) => chrome.dom.openOrClosedShadowRoot(one)?.querySelector('button[aria-haspopup]')).filter((one) => one != null)";

test('badges follow the theme of the page while it is open', async ({ lab, page }) => {
  await openReplica(page, lab, 'https://x.com/home');
  await readNow(page, lab);
  const run = await inExtensionWorld(page, lab);
  const themes = async () =>
    (await run(`[...new Set(${BADGES}.map((one) => one.className.split(' ')[0]))].join()`)) as string;
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
