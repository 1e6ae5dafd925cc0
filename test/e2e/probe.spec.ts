import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { CHROMIUM_BUILD } from '../lab/run-lab.ts';
import type { Lab } from './extension.ts';
import { expect, openReplica, readNow, test } from './extension.ts';

/** The hosts of design/sites/*.md, written down once more: the manifest must ask for these and no others. */
const HOST_PERMISSIONS = [
  'https://x.com/*',
  'https://twitter.com/*',
  'https://mobile.x.com/*',
  'https://mobile.twitter.com/*',
  'https://www.facebook.com/*',
  'https://web.facebook.com/*',
  'https://facebook.com/*',
  'https://www.instagram.com/*',
];
const THREAD = 'https://x.com/mira_demo/status/1990000000000000002';

/** Every file that the background may put into a page. */
const PAGE_FILES = ['door.js', 'facebook.js', 'instagram.js', 'labels.js', 'popover.js', 'report.js', 'x.js'];

interface Manifest {
  readonly host_permissions: readonly string[];
  readonly content_scripts: readonly Readonly<Record<string, unknown>>[];
}

const manifest = JSON.parse(readFileSync(join(CHROMIUM_BUILD, 'manifest.json'), 'utf8')) as Manifest;

test('the manifest asks for the sites and nothing that a page could reach', () => {
  expect([...manifest.host_permissions].sort()).toEqual([...HOST_PERMISSIONS].sort());
  expect(manifest.content_scripts.flatMap(({ matches }) => matches).sort()).toEqual(
    [...HOST_PERMISSIONS].sort(),
  );
  expect(Object.keys(manifest)).not.toContain('web_accessible_resources');
  expect(Object.keys(manifest)).not.toContain('externally_connectable');
  for (const script of manifest.content_scripts) {
    expect(script.run_at).toBe('document_start');
    expect(Object.keys(script).sort()).toEqual(['js', 'matches', 'run_at']);
  }
});

test('what runs in a page has no way to speak to it', () => {
  const files = readdirSync(CHROMIUM_BUILD).filter((name) => PAGE_FILES.includes(name));
  expect(files.sort()).toEqual(PAGE_FILES);
  for (const file of files) {
    // A channel with both ends in our own function is a timer, not a message (src/feed/next-frame.ts); the line's own port
    // has the background at its other end (src/messages/line.ts).
    const code = readFileSync(join(CHROMIUM_BUILD, file), 'utf8')
      .replace(/\{port1:(\w+),port2:(\w+)\}=new MessageChannel;?.{0,80}?\2\.postMessage\(null\)/, '')
      .replace(
        /\b(\w+)\?\?=(\w+)\(\),\1\.postMessage\(\w+\.message\)(?=\}catch\{\w+\(\)\}\},\2=\(\)=>\{let \w+=\w+\(\)\.runtime\.connect\(\))/,
        '',
      );
    for (const way of [/\bpostMessage\b/, /\bdispatchEvent\b/, /\bCustomEvent\b/, /\bwrappedJSObject\b/])
      expect(`${file}: ${way.exec(code)?.[0] ?? 'nothing'}`).toBe(`${file}: nothing`);
    for (const way of [
      /\bfetch\s*\(/,
      /\bXMLHttpRequest\b/,
      /\bWebSocket\b/,
      /\bsendBeacon\b/,
      /\bEventSource\b/,
    ])
      expect(`${file}: ${way.exec(code)?.[0] ?? 'nothing'}`).toBe(`${file}: nothing`);
  }
});

interface ProbeRecord {
  readonly globals: string[];
  readonly heard: string[];
  /** What came into the document and is neither the page's own nor a bare span. */
  readonly hosts: string[];
  readonly changed: string[];
}

/** Runs in the page before any script: remembers everything a page can notice. */
function installProbe(extensionId: string): void {
  const record: ProbeRecord = {
    globals: Object.getOwnPropertyNames(window),
    heard: [],
    hosts: [],
    changed: [],
  };
  Object.defineProperty(window, 'probeRecord', { value: record });
  const names = ['message', 'messageerror', 'fieldmark', 'fieldmark:ready', 'storage'];
  for (const script of ['x', 'popover', 'content'])
    names.push(`${extensionId}:${script}:wxt:content-script-started`, `wxt:content-script-started:${script}`);
  for (const target of [window, document])
    for (const name of names)
      target.addEventListener(name, (event) => record.heard.push(`${event.type}`), true);
  // Whatever a script makes up is not trusted: nothing of ours may be heard under any name the platform has.
  const known = [window, document, HTMLElement.prototype].flatMap((owner) =>
    Object.keys(owner).filter((key) => key.startsWith('on')),
  );
  for (const name of new Set(known.map((key) => key.slice(2))))
    window.addEventListener(name, (event) => event.isTrusted || record.heard.push(`made ${name}`), true);
  const isHost = (node: Node) =>
    node instanceof Element &&
    node.localName === 'span' &&
    node.attributes.length === 0 &&
    !node.hasChildNodes();
  const hosts = new WeakSet<Node>();
  new MutationObserver((records) => {
    for (const { type, target, attributeName, addedNodes } of records) {
      if (type === 'attributes' && hosts.has(target)) record.changed.push(`attribute ${attributeName}`);
      if (type === 'childList' && hosts.has(target)) record.changed.push('a child');
      for (const node of addedNodes) {
        if (!isHost(node)) continue;
        hosts.add(node);
        const { shadowRoot } = node as Element;
        record.hosts.push(shadowRoot === null ? 'closed' : 'open');
      }
    }
  }).observe(document, { subtree: true, childList: true, attributes: true });
}

async function probe(page: Page, lab: Lab): Promise<ProbeRecord & { readonly added: string[] }> {
  await page.addInitScript(installProbe, lab.browser.extensionId);
  await openReplica(page, lab, 'https://x.com/home');
  await readNow(page, lab);
  await page.evaluate(() => window.scrollBy(0, window.innerHeight));
  await readNow(page, lab);
  const { x, y } = await page.evaluate(() => {
    const hosts = [...document.querySelectorAll('article span')].filter(
      (span) => span.attributes.length === 0 && span.childNodes.length === 0,
    );
    const { left, top, height } =
      hosts
        .map((host) => host.getBoundingClientRect())
        .sort((one, other) => Math.abs(one.top - 300) - Math.abs(other.top - 300))[0] ?? new DOMRect();
    return { x: left + 30, y: top + height / 2 };
  });
  await page.mouse.click(x, y);
  const session = await page.context().newCDPSession(page);
  const dialogs = async () =>
    (await session.send('Accessibility.getFullAXTree', {})).nodes.filter(
      ({ ignored, role }) => !ignored && role?.value === 'dialog',
    ).length;
  await expect.poll(dialogs).toBe(1);
  await page.keyboard.press('Escape');
  await expect.poll(dialogs).toBe(0);
  await session.detach();
  return page.evaluate(() => {
    const { probeRecord: record } = window as unknown as { probeRecord: ProbeRecord };
    const added = Object.getOwnPropertyNames(window).filter((name) => !record.globals.includes(name));
    return { ...record, added };
  });
}

test('a probe in the page, from document start, records nothing of ours but bare spans', async ({
  lab,
  page,
}) => {
  const found = await probe(page, lab);
  expect(found.heard).toEqual([]);
  expect(found.added.filter((name) => name !== 'probeRecord')).toEqual(['__replica']);
  expect(found.changed).toEqual([]);
  expect(found.hosts.length).toBeGreaterThan(3);
  expect(found.hosts.filter((root) => root !== 'closed')).toEqual([]);
  const marks = await page.evaluate((id) => {
    const html = document.documentElement.outerHTML;
    return {
      names: /fieldmark/i.test(html),
      addresses: html.includes(id) || html.includes('chrome-extension:'),
      sheets: document.adoptedStyleSheets.length,
      defined: customElements.get('fieldmark-badge') !== undefined,
    };
  }, lab.browser.extensionId);
  expect(marks).toEqual({ names: false, addresses: false, sheets: 0, defined: false });
});

/** The page's markup without what differs between any two loads, and without bare spans. */
async function markupOf(page: Page): Promise<string> {
  const html = await page.content();
  return html
    .replace(/ (style|nonce|datetime|content)="[^"]*"/g, '')
    .replaceAll('<span></span>', '')
    .replaceAll('\n', '');
}

async function switchX(lab: Lab, on: boolean): Promise<void> {
  await lab.extension.page.evaluate(async (wanted) => {
    const { runtime } = (
      globalThis as unknown as { chrome: { runtime: { sendMessage(m: unknown): Promise<unknown> } } }
    ).chrome;
    const sites = { x: wanted, facebook: true, instagram: true };
    await runtime.sendMessage({ fieldmark: 'change-settings', request: { sites } });
  }, on);
}

test('but for bare spans a page is the same with the site switched off', async ({ lab, page }) => {
  await openReplica(page, lab, THREAD);
  const posts = await readNow(page, lab);
  expect(posts.filter(({ badge }) => badge !== null).length).toBe(2);
  const labelled = await markupOf(page);
  expect(await page.content()).toContain('<span></span>');
  await switchX(lab, false);
  try {
    await openReplica(page, lab, THREAD);
    await expect.poll(async () => (await page.locator('article').count()) === 4).toBe(true);
    expect(await page.content()).not.toContain('<span></span>');
    expect(await markupOf(page)).toBe(labelled);
  } finally {
    await switchX(lab, true);
  }
});

test('no file of the extension can be fetched by a page', async ({ lab, page }) => {
  // A page without a policy of its own: what stops it must be the extension's manifest.
  lab.server.serve((url) =>
    url.href === 'https://x.com/i/plain' ? { type: 'text/html', body: '<title>plain</title>' } : null,
  );
  await page.goto('https://x.com/i/plain');
  const files = readdirSync(CHROMIUM_BUILD, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.includes('.'),
  );
  expect(files.length).toBeGreaterThan(10);
  const reached = await page.evaluate(
    async ([id, all]) => {
      const good: string[] = [];
      for (const file of all ?? []) {
        const address = `chrome-extension://${id}/${file}`;
        const fetched = await fetch(address).then(
          () => true,
          () => false,
        );
        const drawn = await new Promise<boolean>((done) => {
          const image = new Image();
          image.onload = () => done(true);
          image.onerror = () => done(false);
          image.src = address;
        });
        if (fetched || drawn) good.push(file);
      }
      return good;
    },
    [lab.browser.extensionId, files] as const,
  );
  expect(reached).toEqual([]);
});
