/** What waits for the next frame, by document. Each is called once and taken out. */
const waiting = new WeakMap<Document, Set<() => void>>();

/**
 * Calls back before the next frame. A hidden tab draws none, and its timers may wait a minute: there it calls back in the
 * next task; a tab that is hidden while it waits is called at once.
 */
export function nextFrame(window: Window, callback: () => void): void {
  const { document } = window;
  if (document.hidden) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      callback();
    };
    port2.postMessage(null);
    return;
  }
  const calls = waiting.get(document) ?? listenIn(document);
  const once = () => {
    if (calls.delete(once)) callback();
  };
  calls.add(once);
  window.requestAnimationFrame(once);
}

/** One listener until the tab is hidden next, not one for every frame: adding and removing it showed up in every profile of a streaming feed. */
function listenIn(document: Document): Set<() => void> {
  const calls = new Set<() => void>();
  waiting.set(document, calls);
  const atOnce = () => {
    waiting.delete(document);
    for (const call of [...calls]) call();
  };
  document.addEventListener('visibilitychange', atOnce, { once: true });
  return calls;
}
