import { siteOfAddress } from '../core/site-hosts.ts';
import type { SiteId } from '../core/site-id.ts';
import { isSiteId } from '../core/site-id.ts';
import type { ExtensionRequests, PageRequests } from '../messages/contract.ts';
import type { Reply } from '../messages/envelope.ts';
import { isEnvelope } from '../messages/envelope.ts';
import type { Sender } from '../platform/inbox.ts';
import { logBug } from '../platform/log.ts';

/** Who asks from a page: our content script in the top frame of a tab of one of the three sites. */
export interface PageSender {
  readonly tabId: number;
  readonly site: SiteId;
}

/** One handler per request a page may send. */
export type PageAnswers = {
  readonly [K in keyof PageRequests]: (
    request: PageRequests[K]['request'],
    sender: PageSender,
  ) => Promise<PageRequests[K]['answer']>;
};

/** One handler per request only the extension's own pages may send. */
export type ExtensionAnswers = {
  readonly [K in keyof ExtensionRequests]: (
    request: ExtensionRequests[K]['request'],
  ) => Promise<ExtensionRequests[K]['answer']>;
};

/**
 * Makes the one listener of the background. `sender.id` is ours for content scripts too, so the address decides, which the
 * browser fills in: an extension page by the extension's origin, a content script by the site of its top frame.
 */
export function makeAnswerer(pages: PageAnswers, own: ExtensionAnswers, origin: string) {
  return (message: unknown, sender: Sender): Promise<Reply> | undefined => {
    if (!isEnvelope(message)) return undefined;
    const { fieldmark: kind, request } = message;
    if (Object.hasOwn(own, kind)) {
      if (!isOwnPage(sender, origin)) return Promise.resolve({ ok: false, error: 'refused' });
      const handler = own[kind as keyof ExtensionAnswers] as (request: unknown) => Promise<unknown>;
      return reply(kind, () => handler(request));
    }
    if (Object.hasOwn(pages, kind)) {
      const page = pageOf(sender);
      if (page === null || !speaksForItsSite(request, page))
        return Promise.resolve({ ok: false, error: 'refused' });
      const handler = pages[kind as keyof PageAnswers] as (
        request: unknown,
        page: PageSender,
      ) => Promise<unknown>;
      return reply(kind, () => handler(request, page));
    }
    return Promise.resolve({ ok: false, error: 'unknown request' });
  };
}

async function reply(kind: string, handler: () => Promise<unknown>): Promise<Reply> {
  try {
    return { ok: true, value: await handler() };
  } catch (cause) {
    logBug(kind, cause);
    return { ok: false, error: 'failed' };
  }
}

function isOwnPage(sender: Sender, origin: string): boolean {
  return sender.url?.startsWith(origin) === true;
}

function pageOf(sender: Sender): PageSender | null {
  const tabId = sender.tab?.id;
  const site = siteOfAddress(sender.url ?? '');
  if (tabId === undefined || site === null || sender.frameId !== 0) return null;
  return { tabId, site };
}

/** A page may speak for its own site only. */
function speaksForItsSite(request: unknown, page: PageSender): boolean {
  if (typeof request !== 'object' || request === null) return false;
  if (!('site' in request)) return true;
  return isSiteId(request.site) && request.site === page.site;
}
