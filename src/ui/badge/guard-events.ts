import type { Badge } from './badge.ts';

/** Everything a site could take for its own shortcut, card click or gesture. */
const GUARDED = [
  'keydown',
  'keypress',
  'keyup',
  'pointerdown',
  'pointerup',
  'pointercancel',
  'mousedown',
  'mouseup',
  'click',
  'dblclick',
  'auxclick',
  'contextmenu',
  'touchstart',
  'touchmove',
  'touchend',
  'touchcancel',
  'dragstart',
] as const;

/**
 * Keeps events on badges from the page, in both phases: one capture listener per type on the window, registered before any
 * script of the page. The browser's own actions (a key that presses a button, Tab, a link) still happen, because
 * nothing is prevented; only the page's listeners, and ours, hear nothing. So a click is passed on from here: a closed
 * shadow root shows the window no more than its host. What stands in the popover works by links, native disclosure and
 * the `submit` event, which never leaves a shadow root.
 */
export function guardEvents(
  window: Window,
  signal: AbortSignal,
  isBadge: (target: EventTarget | null) => Badge | undefined,
): void {
  const guard = (event: Event): void => {
    const badge = isBadge(event.target);
    if (badge === undefined) return;
    event.stopImmediatePropagation();
    // A page can make events of its own: only what the reader does opens evidence.
    if (event.type === 'click' && event.isTrusted) badge.press();
  };
  for (const type of GUARDED) window.addEventListener(type, guard, { capture: true, passive: true, signal });
}
