// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Label } from '../../../../src/core/verdict.ts';
import type { Evidence } from '../../../../src/messages/contract.ts';
import type { Badge } from '../../../../src/ui/badge/badge.ts';
import { createBadge } from '../../../../src/ui/badge/badge.ts';
import { openPopover } from '../../../../src/ui/badge/popover/open-popover.ts';
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
} from '../../../support/evidence.ts';
import { installWords } from '../../../support/words.ts';

/** happy-dom has no popovers: these stand in for the browser's own, with its events. */
const open = new WeakSet<HTMLElement>();
function toggle(target: HTMLElement, newState: 'open' | 'closed'): void {
  for (const type of ['beforetoggle', 'toggle']) {
    target.dispatchEvent(Object.assign(new Event(type), { newState }));
    if (newState === 'open') open.add(target);
    else open.delete(target);
  }
}
Object.assign(HTMLElement.prototype, {
  showPopover(this: HTMLElement) {
    toggle(this, 'open');
  },
  hidePopover(this: HTMLElement) {
    toggle(this, 'closed');
  },
});
Object.defineProperty(globalThis, 'CSS', { value: { supports: () => true } });

const actions = { doNotLabel: vi.fn(async () => true), openOptions: vi.fn() };

beforeEach(() => {
  installWords();
  vi.clearAllMocks();
  document.body.replaceChildren();
});

function show(grade: Label, evidence: Evidence): { badge: Badge; popover: HTMLElement; text: string } {
  const label = { grade, sentence: 'The sentence', compact: 'c', name: 'n' };
  const badge = createBadge(label, 'light', () => undefined);
  document.body.append(badge.host);
  openPopover(badge, evidence, actions);
  const { popover } = badge;
  if (popover === null) throw new Error('no popover');
  return { badge, popover, text: popover.textContent ?? '' };
}

const all = (popover: HTMLElement, selector: string): string[] =>
  [...popover.querySelectorAll(selector)].map((node) => node.textContent ?? '');

describe('the claim', () => {
  test('kicker, claim and caveat come first; it is a dialog named by its claim', () => {
    const { popover } = show('B', evidenceOf(judged({ grade: 'B', text: textEvidence() })));
    expect(popover.getAttribute('role')).toBe('dialog');
    const heading = popover.querySelector(`#${popover.getAttribute('aria-labelledby')}`);
    expect(heading?.localName).toBe('h3');
    // Drawn by the style sheet, named for those who hear it, and never text that a page could search.
    expect(heading?.textContent).toBe('');
    expect(heading?.getAttribute('data-words')).toBe('The sentence');
    expect(heading?.getAttribute('aria-label')).toBe('The sentence');
    expect(all(popover, '.kicker')).toEqual(['Campaign message · label added by Fieldmark']);
    expect(all(popover, '.caveat')).toEqual([
      'We do not know whether this person was paid. Supporters and volunteers post these messages too.',
    ]);
  });

  test('a claim in a script from right to left has that direction', () => {
    const label = { grade: 'A', sentence: 'מקבל תשלום', compact: 'c', name: 'n' } as const;
    const badge = createBadge(label, 'light', () => undefined);
    document.body.append(badge.host);
    openPopover(badge, evidenceOf(judged({ grade: 'A', person: personEvidence() })), actions);
    expect(badge.popover?.querySelector('h3')?.dir).toBe('rtl');
  });

  test.each([
    ['A', judged({ grade: 'A', person: personEvidence() }), 'caveatA'],
    ['B~', judged({ grade: 'B~', text: textEvidence({ form: 'contains' }) }), 'caveatBContains'],
    ['B~', judged({ grade: 'B~', text: textEvidence({ form: 'near' }) }), 'caveatBNear'],
    ['B~', judged({ grade: 'B~', text: textEvidence({ where: 'image' }) }), 'caveatBImage'],
    ['S', judged({ grade: 'S', payer: null }), 'caveatSUnnamed'],
    ['V', judged({ grade: 'V', person: personEvidence({ standing: 'volunteer' }) }), 'caveatV'],
  ] as const)('%s has the caveat of its own', (grade, judgement, key) => {
    const { popover } = show(grade, evidenceOf(judgement));
    expect(all(popover, '.caveat')).toEqual([
      (
        globalThis as unknown as { chrome: { i18n: { getMessage(key: string): string } } }
      ).chrome.i18n.getMessage(key),
    ]);
  });

  test('a volunteer who posts the message: B, and the popover says it', () => {
    const person = personEvidence({ standing: 'volunteer' });
    const { popover, text } = show('B', evidenceOf(judged({ grade: 'B', text: textEvidence(), person })));
    expect(all(popover, '.note')).toEqual([
      'The author is listed as a volunteer, not as paid: May 8, 2026 – Jan 3, 2027.',
    ]);
    expect(text).toContain('May 8, 2026 – Jan 3, 2027');
  });

  test("staff of one payer with another's message: A, and the popover names the other", () => {
    const other = textEvidence({ payer: { ...PAYER, id: 'rivers', name: 'Clear Rivers' } });
    const { popover } = show(
      'A',
      evidenceOf(judged({ grade: 'A', person: personEvidence(), otherTexts: [other] })),
    );
    expect(all(popover, '.note')).toEqual(['The text matches a message of another payer: Clear Rivers.']);
  });

  test('R speaks of the reposter only', () => {
    const judgement = {
      ...judged({ grade: 'B', text: textEvidence() }),
      reposter: { payer: PAYER.name, person: personEvidence() },
    };
    const { popover, text } = show('R', evidenceOf(judgement));
    expect(text).toContain('This is about the account that reposted');
    expect(popover.querySelector('.compare')).toBeNull();
  });

  test('evidence that no longer supports the label says so instead', () => {
    const { text } = show('A', evidenceOf(judged({ grade: 'B', text: textEvidence() })));
    expect(text).toContain('This label no longer holds');
  });
});

describe('the evidence', () => {
  test('who says so, the sources with original and archived copy, the dates', () => {
    const { popover, text } = show('A', evidenceOf(judged({ grade: 'A', person: personEvidence() })));
    expect(text).toContain('Demo Watch');
    expect(text).toContain(
      'version 2026.11.20 · changed Nov 20, 2026 · from a file on this device, not signed',
    );
    expect(text).toContain('Nov 23, 2026');
    const links = [...popover.querySelectorAll('a')].filter((link) => link.href.startsWith('https:'));
    expect(links.map((link) => link.href)).toEqual([SOURCE.url, SOURCE.archive_url]);
    for (const link of links) {
      expect(link.target).toBe('_blank');
      expect(link.rel).toBe('noopener noreferrer');
    }
  });

  test('stands in one order: who says so, sources, dates with the reply, the texts', () => {
    const person = personEvidence({ account: { ...ACCOUNT, reply: 'I say so in my profile.' } });
    const judgement = judged({ grade: 'C', person, text: textEvidence() });
    const { popover } = show('C', evidenceOf(judgement));
    expect(all(popover, 'section > h4')).toEqual([
      'Who says so',
      'Sources',
      'Dates',
      'The message and this post',
    ]);
    expect(all(popover, 'dt')).toEqual([
      'Account',
      'Name',
      'Listed as',
      'Payer',
      'Handed out by',
      'Paid',
      'Handed out',
      'This post',
    ]);
    const parts = [...popover.querySelectorAll('section')];
    expect(parts[2]?.querySelector('blockquote')?.textContent).toBe('I say so in my profile.');
    // One list and one document stand once, though both kinds of evidence rest on them.
    expect(all(popover, '.publisher')).toEqual(['Demo Watch']);
    expect(all(popover, 'li')).toHaveLength(1);
  });

  test('two lists behind one label are both named, each with its own documents', () => {
    const other = { ...LIST, id: 'second', publisher: 'Valley Lab' };
    const text = textEvidence({ list: other, sources: [{ ...SOURCE, id: 'kit', title: 'Message kit' }] });
    const { popover } = show('C', evidenceOf(judged({ grade: 'C', person: personEvidence(), text })));
    expect(all(popover, '.publisher')).toEqual(['Demo Watch', 'Valley Lab']);
    expect(all(popover, 'h5')).toEqual(['About the person', 'About the message']);
  });

  test('a self-disclosure names the author first, then the list that knows the payer', () => {
    const disclosure = { rule: 'platform-label', payer: PAYER, list: LIST, span: [0, 0] } as const;
    const { popover } = show('S', evidenceOf(judged({ grade: 'S', disclosure })));
    expect(all(popover, '.publisher')).toEqual(['The author, in this post', 'Demo Watch']);
    expect(popover.textContent).toContain('by the site’s own label for paid posts');
    expect(all(popover, 'dt')).toEqual(['Payer', 'This post']);
  });

  test.each(['ca-84513', 'fec-110.11', 'platform-label'])('%s is said in words', (rule) => {
    const disclosure = { rule, payer: null, list: null, span: [0, 9] } as const;
    const { popover } = show('S', evidenceOf(judged({ grade: 'S', payer: null, disclosure })));
    expect(all(popover, '.publisher + .small')[0]).toMatch(/^by the /);
  });

  test('a disclosure beside a stronger label is said, and is no part of it', () => {
    const disclosure = { rule: 'platform-label', payer: PAYER, list: LIST, span: [0, 0] } as const;
    const { popover } = show('A', evidenceOf(judged({ grade: 'A', person: personEvidence(), disclosure })));
    expect(all(popover, '.note')).toEqual(['Also disclosed by the author in this post.']);
    expect(all(popover, '.publisher')).toEqual(['Demo Watch']);
  });

  test('the same text again from the same account is counted, whatever the label', () => {
    const judgement = judged({ grade: 'A', person: personEvidence() });
    expect(all(show('A', evidenceOf(judgement, { repeats: 3 })).popover, '.note')).toEqual([
      'This account posted this text 3 times on this page.',
    ]);
    expect(all(show('A', evidenceOf(judgement, { repeats: 1 })).popover, '.note')).toEqual([]);
  });

  test('what the author’s own profile says is shown, but not beside the reposter’s label', () => {
    const profile = { description: 'Organizer for\nExample for Mayor', payer: PAYER.name };
    const judgement = {
      ...judged({ grade: 'A', person: personEvidence() }),
      reposter: { payer: PAYER.name, person: personEvidence() },
    };
    const { popover } = show('A', evidenceOf(judgement, { profile }));
    expect(all(popover, '.note p')).toEqual(['The author’s own profile names Example for Mayor:']);
    expect(all(popover, '.note blockquote')).toEqual([profile.description]);
    expect(show('R', evidenceOf(judgement, { profile })).text).not.toContain('own profile');
  });

  test('the comparison marks and names what differs', () => {
    const postText = TEMPLATE.text.replace('every', 'each');
    const text = textEvidence({ form: 'near', spans: [[0, postText.length]], own: 0.1 });
    const { popover } = show('B~', evidenceOf(judged({ grade: 'B~', text }), { postText }));
    expect(all(popover, 'del')).toEqual([' removed: every']);
    expect(all(popover, 'ins')).toEqual([' added: each']);
    expect(popover.textContent).toContain('struck: only in the message · underlined: only in the post');
  });

  test('identical says identical', () => {
    const { text } = show('B', evidenceOf(judged({ grade: 'B', text: textEvidence() })));
    expect(text).toContain('Identical, word for word.');
  });

  test('what another list says stands under "All evidence"', () => {
    const other = personEvidence({ list: { ...LIST, id: 'second', publisher: 'Valley Lab' } });
    const { popover } = show(
      'A',
      evidenceOf(judged({ grade: 'A', person: personEvidence(), otherPersons: [other] })),
    );
    const details = [...popover.querySelectorAll('details')].find((one) =>
      one.textContent?.includes('All evidence'),
    );
    expect(details?.textContent).toContain('Valley Lab');
  });
});

describe('the actions', () => {
  const submit = (popover: HTMLElement, words: string): void => {
    const button = [...popover.querySelectorAll('button')].find((one) => one.textContent === words);
    button?.form?.dispatchEvent(new Event('submit', { cancelable: true }));
  };

  test('"Don’t label" is carried out on closing', () => {
    const { badge, popover, text } = show('A', evidenceOf(judged({ grade: 'A', person: personEvidence() })));
    expect(text).toContain('Don’t label this account');
    submit(popover, 'Don’t label this account');
    expect(popover.querySelector('[role=status]')?.textContent).toContain('go when you close this');
    expect(actions.doNotLabel).not.toHaveBeenCalled();
    popover.hidePopover();
    expect(actions.doNotLabel).toHaveBeenCalledExactlyOnceWith(true);
    expect(badge.popover).toBeNull();
    expect(badge.root.contains(popover)).toBe(false);
  });

  test('and not when it was undone', () => {
    const { popover } = show('A', evidenceOf(judged({ grade: 'A', person: personEvidence() })));
    submit(popover, 'Don’t label this account');
    submit(popover, 'Undo');
    expect(popover.querySelector('[role=status]')?.textContent).toBe('');
    popover.hidePopover();
    expect(actions.doNotLabel).not.toHaveBeenCalled();
  });

  test('a report goes to the publisher, with its preview', () => {
    const { popover } = show('A', evidenceOf(judged({ grade: 'A', person: personEvidence() })));
    expect(all(popover, 'pre').join()).toContain('Entry: mira/x/mira_demo\nList: demo\nVersion: 2026.11.20');
    expect(popover.querySelector<HTMLAnchorElement>('a[href^="mailto:"]')?.href).toContain(
      'mailto:corrections@demo.example.org?subject=',
    );
  });

  test('only a message label asks "Is this you?"', () => {
    expect(show('B', evidenceOf(judged({ grade: 'B', text: textEvidence() }))).text).toContain(
      'Is this you?',
    );
    expect(show('A', evidenceOf(judged({ grade: 'A', person: personEvidence() }))).text).not.toContain(
      'Is this you?',
    );
  });

  test('settings open', () => {
    const { popover } = show('A', evidenceOf(judged({ grade: 'A', person: personEvidence() })));
    submit(popover, 'Lists & settings');
    expect(actions.openOptions).toHaveBeenCalledTimes(1);
  });
});

describe('the focus', () => {
  function shown() {
    const { badge, popover } = show('A', evidenceOf(judged({ grade: 'A', person: personEvidence() })));
    Object.assign(popover, { matches: () => open.has(popover) });
    const leave = (relatedTarget: EventTarget | null): void => {
      popover.dispatchEvent(new FocusEvent('focusout', { bubbles: true, relatedTarget }));
    };
    return { badge, popover, leave };
  }

  test('goes into the evidence, and the evidence closes when it leaves for the page', () => {
    const { badge, popover, leave } = shown();
    expect(badge.root.activeElement).toBe(popover);
    const link = document.createElement('a');
    document.body.append(link);
    leave(link);
    expect(badge.popover).toBeNull();
  });

  test('between the evidence and its badge nothing closes', () => {
    const { badge, popover, leave } = shown();
    leave(badge.button);
    leave(popover.querySelector('a'));
    expect(badge.popover).toBe(popover);
  });

  test('another window is not a way out', () => {
    const { badge, popover, leave } = shown();
    const hasFocus = vi.spyOn(document, 'hasFocus').mockReturnValue(false);
    leave(null);
    hasFocus.mockRestore();
    expect(badge.popover).toBe(popover);
  });

  test('returns to the badge when the evidence closes around it', () => {
    const { badge, popover } = shown();
    popover.hidePopover();
    expect(badge.root.activeElement).toBe(badge.button);
    expect(badge.button.popoverTargetElement ?? null).toBeNull();
  });
});

describe('hostile lists', () => {
  const EVIL = [
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '"><svg onload=alert(1)>',
    'javascript:alert(1)',
    '\u202eevil\u2066',
    'a\u200b\u0000b',
    '{{constructor}}',
    '$1 $PAYER$',
    '👩‍👩‍👧‍👦'.repeat(50),
    'x'.repeat(10_000),
    'שלום <b>',
  ];

  test.each(EVIL)('%s stays text', (evil) => {
    const person = personEvidence({
      account: { ...ACCOUNT, handle: evil, name: evil, role: evil, reply: evil, id: evil },
      payer: { ...PAYER, name: evil },
      list: { ...LIST, name: evil, publisher: evil, contact: evil, version: evil, updated: evil },
      sources: [
        { ...SOURCE, title: evil, publisher: evil, date: evil, url: evil, archive_url: evil, locator: evil },
      ],
    });
    const text = textEvidence({ template: { ...TEMPLATE, text: evil, lang: 'en' }, spans: [[0, 5]] });
    const { popover } = show('C', evidenceOf(judged({ grade: 'C', person, text }), { postText: evil }));
    expect(popover.querySelectorAll('img, script, svg, iframe, object, embed, style, b')).toHaveLength(0);
    const handlers = [...popover.querySelectorAll('*')].flatMap((node) =>
      [...node.attributes].filter(({ name }) => name.startsWith('on')),
    );
    expect(handlers).toEqual([]);
    for (const link of popover.querySelectorAll('a')) expect(link.href).toMatch(/^https:/);
    expect(popover.textContent).not.toMatch(/[\u202a-\u202e\u200b]/);
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
  });
});

test('nothing opens for a badge that has left the page', () => {
  const badge = createBadge({ grade: 'A', sentence: 's', compact: 'c', name: 'n' }, 'light', () => undefined);
  openPopover(badge, evidenceOf(judged({ grade: 'A', person: personEvidence() })), actions);
  expect(badge.popover).toBeNull();
});
