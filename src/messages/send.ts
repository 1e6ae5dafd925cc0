import { runtime } from '../platform/runtime.ts';
import type { ExtensionRequests, PageRequests, TabRequests } from './contract.ts';
import type { Envelope, Reply } from './envelope.ts';

type ToBackground = PageRequests & ExtensionRequests;

/** A request that got no answer: the other side is gone, refused it, or failed. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** Asks the background. Rejects with NoAnswer when it refuses, fails or cannot be reached. */
export async function askBackground<K extends keyof ToBackground>(
  kind: K,
  request: ToBackground[K]['request'],
): Promise<ToBackground[K]['answer']> {
  const envelope: Envelope = { fieldmark: kind, request };
  return unwrap<ToBackground[K]['answer']>(kind, await runtime().runtime.sendMessage(envelope));
}

/** Asks the content script of a tab. Rejects with NoAnswer when the tab has none of ours. */
export async function askTab<K extends keyof TabRequests>(
  tab: number,
  kind: K,
  request: TabRequests[K]['request'],
): Promise<TabRequests[K]['answer']> {
  const envelope: Envelope = { fieldmark: kind, request };
  try {
    return unwrap<TabRequests[K]['answer']>(kind, await runtime().tabs.sendMessage(tab, envelope));
  } catch (cause) {
    throw new NoAnswer(`tab ${tab} did not answer "${kind}"`, { cause });
  }
}

function unwrap<T>(kind: string, reply: unknown): T {
  const answer = reply as Reply | undefined;
  if (answer?.ok === true) return answer.value as T;
  throw new NoAnswer(`"${kind}": ${answer?.error ?? 'no answer'}`);
}
