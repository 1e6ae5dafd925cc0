const HIDDEN_DELAY_MS = 100;

/** Calls back before the next frame; in a hidden tab, which draws none, after a short wait. */
export function nextFrame(window: Window, callback: () => void): void {
  if (window.document.hidden) window.setTimeout(callback, HIDDEN_DELAY_MS);
  else window.requestAnimationFrame(callback);
}
