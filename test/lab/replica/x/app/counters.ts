/** What the page's own handlers were given, so that tests can see what reached them. */
export interface Counters {
  /** Keys by phase: "capture:j". */
  readonly keys: Record<string, number>;
  /** Clicks and pointer events on cards by phase and type: "bubble:click". */
  readonly cards: Record<string, number>;
  /** Posts opened by a click on a card. */
  opened: number;
}

/** X's single-key shortcuts. */
const SHORTCUTS = new Set('jklrtsbuxnmgqwh/.?'.split('').concat(['Enter', ' ']));
const POINTER_EVENTS = ['click', 'pointerdown', 'pointerup', 'mousedown', 'mouseup', 'auxclick', 'dblclick'];

/** Starts counting: keys on the document, pointer events on the root, both in both event phases, as React attaches them. */
export function startCounters(root: HTMLElement, open: (path: string) => void): Counters {
  const counters: Counters = { keys: {}, cards: {}, opened: 0 };
  for (const phase of ['capture', 'bubble'] as const) {
    const capture = phase === 'capture';
    for (const type of ['keydown', 'keypress', 'keyup'])
      document.addEventListener(
        type,
        (event) => {
          if (!(event instanceof KeyboardEvent) || !SHORTCUTS.has(event.key)) return;
          count(counters.keys, `${phase}:${event.key}`);
          if (type === 'keydown' && !capture) shortcut(event.key);
        },
        capture,
      );
    for (const type of POINTER_EVENTS)
      root.addEventListener(
        type,
        (event) => {
          if (!(event.target instanceof Element) || event.target.closest('article') === null) return;
          count(counters.cards, `${phase}:${type}`);
          if (type === 'click' && !capture) openCard(event.target, counters, open);
        },
        capture,
      );
  }
  return counters;
}

function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

/** j and k move the focus from post to post. */
function shortcut(key: string): void {
  if (key !== 'j' && key !== 'k') return;
  const posts = [...document.querySelectorAll<HTMLElement>('article[data-testid="tweet"]')].sort(
    (a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top,
  );
  const at = posts.findIndex((post) => post.contains(document.activeElement));
  posts[Math.max(0, at + (key === 'j' ? 1 : -1))]?.focus();
}

/** A click on a card opens the post, unless a control of the card was meant. */
function openCard(target: Element, counters: Counters, open: (path: string) => void): void {
  if (target.closest('a, button, [role="button"]') !== null) return;
  const link = target.closest('article')?.querySelector('a[href*="/status/"]');
  const path = link?.getAttribute('href');
  if (path === undefined || path === null) return;
  counters.opened += 1;
  open(path);
}
