import type { Runtime } from 'webextension-polyfill';
import { runtime } from './runtime.ts';

/** Who sent a message, as the browser says. */
export type Sender = Runtime.MessageSender;

/** Answers a message, or returns undefined when it is not for this listener. */
export type Answerer = (message: unknown, sender: Sender) => Promise<unknown> | undefined;

/**
 * Listens for messages. It answers by `sendResponse` and `return true`, the one form that every browser understands
 * without the polyfill.
 */
export function listen(answerer: Answerer): void {
  const listener = (message: unknown, sender: Sender, sendResponse: (value: unknown) => void) => {
    const answer = answerer(message, sender);
    if (answer === undefined) return false;
    answer.then(sendResponse, () => sendResponse({ ok: false, error: 'failed' }));
    return true;
  };
  const { onMessage } = runtime().runtime;
  onMessage.addListener(listener as Parameters<typeof onMessage.addListener>[0]);
}

/**
 * Listens for questions over connections (messages/line.ts): `[number, message]`, answered by `[number, answer]`. The sender
 * is whom the browser names as the one who connected. A page that has gone gets no answer.
 */
export function listenOnLines(answerer: Answerer): void {
  runtime().runtime.onConnect.addListener((port) => {
    port.onMessage.addListener((message) => {
      if (!Array.isArray(message)) return;
      const [number, question] = message;
      answerer(question, port.sender ?? {})
        ?.then((answer) => port.postMessage([number, answer]))
        .catch(() => undefined);
    });
  });
}

/** Calls back after this extension was installed (`isFirst`) or it or the browser was updated. */
export function onInstalled(callback: (isFirst: boolean) => void): void {
  runtime().runtime.onInstalled.addListener(({ reason }) => callback(reason === 'install'));
}

/** False once the extension was disabled, updated or removed while this page stayed open. */
export function isExtensionAlive(): boolean {
  try {
    return runtime().runtime?.id !== undefined;
  } catch {
    return false;
  }
}
