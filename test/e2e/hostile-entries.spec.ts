import type { Locator, Page } from '@playwright/test';
import { badgeLabel } from '../../src/background/phrase.ts';
import type { LookupHit, SamplePost } from '../../src/messages/contract.ts';
import { readContent } from '../support/css-string.ts';
import {
  ACCOUNT,
  evidenceOf,
  judged,
  LIST,
  PAYER,
  personEvidence,
  SOURCE,
  TEMPLATE,
  textEvidence,
} from '../support/evidence.ts';
import { HOSTILE_STRINGS } from '../support/hostile-strings.ts';
import { labelledPost, listInfo, SETTINGS, tabReport } from '../support/tab-report.ts';
import { installWords } from '../support/words.ts';
import type { Lab } from './extension.ts';
import { expect, test } from './extension.ts';

installWords();

// What a list could say, with one hostile string in every field. No importer would let most of it in: the surfaces must
// stand on their own.
const listOf = (evil: string) => ({
  ...LIST,
  name: evil,
  publisher: evil,
  contact: evil,
  licence: evil,
  version: evil,
  updated: evil,
});
const sourceOf = (evil: string) => ({
  ...SOURCE,
  title: evil,
  publisher: evil,
  date: evil,
  url: evil,
  archive_url: evil,
  locator: evil,
});
const accountOf = (evil: string) => ({
  ...ACCOUNT,
  id: evil,
  handle: evil,
  name: evil,
  role: evil,
  reply: evil,
  valid_from: evil,
  valid_to: evil,
  recheck_by: evil,
});

function hitOf(evil: string): LookupHit {
  const payer = { ...PAYER, name: evil };
  return { list: listOf(evil), account: accountOf(evil), payer, sources: [sourceOf(evil)] };
}

function sampleOf(evil: string): SamplePost {
  const { list, account, payer, sources } = hitOf(evil);
  const template = { ...TEMPLATE, text: evil, first_distributed: evil, last_distributed: evil };
  const person = personEvidence({ list, account, payer, sources });
  const text = textEvidence({ list, payer, sources, template, spans: [[0, evil.length]] });
  const judgement = judged({ grade: 'C', payer: evil, person, text });
  const profile = { description: evil, payer: evil };
  const label = badgeLabel(judgement);
  return {
    // The sample's own head is ours; everything a list or a post says is not.
    name: 'Sample',
    handle: `sample_${HOSTILE_STRINGS.indexOf(evil)}`,
    reposter: null,
    disclosure: null,
    quotes: null,
    evidence: evidenceOf(judgement, { postText: evil, label, profile, repeats: 2 }),
  };
}

/** Opens a page of the extension whose background answers with these values. Every script that runs beside ours is told. */
async function openWith(page: Page, lab: Lab, file: string, answers: object): Promise<string[]> {
  const told: string[] = [];
  page.on('dialog', (dialog) => {
    told.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', ({ message }) => told.push(`error ${message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`chrome-extension://${lab.browser.extensionId}/`)) told.push(`request ${url}`);
  });
  page.on('popup', (opened) => told.push(`window ${opened.url()}`));
  await page.addInitScript((values) => {
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (init) {
      return attach.call(this, { ...init, mode: 'open' });
    };
    interface Asked {
      readonly fieldmark: keyof typeof values;
    }
    interface Extension {
      readonly runtime: { sendMessage(message: Asked): Promise<unknown> };
      readonly tabs: object;
    }
    const { runtime, tabs } = (globalThis as unknown as { chrome: Extension }).chrome;
    const ask = runtime.sendMessage.bind(runtime);
    const answer = (message: Asked) =>
      Object.hasOwn(values, message.fieldmark)
        ? Promise.resolve({ ok: true, value: values[message.fieldmark] })
        : ask(message);
    Object.defineProperty(runtime, 'sendMessage', { value: answer });
    Object.defineProperty(tabs, 'sendMessage', { value: (_tab: number, message: Asked) => answer(message) });
    Object.defineProperty(tabs, 'query', {
      value: async () => [{ id: 1, url: 'https://x.com/home', active: true, windowId: 1 }],
    });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => {
      Object.assign(window, { hit: violatedDirective });
    });
  }, answers);
  await page.goto(`chrome-extension://${lab.browser.extensionId}/${file}`);
  return told;
}

/** The parts of the evidence, in the order of product.md. */
const EVIDENCE_ORDER = 'close kicker h3 caveat note note section section section section actions';

/** What is wrong with what stands in these places, one line each. */
function faultsIn(places: Locator): Promise<string[]> {
  return places.evaluateAll((roots, order) => {
    const faults: string[] = [];
    if (Object.hasOwn(window, 'hit')) faults.push(`a script ran: ${Reflect.get(window, 'hit')}`);
    if (roots.length !== 1) faults.push(`${roots.length} places`);
    const unseen = /[\u200b\u200e\u200f\u202a-\u202e\u2066\u2067\ufeff]/u;
    for (const root of roots) {
      const parts = [...root.children].map((node) => node.className || node.localName).join(' ');
      if (root.hasAttribute('popover') && parts !== order) faults.push(`order ${parts}`);
      if (unseen.test((root as HTMLElement).innerText)) faults.push('unseen characters');
      for (const node of root.querySelectorAll('*')) {
        if (/^(script|iframe|object|embed|svg|math|base|meta|link)$/.test(node.localName))
          faults.push(`element ${node.localName}`);
        if (node.localName === 'img' && !(node.getAttribute('src') ?? '').startsWith('/icons/'))
          faults.push(`picture ${node.getAttribute('src')}`);
        for (const { name, value } of node.attributes) {
          if (name.startsWith('on')) faults.push(`handler ${name}`);
          if (/^(src|href|action|formaction)$/.test(name) && /^\s*(javascript|data|vbscript):/i.test(value))
            faults.push(`${name} ${value.slice(0, 60)}`);
        }
        if (node.localName === 'a') {
          const href = node.getAttribute('href') ?? '';
          const own = /^[#/][^/]/.test(href);
          if (!own && !/^(https:\/\/|mailto:[^?&%]+@[^?&%]+\?subject=[^&]*&body=[^&]*$)/.test(href))
            faults.push(`link ${href.slice(0, 80)}`);
        }
        if (node.localName === 'dt') {
          const value = node.nextElementSibling?.getBoundingClientRect();
          const name = node.getBoundingClientRect();
          if (value !== undefined && name.width > 0 && value.left < name.left)
            faults.push(`order of ${node.textContent}`);
        }
      }
    }
    return faults;
  }, EVIDENCE_ORDER);
}

test('200 hostile entries: badges and evidence in a real browser', async ({ lab, page }) => {
  const told = await openWith(page, lab, 'welcome.html', { sample: HOSTILE_STRINGS.map(sampleOf) });
  const badges = page.locator('.badge-place button[aria-haspopup]');
  await expect(badges).toHaveCount(200);
  const drawn = await badges.evaluateAll((all) =>
    all.map((button) => ({
      content: getComputedStyle(button, '::before').content,
      name: button.ariaLabel ?? '',
    })),
  );
  for (const { content, name } of drawn) {
    const words = readContent(content);
    expect(words).toMatch(/^◆≡\u2002Paid by [\s\S]* · campaign-written text$/u);
    expect(words.length).toBeLessThan(400);
    // Half a surrogate pair can stand in an attribute, but in no sheet.
    expect(Buffer.from(name).toString()).toBe(
      `Paid affiliation: ${words.slice('◆≡\u2002'.length)}, label added by Fieldmark`,
    );
    // What turns the direction is closed again within the name: each isolate has its end.
    expect(words.split('\u2068').length).toBe(words.split('\u2069').length);
    expect(words).not.toMatch(/[\u202a-\u202e\u2066\u2067\u200b]/u);
  }
  await page.setViewportSize({ width: 320, height: 700 });
  // A word without an end is broken: no badge is wider than its place, and none draws outside of itself.
  const wide = await badges.evaluateAll((all) =>
    all.flatMap((button, at) => {
      const place = button.closest('.badge-place') ?? (button.getRootNode() as ShadowRoot).host.parentElement;
      const over = button.getBoundingClientRect().width - (place?.getBoundingClientRect().width ?? 0);
      return over > 0.5 || button.scrollWidth > button.clientWidth ? [at] : [];
    }),
  );
  expect(wide).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 720 });
  const evidence = page.locator('.badge-place [popover]:popover-open');
  for (let at = 0; at < 200; at += 1) {
    await page.evaluate((place) => {
      const host = document.querySelectorAll('.badge-place > span')[place];
      host?.shadowRoot?.querySelector('button')?.focus();
    }, at);
    // Opening one closes the one before.
    await page.keyboard.press('Enter');
    expect(await faultsIn(evidence)).toEqual([]);
  }
  expect(told).toEqual([]);
});

test('200 hostile entries: the popup, its look-up, and the options page in a real browser', async ({
  lab,
  page,
}) => {
  const labelled = HOSTILE_STRINGS.map((evil, at) => ({
    ...labelledPost(`${at}`, ''),
    label: badgeLabel(judged({ grade: 'A', payer: evil, person: personEvidence() })),
    text: evil,
    author: { handle: evil },
  }));
  const lists = HOSTILE_STRINGS.map((evil, at) => listInfo({ meta: { ...listOf(evil), id: `list-${at}` } }));
  const answers = {
    settings: SETTINGS,
    lists,
    report: tabReport({
      view: 'profile',
      labelled,
      recent: labelled,
      profile: { handle: 'mira_demo', description: HOSTILE_STRINGS.slice(0, 40).join('\n') },
    }),
    'named-payer': HOSTILE_STRINGS[2],
    lookup: HOSTILE_STRINGS.map(hitOf),
    requests: HOSTILE_STRINGS.slice(0, 20).map((evil) => ({ at: evil, url: evil, outcome: evil })),
  };
  const told = await openWith(page, lab, 'popup.html', answers);
  await expect(page.locator('.labelled > li')).toHaveCount(200);
  await page.locator('.lookup summary').click();
  await page.locator('input[name=lookup-handle]').fill('mira_demo');
  await page.keyboard.press('Enter');
  await expect(page.locator('.entry')).toHaveCount(200);
  expect(await faultsIn(page.locator('.popup'))).toEqual([]);
  const terms = await page
    .locator('.entry')
    .evaluateAll((all) =>
      all.map((entry) => [...entry.querySelectorAll('dt')].map((one) => one.textContent).join()),
    );
  expect(new Set(terms).size).toBe(1);

  await page.goto(`chrome-extension://${lab.browser.extensionId}/options.html`);
  await expect(page.locator('[data-list]')).toHaveCount(200);
  await expect(page.locator('.request')).toHaveCount(20);
  expect(await faultsIn(page.locator('main'))).toEqual([]);
  expect(told).toEqual([]);
});
