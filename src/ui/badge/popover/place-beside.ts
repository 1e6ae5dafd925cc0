const GAP = 6;

/**
 * Puts the popover below or above the badge, inside the window. Where the browser can anchor by CSS the style sheet does
 * it, and it follows scrolling; else it is placed once, in the fixed layer.
 */
export function placeBeside(button: HTMLElement, popover: HTMLElement): void {
  if (CSS.supports('position-area', 'block-end')) return;
  const view = popover.ownerDocument.documentElement;
  const badge = button.getBoundingClientRect();
  const { width } = popover.getBoundingClientRect();
  const below = view.clientHeight - badge.bottom;
  const isBelow = below >= badge.top;
  const room = Math.max(120, (isBelow ? below : badge.top) - 2 * GAP);
  const left = Math.max(GAP, Math.min(badge.left, view.clientWidth - width - GAP));
  popover.style.inset = isBelow
    ? `${badge.bottom + GAP}px auto auto ${left}px`
    : `auto auto ${view.clientHeight - badge.top + GAP}px ${left}px`;
  popover.style.maxBlockSize = `${room}px`;
}
