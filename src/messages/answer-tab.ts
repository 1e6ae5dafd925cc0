import { listen } from '../platform/inbox.ts';
import type { TabRequests } from './contract.ts';
import { isEnvelope } from './envelope.ts';

/** One function per request a tab answers. */
export type TabAnswers = {
  readonly [K in keyof TabRequests]: (
    request: TabRequests[K]['request'],
  ) => Promise<TabRequests[K]['answer']>;
};

/**
 * Answers the background's and the extension pages' requests to this tab; one that rejects is answered "failed". Only our
 * own extension can reach this listener (`externally_connectable` is not declared).
 */
export function answerTab(answers: TabAnswers): void {
  listen((message) => {
    if (!isEnvelope(message) || !Object.hasOwn(answers, message.fieldmark)) return undefined;
    const answer = answers[message.fieldmark as keyof TabAnswers] as (request: unknown) => Promise<unknown>;
    return answer(message.request).then((value) => ({ ok: true, value }));
  });
}
