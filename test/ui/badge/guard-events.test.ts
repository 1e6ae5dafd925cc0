// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createBadge } from '../../../src/ui/badge/badge.ts';
import { guardEvents } from '../../../src/ui/badge/guard-events.ts';

const LABEL = { grade: 'A', sentence: 'Paid by Ada', compact: 'Paid by Ada', name: 'Paid by Ada' } as const;
const TYPES = [
  'keydown',
  'keyup',
  'pointerdown',
  'mousedown',
  'mouseup',
  'click',
  'touchstart',
  'contextmenu',
];

let life: AbortController;
let heard: string[];

beforeEach(() => {
  life = new AbortController();
  heard = [];
});
afterEach(() => {
  life.abort();
  document.body.replaceChildren();
});

function setUp() {
  const activate = vi.fn();
  const badge = createBadge(LABEL, 'light', activate);
  guardEvents(window as unknown as Window, life.signal, (target) =>
    target === badge.host ? badge : undefined,
  );
  const card = document.createElement('article');
  card.append(badge.host);
  document.body.append(card);
  // The site listens in both phases, from the window down to its card.
  for (const type of TYPES) {
    for (const target of [window, document, card]) {
      for (const capture of [true, false]) {
        target.addEventListener(type, () => heard.push(type), { capture, signal: life.signal });
      }
    }
  }
  return { activate, badge, card };
}

/** An event as the reader's hand makes it. */
function trusted(type: string): Event {
  const event = new Event(type, { bubbles: true, cancelable: true, composed: true });
  Object.defineProperty(event, 'isTrusted', { value: true });
  return event;
}

describe('guardEvents', () => {
  test.each(TYPES)('the site hears no %s on a badge, in neither phase', (type) => {
    const { badge } = setUp();
    badge.host.dispatchEvent(trusted(type));
    expect(heard).toEqual([]);
  });

  test('everything beside a badge goes its way', () => {
    const { card } = setUp();
    card.dispatchEvent(trusted('click'));
    expect(heard).toHaveLength(6);
  });

  test("the browser's own action is not prevented", () => {
    const { badge } = setUp();
    const event = trusted('keydown');
    badge.host.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
  });

  test('a click presses the badge', () => {
    const { badge, activate } = setUp();
    badge.host.dispatchEvent(trusted('click'));
    expect(activate).toHaveBeenCalledExactlyOnceWith(badge);
  });

  test('a click that the page made up opens nothing', () => {
    const { badge, activate } = setUp();
    badge.host.dispatchEvent(new Event('click', { bubbles: true }));
    expect(activate).not.toHaveBeenCalled();
  });

  test('ends with its signal', () => {
    const { badge, activate } = setUp();
    life.abort();
    badge.host.dispatchEvent(trusted('click'));
    expect(activate).not.toHaveBeenCalled();
  });
});
