/** Milliseconds of work after which others get their turn: two thirds of a frame. */
const LONG = 10;

let last = performance.now();

/** Lets waiting messages run when this context has worked for a while; else it resolves at once. */
export async function breathe(): Promise<void> {
  if (performance.now() - last < LONG) return;
  // A message is a turn of its own, at once: timers wait longer the more often they are set.
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
  last = performance.now();
}
