import { runtime } from '../platform/runtime.ts';
import type { PageRequests } from './contract.ts';
import type { Reply } from './envelope.ts';

/** A page's line to the background. */
export interface Line {
  /** Asks the background; rejects when it refuses, fails or cannot be reached. */
  readonly ask: <K extends keyof PageRequests>(
    kind: K,
    request: PageRequests[K]['request'],
  ) => Promise<PageRequests[K]['answer']>;
  /** Hangs up: what is under way is rejected, and the next question calls anew. */
  readonly hangUp: () => void;
}

/**
 * Makes the line; nothing is connected before the first question. One connection for all questions of a page costs it a
 * fraction of a message each (docs/adr/0012). Whoever ends it, a worker that falls asleep or the browser, what was under way
 * is rejected and the next question connects again. On the wire: `[number, Envelope]`, answered by `[number, Reply]`.
 */
export function makeLine(): Line {
  const waiting = new Map<number, (reply?: Reply) => void>();
  let port: ReturnType<typeof connect> | null = null;
  let last = 0;
  const hangUp = () => {
    port?.disconnect();
    port = null;
    for (const settle of waiting.values()) settle();
    waiting.clear();
  };
  const connect = () => {
    const opened = runtime().runtime.connect();
    opened.onMessage.addListener((message) => {
      const [number, reply] = message as [number, Reply];
      waiting.get(number)?.(reply);
      waiting.delete(number);
    });
    opened.onDisconnect.addListener(() => {
      if (port === opened) hangUp();
      // Read, so that no browser writes it into the page's console.
      void runtime().runtime?.lastError;
    });
    return opened;
  };
  return {
    ask: (kind, request) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, (reply) => {
          if (reply?.ok === true) return resolve(reply.value as never);
          reject(new Error(`"${kind}": ${reply?.error ?? 'no answer'}`));
          // The browser describes a page when it connects: one that was not shown yet then would be refused for ever.
          if (reply?.error === 'refused') hangUp();
        });
        try {
          port ??= connect();
          port.postMessage([last, { fieldmark: kind, request }]);
        } catch {
          hangUp();
        }
      }),
    hangUp,
  };
}
