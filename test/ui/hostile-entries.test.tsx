// @vitest-environment happy-dom
import { render } from 'preact';
import { beforeAll, expect, test, vi } from 'vitest';
import type { LookupHit } from '../../src/messages/contract.ts';
import { nameInSentence, t } from '../../src/platform/i18n.ts';
import { createBadge } from '../../src/ui/badge/badge.ts';
import { openPopover } from '../../src/ui/badge/popover/open-popover.ts';
import { ListCard } from '../../src/ui/options/list-card.tsx';
import type { OptionsApi } from '../../src/ui/options/options-api.ts';
import { LookupEntry } from '../../src/ui/popup/lookup-entry.tsx';
import { drawnWords } from '../support/css-string.ts';
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
import { listInfo } from '../support/tab-report.ts';
import { installWords } from '../support/words.ts';

beforeAll(() => {
  installWords();
  Object.assign(HTMLElement.prototype, { showPopover: vi.fn(), hidePopover: vi.fn() });
  Object.defineProperty(globalThis, 'CSS', { value: { supports: () => true } });
});

const list = (evil: string) => ({
  ...LIST,
  name: evil,
  publisher: evil,
  contact: evil,
  licence: evil,
  version: evil,
  updated: evil,
});
const source = (evil: string) => ({
  ...SOURCE,
  title: evil,
  publisher: evil,
  date: evil,
  url: evil,
  archive_url: evil,
  locator: evil,
});
const account = (evil: string) => ({
  ...ACCOUNT,
  handle: evil,
  name: evil,
  role: evil,
  id: evil,
  reply: evil,
  valid_from: evil,
  valid_to: evil,
  recheck_by: evil,
});

/** What must hold of every surface: only our own elements, no handler, only https and mail, nothing unseen in the words. */
function check(surface: Element, allowed: ReadonlySet<string>): void {
  for (const node of surface.querySelectorAll('*')) {
    expect(allowed.has(node.localName), node.localName).toBe(true);
    for (const { name } of node.attributes) expect(name.startsWith('on')).toBe(false);
  }
  for (const link of surface.querySelectorAll('a')) {
    const href = link.getAttribute('href') ?? '';
    expect(href).toMatch(/^(https:\/\/|mailto:[^?&%]+@[^?&%]+\?subject=[^&]*&body=[^&]*$)/);
  }
  expect(surface.textContent).not.toMatch(/[\u200b\u200e\u200f\u202a-\u202e\u2066\u2067\ufeff]/u);
}

const POPOVER = new Set(
  'button p h3 h4 h5 section dl dt dd bdi span div blockquote ul li a ins del details summary pre form'.split(
    ' ',
  ),
);
const PAGE = new Set(
  'article label span bdi strong input p dl div dt dd button ul li a blockquote'.split(' '),
);

test('there are 200', () => {
  expect(new Set(HOSTILE_STRINGS).size).toBe(200);
});

test('the evidence keeps its order and runs nothing', () => {
  for (const evil of HOSTILE_STRINGS) {
    const [from, payer] = [list(evil), { ...PAYER, name: evil }];
    const person = personEvidence({ list: from, account: account(evil), payer, sources: [source(evil)] });
    const template = { ...TEMPLATE, text: evil, first_distributed: evil, last_distributed: evil };
    const text = textEvidence({
      list: from,
      payer,
      sources: [source(evil)],
      template,
      spans: [[0, evil.length]],
    });
    const label = {
      grade: 'C',
      sentence: t('gradeC', nameInSentence(evil)),
      compact: 'c',
      name: 'n',
    } as const;
    const badge = createBadge(label, 'light', () => undefined);
    document.body.replaceChildren(badge.host);
    const evidence = evidenceOf(judged({ grade: 'C', person, text }), { postText: evil });
    openPopover(badge, evidence, { doNotLabel: async () => true, openOptions: () => undefined });
    const popover = badge.popover;
    if (popover === null) throw new Error('no popover');
    expect([...popover.children].map((node) => node.className || node.localName)).toEqual([
      'close',
      'kicker',
      'h3',
      'caveat',
      'section',
      'section',
      'section',
      'section',
      'actions',
    ]);
    const claim = popover.querySelector('h3');
    expect(claim?.getAttribute('data-words')?.startsWith('Paid by ')).toBe(true);
    claim?.remove();
    check(popover, POPOVER);
    expect(drawnWords(badge.root).endsWith('· campaign-written text')).toBe(true);
    expect(drawnWords(badge.root).length).toBeLessThan(1200);
  }
});

test('a looked-up entry and a list card keep their order and run nothing', () => {
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  for (const evil of HOSTILE_STRINGS) {
    const hit: LookupHit = {
      list: list(evil),
      account: account(evil),
      payer: { ...PAYER, name: evil },
      sources: [source(evil)],
    };
    render(<LookupEntry hit={hit} copy={async () => true} />, root);
    check(root, PAGE);
    expect([...root.querySelectorAll('dt')].map((term) => term.textContent)).toEqual([
      'Account',
      'Name',
      'Listed as',
      'Payer',
      'Paid',
      'Status',
      'Checked again by',
      'Corrections',
    ]);
    const api = {} as OptionsApi;
    render(
      <ListCard
        list={listInfo({ meta: list(evil) })}
        api={api}
        onChange={async () => undefined}
        now={evil}
      />,
      root,
    );
    check(root, PAGE);
    expect(root.querySelectorAll('dt')).toHaveLength(8);
    render(null, root);
  }
});
