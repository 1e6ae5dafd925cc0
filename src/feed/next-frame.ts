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
  let called = false;
  const once = () => {
    if (called) return;
    called = true;
    document.removeEventListener('visibilitychange', once);
    callback();
  };
  document.addEventListener('visibilitychange', once);
  window.requestAnimationFrame(once);
}
