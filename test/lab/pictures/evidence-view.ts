import type { CDPSession, Page } from '@playwright/test';
import { pause } from '../deadline.ts';

/** A rectangle in the window, CSS pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A badge as it stands in the window. */
export interface SeenBadge {
  readonly name: string;
  readonly box: Box;
  /** The post around it, or the window. */
  readonly post: Box;
}

const POSTS = 'article, .card, .comment, .quote, .shared, .post, .sample-post';
const TRIES = 200;
const TRY_MS = 25;

/** Looks into the closed roots of a page's badges, as only the debugger can. */
export class EvidenceView {
  readonly #page: Page;
  readonly #session: CDPSession;

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  /** Opens a view on `page`; it ends with the page. */
  static async of(page: Page): Promise<EvidenceView> {
    return new EvidenceView(page, await page.context().newCDPSession(page));
  }

  /** The `count` badges of the page, in order, once they stand still. */
  async badges(count: number): Promise<readonly SeenBadge[]> {
    let before = '';
    let found: readonly SeenBadge[] = [];
    for (let tries = 0; tries < TRIES; tries += 1) {
      found = (await this.#call(BADGES, POSTS)) as readonly SeenBadge[];
      const now = JSON.stringify(found);
      if (found.length === count && now === before) return found;
      before = now;
      await this.#frames();
    }
    throw new Error(`expected ${count} badges, found: ${found.map(({ name }) => name).join(' | ')}`);
  }

  /** Two frames: what a page measures after a change it has then measured, and moved. */
  async #frames(): Promise<void> {
    await this.#page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
  }

  /** Opens the evidence of a badge and returns its box. */
  async open({ box }: SeenBadge): Promise<Box> {
    await this.#click(box);
    return this.evidence();
  }

  /** The box of the open evidence, once it stands still. */
  async evidence(): Promise<Box> {
    let before = '';
    for (let tries = 0; tries < TRIES; tries += 1) {
      const box = (await this.#call(EVIDENCE)) as Box | null;
      const now = JSON.stringify(box);
      if (box !== null && now === before) return box;
      before = now;
      await pause(TRY_MS);
    }
    throw new Error('no evidence opened');
  }

  /** Presses the control of the open evidence that says `words`, and brings it into view first. */
  async press(words: string): Promise<void> {
    const box = (await this.#call(CONTROL, words)) as Box | null;
    if (box === null) throw new Error(`no control says "${words}"`);
    await this.#click(box);
  }

  /** The mouse counts in the page's own pixels, zoomed or not. It goes away: nothing is pictured under the pointer. */
  async #click({ x, y, width, height }: Box): Promise<void> {
    await this.#page.mouse.click(x + width / 2, y + height / 2);
    await this.#page.mouse.move(1, 1);
  }

  /** Scrolls the open evidence: to its end, or to the given distance from its top. */
  async scroll(top: number): Promise<void> {
    await this.#call(SCROLL, top);
  }

  /** Adds declarations to what a badge draws, in place of those added before, for tests of the pictures themselves. */
  async spoil(at: number, part: string, declarations: string): Promise<void> {
    await this.#call(SPOIL, at, `${part}{${declarations}}`);
  }

  /** Calls a function with every button and popover of our closed roots as `this`. */
  async #call(functionDeclaration: string, ...values: readonly unknown[]): Promise<unknown> {
    const { root } = await this.#session.send('DOM.getDocument', { depth: -1, pierce: true });
    const wanted: number[] = [];
    const walk = (node: typeof root, inRoot: boolean): void => {
      const isOurs = inRoot && (node.nodeName === 'BUTTON' || node.attributes?.includes('popover') === true);
      if (isOurs) wanted.push(node.backendNodeId);
      for (const child of node.children ?? []) walk(child, inRoot && !isOurs);
      for (const shadow of node.shadowRoots ?? []) walk(shadow, shadow.shadowRootType === 'closed');
    };
    walk(root, false);
    const handles = await Promise.all(
      wanted.map((backendNodeId) => this.#session.send('DOM.resolveNode', { backendNodeId })),
    );
    const first = handles[0]?.object.objectId;
    if (first === undefined) return functionDeclaration === BADGES ? [] : null;
    const { result, exceptionDetails } = await this.#session.send('Runtime.callFunctionOn', {
      objectId: first,
      functionDeclaration,
      arguments: [
        ...values.map((value) => ({ value })),
        ...handles.map(({ object }) => ({ objectId: object.objectId ?? '' })),
      ],
      returnByValue: true,
    });
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }
}

/* These run in the page, each given the elements of our roots after its own values. */
const BOX = `const box = (element) => { const {x, y, width, height} = element.getBoundingClientRect(); return {x, y, width, height}; };
const shown = (parts) => parts.find((part) => part.matches(':popover-open'));`;
const BADGES = `function (posts, ...parts) { ${BOX}
  const whole = {x: 0, y: 0, width: innerWidth, height: innerHeight};
  return parts.filter((part) => part.ariaHasPopup === 'dialog').map((button) => {
    const post = button.getRootNode().host.closest(posts);
    return {name: button.ariaLabel, box: box(button), post: post === null ? whole : box(post)};
  }); }`;
const EVIDENCE = `function (...parts) { ${BOX}
  const found = shown(parts); return found === undefined ? null : box(found); }`;
const CONTROL = `function (words, ...parts) { ${BOX}
  const found = [...(shown(parts)?.querySelectorAll('button, summary, a') ?? [])].find((control) => control.textContent.includes(words));
  if (found === undefined) return null;
  found.scrollIntoView({block: 'nearest'});
  return box(found); }`;
const SCROLL = `function (top, ...parts) { ${BOX}
  shown(parts)?.scrollTo(0, top); }`;
const SPOIL = `function (at, css, ...parts) {
  const root = parts.filter((part) => part.ariaHasPopup === 'dialog')[at].getRootNode();
  const style = root.querySelector('style') ?? root.appendChild(document.createElement('style'));
  style.textContent = css; }`;
