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

/** How often a question is asked when the other end goes away before it answers: once more. */
const MOST_TIMES = 2;

interface Question {
  readonly message: unknown;
  readonly settle: (reply?: Reply) => void;
  times: number;
}

/**
 * Makes the line; nothing is connected before the first question. One connection for all questions of a page costs it a
 * fraction of a message each (docs/adr/0012). A worker that is stopped ends it: what was under way is asked of the next
 * worker, once, and rejected when that one goes too. Every question may be asked twice: an answer changes nothing, or sets
 * what is set already. On the wire: `[number, Envelope]`, answered by `[number, Reply]`.
 */
export function makeLine(): Line {
  const waiting = new Map<number, Question>();
  let port: ReturnType<typeof connect> | null = null;
  let last = 0;
  const hangUp = () => {
    port?.disconnect();
    port = null;
    for (const { settle } of waiting.values()) settle();
    waiting.clear();
  };
  const post = (question: Question) => {
    question.times += 1;
    try {
      port ??= connect();
      port.postMessage(question.message);
    } catch {
      hangUp();
    }
  };
  const connect = () => {
    const opened = runtime().runtime.connect();
    opened.onMessage.addListener((message) => {
      const [number, reply] = message as [number, Reply];
      waiting.get(number)?.settle(reply);
      waiting.delete(number);
    });
    opened.onDisconnect.addListener(() => {
      // Read, so that no browser writes it into the page's console.
      void runtime().runtime?.lastError;
      if (port !== opened) return;
      port = null;
      for (const [number, question] of [...waiting]) {
        if (question.times < MOST_TIMES) post(question);
        else {
          waiting.delete(number);
          question.settle();
        }
      }
    });
    return opened;
  };
  return {
    ask: (kind, request) =>
      new Promise((resolve, reject) => {
        last += 1;
        const settle = (reply?: Reply) => {
          if (reply?.ok === true) return resolve(reply.value as never);
          reject(new Error(`"${kind}": ${reply?.error ?? 'no answer'}`));
          // The browser describes a page when it connects: one that was not shown yet then would be refused for ever.
          if (reply?.error === 'refused') hangUp();
        };
        const question = { message: [last, { fieldmark: kind, request }], settle, times: 0 };
        waiting.set(last, question);
        post(question);
      }),
    hangUp,
  };
}
