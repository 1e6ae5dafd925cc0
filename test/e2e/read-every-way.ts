import type { Page } from '@playwright/test';

/** What each way of reading found of the given sentences, and what the page could see of the hosts. */
export interface Reading {
  readonly hosts: number;
  readonly read: Readonly<Record<string, readonly string[]>>;
  readonly boxes: number;
}

/** Every element that stands in a badge's tree, closed or with its evidence open. */
export const OUR_TAGS: readonly string[] =
  'span button style div p h3 h4 h5 section dl dt dd bdi ul li a blockquote ins del details summary pre form'.split(
    ' ',
  );

/** Before any script of ours: every tag is tried as a custom element, and every root is asked to be open. */
export async function watchFromTheStart(page: Page): Promise<void> {
  await page.addInitScript(
    (tags) => {
      const record: string[] = [];
      Object.defineProperty(window, 'attached', { value: record });
      const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function (init) {
        record.push(this.localName);
        return attach.call(this, { ...init, mode: 'open' });
      };
      for (const tag of [...tags, 'fieldmark-badge', 'fieldmark-label', 'x-fieldmark'])
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
          // A name without a hyphen is none for a custom element: that is why we use no other.
        }
    },
    [...OUR_TAGS],
  );
}

/** Reads the page in every way a page has, in its own world. `attached` was recorded from the start. */
export function readEveryWay(page: Page, sentences: readonly string[]): Promise<Reading> {
  return page.evaluate(
    ([all, tags]): Reading => {
      // What is asked below is recorded as well: only what came before counts.
      const attached = [...(window as unknown as { attached: string[] }).attached];
      const hosts = [...document.querySelectorAll<HTMLElement>('article span')].filter(
        (span) => span.attributes.length === 0 && span.childNodes.length === 0,
      );
      const within = (text: string): string[] => all.filter((sentence) => text.includes(sentence));
      const failure = (ask: () => unknown): string => {
        try {
          return String(ask());
        } catch (cause) {
          return (cause as Error).name;
        }
      };
      const { find } = window as unknown as { find(text: string, ...more: boolean[]): boolean };
      const findInPage = all.filter((sentence) => find.call(window, sentence, false, false, true));
      getSelection()?.selectAllChildren(document.body);
      const selection = getSelection()?.toString() ?? '';
      getSelection()?.removeAllRanges();
      const styles = hosts.flatMap((host) =>
        ['', '::before', '::after', '::marker', '::backdrop'].map(
          (part) => getComputedStyle(host, part).content,
        ),
      );
      const clones = hosts.map((host) => {
        const clone = host.cloneNode(true) as HTMLElement;
        host.after(clone);
        const text = `${clone.innerText}${clone.textContent}${clone.outerHTML}${clone.shadowRoot}`;
        clone.remove();
        return text;
      });
      // Defined after ours have come: an upgrade would run the page's own constructor on them.
      const defined = tags.filter(
        (tag) => failure(() => customElements.define(tag, class extends HTMLElement {})) === 'undefined',
      );
      const points = hosts.flatMap((host) => {
        const { left, top, height } = host.getBoundingClientRect();
        const at = document.elementFromPoint(left + 20, top + height / 2);
        return at === null ? [] : [`${at.shadowRoot} ${at.textContent} ${at.outerHTML}`];
      });
      const range = document.createRange();
      range.selectNodeContents(document.body);
      const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
      let walked = '';
      while (walker.nextNode() !== null) walked += walker.currentNode.nodeValue ?? '';
      const composed = (
        document.documentElement as unknown as { getHTML?(options: object): string }
      ).getHTML?.({
        serializableShadowRoots: true,
      });
      const reading = {
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
          internals: hosts
            .map((host) => failure(() => host.attachInternals()))
            .filter((found) => found !== 'NotSupportedError'),
          defined,
          points: within(points.join(' ')),
          again: hosts
            .map((host) => failure(() => host.attachShadow({ mode: 'open' })))
            .filter((found) => found !== 'NotSupportedError'),
          slots: within(
            hosts
              .map((host) => `${host.assignedSlot} ${host.innerText} ${host.ariaLabel} ${host.title}`)
              .join(' '),
          ),
          walked: within(walked),
          serialised: within(new XMLSerializer().serializeToString(document) + (composed ?? '')),
          focused: within(document.activeElement?.outerHTML ?? ''),
          attached,
        },
      };
      (window as unknown as { attached: string[] }).attached.length = 0;
      return reading;
    },
    [sentences, OUR_TAGS] as const,
  );
}
