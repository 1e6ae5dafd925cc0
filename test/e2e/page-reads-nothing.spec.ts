import { sentenceIn } from './expected-posts.ts';
import { expect, openReplica, readNow, test } from './extension.ts';

interface Reading {
  readonly hosts: number;
  /** What each way of reading found of the sentences. */
  readonly read: Readonly<Record<string, readonly string[]>>;
  readonly boxes: number;
}

test('a page that tries every way of reading reads no character of a badge', async ({ lab, page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  // Before any script of ours: every tag of a badge is tried as a custom element, and every root is asked for.
  await page.addInitScript(() => {
    const record: string[] = [];
    Object.defineProperty(window, 'attached', { value: record });
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (init) {
      record.push(this.localName);
      return attach.call(this, { ...init, mode: 'open' });
    };
    for (const tag of ['span', 'button', 'fieldmark-badge', 'fieldmark-label', 'x-fieldmark'])
      try {
        customElements.define(
          tag,
          class extends HTMLElement {
            constructor() {
              super();
              record.push(`made ${tag}`);
            }
          },
        );
      } catch {
        // "span" is no name for a custom element: that is why the host is one.
      }
  });
  await openReplica(page, lab, 'https://x.com/home');
  const sentences = (await readNow(page, lab))
    .map(({ badge }) => sentenceIn(badge))
    .filter((sentence) => sentence !== undefined);
  expect(sentences.length).toBeGreaterThan(2);
  const reading = await page.evaluate((all): Reading => {
    // What is asked below is recorded as well: only what came before counts.
    const attached = [...(window as unknown as { attached: string[] }).attached];
    const hosts = [...document.querySelectorAll('article span')].filter(
      (span) => span.attributes.length === 0 && span.childNodes.length === 0,
    );
    const within = (text: string): string[] => all.filter((sentence) => text.includes(sentence));
    const { find } = window as unknown as { find(text: string, ...more: boolean[]): boolean };
    const findInPage = all.filter((sentence) => find.call(window, sentence, false, false, true));
    getSelection()?.selectAllChildren(document.body);
    const selection = getSelection()?.toString() ?? '';
    getSelection()?.removeAllRanges();
    const styles = hosts.flatMap((host) =>
      ['', '::before', '::after', '::marker'].map((part) => getComputedStyle(host, part).content),
    );
    const clones = hosts.map((host) => {
      const clone = host.cloneNode(true) as HTMLElement;
      host.after(clone);
      const text = `${clone.innerText}${clone.outerHTML}${clone.getBoundingClientRect().width}`;
      clone.remove();
      return text;
    });
    const internals = hosts.map((host) => {
      try {
        return String((host as HTMLElement).attachInternals().shadowRoot);
      } catch (cause) {
        return (cause as Error).name;
      }
    });
    const points = hosts.flatMap((host) => {
      const { left, top, height } = host.getBoundingClientRect();
      const at = document.elementFromPoint(left + 20, top + height / 2);
      return at === null ? [] : [`${at.localName} ${at.shadowRoot === null} ${at.textContent}`];
    });
    const again = hosts.map((host) => {
      try {
        return host.attachShadow({ mode: 'open' }).textContent ?? '';
      } catch (cause) {
        return (cause as Error).name;
      }
    });
    const slots = hosts.map(
      (host) => `${host.assignedSlot} ${(host as HTMLElement).innerText} ${host.textContent}`,
    );
    const range = document.createRange();
    range.selectNodeContents(document.body);
    const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
    let walked = '';
    while (walker.nextNode() !== null) walked += walker.currentNode.nodeValue ?? '';
    return {
      hosts: hosts.length,
      boxes: hosts.filter((host) => host.getBoundingClientRect().height > 0).length,
      read: {
        innerText: within(document.body.innerText),
        textContent: within((document.documentElement.cloneNode(true) as HTMLElement).textContent ?? ''),
        find: findInPage,
        selection: within(selection),
        range: within(range.toString() + (range.cloneContents().textContent ?? '')),
        styles: within(styles.join(' ')),
        clones: within(clones.join(' ')),
        internals: internals.filter((found) => found !== 'NotSupportedError'),
        points: within(points.join(' ')),
        again: again.filter((found) => found !== 'NotSupportedError'),
        slots: within(slots.join(' ')),
        walked: within(walked),
        serialised: within(new XMLSerializer().serializeToString(document)),
        attached,
      },
    };
  }, sentences);
  expect(reading.hosts).toBeGreaterThan(2);
  expect(reading.boxes).toBe(reading.hosts);
  for (const [way, found] of Object.entries(reading.read))
    expect(`${way}: ${found.join(' | ')}`).toBe(`${way}: `);
  expect(errors).toEqual([]);
});
