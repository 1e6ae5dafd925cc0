// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { BadgeLabel } from '../../../src/messages/badge-label.ts';
import type { Badge } from '../../../src/ui/badge/badge.ts';
import { createBadge } from '../../../src/ui/badge/badge.ts';
import { addStyles } from '../../../src/ui/badge/shared-sheet.ts';
import { SWATCHES } from '../../../src/ui/badge/tokens.ts';
import { drawnWords } from '../../support/css-string.ts';
import '../../support/seed.ts';

const A: BadgeLabel = {
  grade: 'A',
  sentence: 'Paid by Example for Mayor',
  compact: 'Paid by Example for Mayor',
  name: 'Paid affiliation: Paid by Example for Mayor, label added by Fieldmark',
};
const B: BadgeLabel = { ...A, grade: 'B', sentence: 'Matches a message', name: 'Campaign message' };

function rulesOf({ root }: Badge): string {
  return root.adoptedStyleSheets
    .flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText))
    .join('\n');
}

describe('what the page can see', () => {
  test('a span without attributes, without children, without text', () => {
    const { host } = createBadge(A, 'light', () => undefined);
    document.body.append(host);
    expect(host.localName).toBe('span');
    expect(host.attributes).toHaveLength(0);
    expect(host.childNodes).toHaveLength(0);
    expect(host.shadowRoot).toBeNull();
    expect(document.body.textContent).toBe('');
    expect((document.body.cloneNode(true) as HTMLElement).outerHTML).toBe('<body><span></span></body>');
  });

  test('no text of the sentence stands in the shadow tree either', () => {
    const { root } = createBadge(A, 'light', () => undefined);
    const texts = [...root.childNodes].filter((node) => node.nodeName !== 'STYLE');
    expect(texts.map((node) => node.textContent).join('')).toBe('');
  });
});

test('whatever a badge says stays one string of its sheet', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (sentence) => {
      const { root } = createBadge({ ...A, sentence }, 'light', () => undefined);
      expect(drawnWords(root)).toBe(`◆\u2002${sentence}`);
      expect(root.adoptedStyleSheets[1]?.cssRules).toHaveLength(1);
    }),
    { examples: [['"}*{}'], ['\\'], ['a"\n}</style>'], ['\\" "'], ['/* ']] },
  );
});

describe('the button', () => {
  test('says everything by its name and opens a dialog', () => {
    const badge = createBadge(A, 'light', () => undefined);
    const { button } = badge;
    expect(drawnWords(badge.root)).toBe(`◆\u2002${A.sentence}`);
    expect(button.localName).toBe('button');
    expect(button.type).toBe('button');
    expect(button.getAttribute('aria-haspopup')).toBe('dialog');
    expect(button.getAttribute('aria-label')).toBe(A.name);
    expect(button.className).toBe('');
  });

  test('names the language of its words, which need not be the page’s', () => {
    const badge = createBadge({ ...A, lang: 'es' }, 'light', () => undefined);
    expect(badge.button.lang).toBe('es');
    badge.show(A);
    expect(badge.button.hasAttribute('lang')).toBe(false);
  });

  test('has the direction of its sentence', () => {
    const sentence = 'مدفوع من ليلى';
    expect(rulesOf(createBadge(A, 'light', () => undefined))).toContain('direction: ltr');
    expect(rulesOf(createBadge({ ...A, sentence }, 'light', () => undefined))).toContain('direction: rtl');
  });

  test('shows another label on the same host', () => {
    const badge = createBadge(A, 'light', () => undefined);
    const { host, button } = badge;
    badge.show(B);
    expect(badge.label).toEqual(B);
    expect(badge.host).toBe(host);
    expect(badge.button).toBe(button);
    expect(button.getAttribute('aria-label')).toBe(B.name);
    const { light, black } = SWATCHES;
    expect(rulesOf(badge)).toContain('border-style: dashed');
    expect(rulesOf(badge)).toContain(`border-color: ${light.blue.border}`);
    expect(rulesOf(badge)).not.toContain(light.amber.text);
    badge.setTheme('black');
    expect(rulesOf(badge)).toContain(`border-color: ${black.blue.border}`);
    expect(rulesOf(badge)).not.toContain(light.blue.text);
    expect(badge.theme).toBe('black');
  });

  test('evidence of one label never stays beside another', () => {
    const badge = createBadge(A, 'light', () => undefined);
    const popover = document.createElement('div');
    badge.root.append(popover);
    badge.popover = popover;
    badge.show(B);
    expect(badge.popover).toBeNull();
    expect(badge.root.contains(popover)).toBe(false);
  });

  test('the theme reaches open evidence', () => {
    const badge = createBadge(A, 'light', () => undefined);
    badge.popover = document.createElement('div');
    badge.setTheme('dim');
    expect(badge.popover.dataset.theme).toBe('dim');
  });

  test('press opens, and does nothing while the evidence is open', () => {
    const activate = vi.fn();
    const badge = createBadge(A, 'light', activate);
    badge.press();
    expect(activate).toHaveBeenCalledExactlyOnceWith(badge);
    const open = document.createElement('div');
    Object.assign(open, { matches: (selector: string) => selector === ':popover-open' });
    badge.popover = open;
    badge.press();
    expect(activate).toHaveBeenCalledTimes(1);
  });
});

describe('the styles', () => {
  test('another look takes the place of the one before, and leaves what the evidence added', () => {
    const badge = createBadge(A, 'light', () => undefined);
    addStyles(badge.root, 'h3 { margin: 0 }');
    badge.setTheme('dim');
    addStyles(badge.root, 'h3 { margin: 0 }');
    expect(badge.root.adoptedStyleSheets).toHaveLength(3);
    expect(rulesOf(badge)).toContain(SWATCHES.dim.amber.border);
    expect(rulesOf(badge)).toContain('h3');
  });

  test('500 badges that look alike and say the same share their sheets', () => {
    const badges = Array.from({ length: 500 }, () => createBadge(A, 'light', () => undefined));
    const sheets = new Set(badges.flatMap(({ root }) => [...root.adoptedStyleSheets]));
    expect(sheets.size).toBe(2);
    expect(badges.every(({ root }) => root.querySelector('style') === null)).toBe(true);
  });

  test('of many different words the sheets are let go, and every badge keeps its own', () => {
    const badges = Array.from({ length: 100 }, (_, at) =>
      createBadge({ ...A, sentence: `Paid by Example ${at}` }, 'light', () => undefined),
    );
    expect(badges.map(({ root }) => drawnWords(root))).toEqual(
      badges.map((_, at) => `◆\u2002Paid by Example ${at}`),
    );
    const sheetsOf = (sentence: string) =>
      createBadge({ ...A, sentence }, 'light', () => undefined).root.adoptedStyleSheets;
    const [look, words] = sheetsOf('Paid by Example 0');
    expect(look).toBe(badges[0]?.root.adoptedStyleSheets[0]);
    expect(words).not.toBe(badges[0]?.root.adoptedStyleSheets[1]);
    expect(sheetsOf('Paid by Example 0')[1]).toBe(words);
  });

  test("the reposter's badge is inline, every other one has its own line", () => {
    const rules = (label: BadgeLabel) => rulesOf(createBadge(label, 'light', () => undefined));
    expect(rules(A)).not.toContain('inline-block');
    expect(rules({ ...A, grade: 'R' })).toContain('inline-block');
  });

  test('where sheets cannot be shared, each badge brings its own', () => {
    const proto = ShadowRoot.prototype;
    const before = Object.getOwnPropertyDescriptor(proto, 'adoptedStyleSheets');
    Object.defineProperty(proto, 'adoptedStyleSheets', {
      configurable: true,
      get: () => [],
      set: () => {
        throw new Error('Accessing from Xray wrapper is not supported.');
      },
    });
    try {
      const badge = createBadge(A, 'light', () => undefined);
      const { root } = badge;
      expect(root.querySelectorAll('style')).toHaveLength(1);
      expect(root.querySelector('style')?.textContent).toContain(`"${A.sentence}"`);
      addStyles(root, 'h3 { margin: 0 }');
      addStyles(root, 'h3 { margin: 0 }');
      badge.setTheme('dim');
      expect([...root.querySelectorAll('style')].map((style) => style.textContent)).toEqual([
        expect.stringContaining(SWATCHES.dim.amber.border),
        'h3 { margin: 0 }',
      ]);
    } finally {
      if (before === undefined) Reflect.deleteProperty(proto, 'adoptedStyleSheets');
      else Object.defineProperty(proto, 'adoptedStyleSheets', before);
    }
  });
});

test('the compact form shows the short words, and its name holds what is seen', () => {
  const label = {
    grade: 'B',
    sentence: 'Matches a message $& handed out',
    compact: 'Message of $&',
  } as const;
  const badge = createBadge(
    { ...label, name: `Kicker: ${label.sentence}, ending` },
    'light',
    () => undefined,
  );
  badge.setCompact(true);
  expect(drawnWords(badge.root)).toBe('≡\u2002Message of $&');
  expect(badge.button.getAttribute('aria-label')).toBe('Kicker: Message of $&, ending');
  expect(rulesOf(badge)).toContain('font-size: 12px');
  badge.setCompact(false);
  expect(drawnWords(badge.root)).toBe(`≡\u2002${label.sentence}`);
  expect(rulesOf(badge)).toContain('font-size: 13px');
});
