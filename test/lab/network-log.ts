import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test';
import type { SeenRequest } from './server.ts';

/** What was asked for, by whom. */
export interface NetworkReport {
  /** Every http(s) and ws(s) address a page, a frame, a worker or the extension asked for, each once, sorted. */
  readonly requests: readonly string[];
  /** Hosts that only the browser itself contacted. */
  readonly browserRequests: readonly string[];
}

const ON_THE_NETWORK = /^(https?|wss?):/;

/**
 * Collects the requests of every target. Playwright attaches to each page, frame, dedicated worker and service worker
 * (the extension's too) before it runs; shared workers it leaves out, so they are attached to here.
 */
export class NetworkLog {
  readonly #asked = new Set<string>();

  /** Starts listening. Call it before the first page of the context is opened. */
  async watch(context: BrowserContext): Promise<void> {
    context.on('request', (request) => this.#note(request.url()));
    const listen = (page: Page) => page.on('websocket', (socket) => this.#note(socket.url()));
    for (const page of context.pages()) listen(page);
    context.on('page', listen);
    const browser = context.browser();
    if (browser !== null) await this.#watchSharedWorkers(browser);
  }

  /**
   * Divides what the server saw. A request nobody was seen to make is the browser's own only when its host is none that
   * a page or the extension asked for: a doubt counts against the page.
   */
  report(seen: readonly SeenRequest[], siteHosts: readonly string[]): NetworkReport {
    const requests = new Set(this.#asked);
    const hosts = new Set([...siteHosts, ...[...requests].map((url) => new URL(url).hostname)]);
    const browserHosts = new Set<string>();
    for (const { host, url } of seen) {
      if (requests.has(url)) continue;
      if (hosts.has(host)) requests.add(url);
      else browserHosts.add(host);
    }
    return { requests: [...requests].sort(), browserRequests: [...browserHosts].sort() };
  }

  #note(url: string): void {
    if (ON_THE_NETWORK.test(url)) this.#asked.add(url);
  }

  async #watchSharedWorkers(browser: Browser): Promise<void> {
    const session: CDPSession = await browser.newBrowserCDPSession();
    session.on('Target.receivedMessageFromTarget', ({ message }) => {
      const { method, params } = JSON.parse(message) as {
        method?: string;
        params?: { request?: { url: string }; url?: string };
      };
      if (method === 'Network.requestWillBeSent') this.#note(params?.request?.url ?? '');
      if (method === 'Network.webSocketCreated') this.#note(params?.url ?? '');
    });
    session.on('Target.targetCreated', ({ targetInfo }) => {
      if (targetInfo.type !== 'shared_worker') return;
      void session
        .send('Target.attachToTarget', { targetId: targetInfo.targetId })
        .then(({ sessionId }) =>
          session.send('Target.sendMessageToTarget', {
            sessionId,
            message: JSON.stringify({ id: 1, method: 'Network.enable' }),
          }),
        )
        // It ended before we came; the server's log still has what it asked for.
        .catch(() => {});
    });
    await session.send('Target.setDiscoverTargets', { discover: true });
  }
}
