import { EXPECTED, labelledOf } from './expected-posts.ts';
import { expect, openReplica, readNow, startLab, test } from './extension.ts';
import { inExtensionWorld } from './extension-world.ts';

/** A browser that lost the extension's words answers every question for one with nothing (docs/adr/0010). */
const LOSE = "Object.defineProperty(chrome.i18n, 'getMessage', { value: () => '' })";

test('a browser that has lost our words still shows sentences, in badges, evidence and pages', async () => {
  const lab = await startLab();
  try {
    const { context, extensionId } = lab.browser;
    const worker = context.serviceWorkers().find((one) => one.url().includes(extensionId));
    await worker?.evaluate(LOSE);
    expect(await worker?.evaluate("chrome.i18n.getMessage('gradeA')")).toBe('');
    const page = await context.newPage();
    await openReplica(page, lab, 'https://x.com/home');
    const shown = labelledOf(await readNow(page, lab));
    expect(shown.length).toBeGreaterThan(3);
    expect(EXPECTED.labelled.slice(0, shown.length)).toEqual(shown);

    const run = await inExtensionWorld(page, lab);
    await run(LOSE);
    // Only our own world can look into a badge.
    const first =
      "[...document.querySelectorAll('span')].map((one) => chrome.dom.openOrClosedShadowRoot(one)).find((root) => root?.querySelector('button'))";
    const { x, y } = (await run(
      `(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }))(${first}.querySelector('button').getBoundingClientRect())`,
    )) as { x: number; y: number };
    await page.mouse.click(x, y);
    await expect.poll(() => run(`${first}.querySelector('h3') !== null`)).toBe(true);
    const evidence = String(await run(`${first}.querySelector('[popover]').innerText`));
    expect(evidence).toContain('Who says so');
    expect(await run(`${first}.querySelector('h3').dataset.words`)).toMatch(/^Paid by /);
    expect(evidence).not.toMatch(/\b(action|popover|source|evidence)[A-Z_]\w+/);

    const options = await context.newPage();
    await options.addInitScript(LOSE);
    await options.goto(`chrome-extension://${extensionId}/options.html`);
    await expect(options.getByRole('heading', { level: 1 })).toHaveText('Fieldmark: Lists & settings');
    await expect(options.locator('body')).not.toContainText(
      /section_|privacy_|state_|listsIntro|actionRemove|listCovers/,
    );
  } finally {
    await lab.close();
  }
});
