import { listen } from '../platform/inbox.ts';
import type { TabRequests } from './contract.ts';
import { isEnvelope } from './envelope.ts';

/** One function per request a tab answers; undefined leaves the answer to another listener of this page. */
export type TabAnswers = {
  readonly [K in keyof TabRequests]?: (
    request: TabRequests[K]['request'],
  ) => TabRequests[K]['answer'] | undefined;
};

/**
 * Answers the background's and the extension pages' requests to this tab. Only our own extension can reach this listener
 * (`externally_connectable` is not declared). Returns a function that stops.
 */
export function answerTab(answers: TabAnswers): () => void {
  return listen((message) => {
    if (!isEnvelope(message) || !Object.hasOwn(answers, message.fieldmark)) return undefined;
    const answer = answers[message.fieldmark as keyof TabAnswers] as (request: unknown) => unknown;
    const value = answer(message.request);
    return value === undefined ? undefined : Promise.resolve({ ok: true, value });
  });
}
