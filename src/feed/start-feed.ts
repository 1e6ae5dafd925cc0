import { answerTab } from '../messages/answer-tab.ts';
import type { PageSettings } from '../messages/contract.ts';
import { askBackground } from '../messages/send.ts';
import { ticks } from '../platform/clock.ts';
import { isExtensionAlive } from '../platform/inbox.ts';
import { logBug } from '../platform/log.ts';
import type { Site } from '../sites/site.ts';
import { readPageTheme, watchPageTheme } from '../ui/badge/page-theme.ts';
import { doorOf } from './door.ts';
import { Feed } from './feed.ts';
import { Health } from './health.ts';
import { JudgeClient } from './judge-client.ts';
import { Labeller } from './label-post.ts';
import { openEvidence } from './open-evidence.ts';
import { PostLog } from './post-log.ts';
import { profileOf } from './profile-of.ts';
import { scrollToPost } from './scroll-to-post.ts';
import { makeReport } from './tab-report.ts';
import { VerdictCache } from './verdict-cache.ts';
import { watchPage } from './watch-page.ts';

const LIFE_CHECK_MS = 2000;

/**
 * Starts reading one page of a site; the second call in a page does nothing. Everything it puts into the page, and every listener, ends with
 * one AbortSignal: when the extension is disabled, updated or removed, no node of ours stays behind.
 */
export function startFeed(site: Site, window: Window): void {
  const { document } = window;
  const door = doorOf();
  if (door.hasReader) return;
  door.hasReader = true;
  const { life } = door;
  const { signal } = life;
  let settings: PageSettings = { on: false, epoch: '' };
  let ready = false;
  let observer: MutationObserver | null = null;
  let running = new AbortController();
  let shownCount = '';

  const cache = new VerdictCache();
  const log = new PostLog();
  const view = site.view(new URL(window.location.href));
  const health = new Health(site, document.documentElement, view, ticks(), () => feed.showAll());
  const labeller = new Labeller('light', (post, badge) => {
    const profile = profileOf(site, document.documentElement, feed.page, post);
    void openEvidence({ site, post, badge, log, signal, profile });
  });
  const judge = new JudgeClient(site.id, {
    window,
    send: (request) => askBackground('judge', request),
    onAnswers: (epoch, answers) => {
      if (signal.aborted || !settings.on) return;
      if (cache.enter(epoch)) settings = { ...settings, epoch };
      for (const [signature, answer] of answers) cache.put(signature, answer);
      feed.answered(new Map(answers));
      tellCount();
    },
    onLost: (cause) => {
      if (!isExtensionAlive()) life.abort();
      feed.dropStale();
      logBug('judge', cause);
    },
  });
  const feed = new Feed({ site, window, cache, judge, labeller, health, log, ticks });

  door.badgeOf = (target) => labeller.badgeOf(target);
  const stopAnswering = answerTab({
    report: () => {
      const parts = { site, feed, health, judge, log, ready, root: document.documentElement };
      return makeReport({ ...parts, on: settings.on, now: ticks() });
    },
    'scroll-to': ({ key }) => scrollToPost(log, key),
    refresh: (next) => {
      apply(next);
      return null;
    },
  });
  const lifeCheck = window.setInterval(() => {
    if (!isExtensionAlive()) life.abort();
    else if (observer !== null && feed.followRoute()) feed.settle();
  }, LIFE_CHECK_MS);
  window.addEventListener('pageshow', (event) => event.persisted && hello(), { signal });
  signal.addEventListener('abort', () => {
    window.clearInterval(lifeCheck);
    stop();
    if (isExtensionAlive()) stopAnswering();
  });
  hello();

  function hello(): void {
    askBackground('hello', { site: site.id }).then(apply, (cause: unknown) => logBug('hello', cause));
  }

  function apply(next: PageSettings): void {
    if (signal.aborted) return;
    settings = next;
    ready = true;
    const changed = cache.enter(next.epoch);
    if (!next.on) stop();
    else if (observer === null) start();
    else if (changed) {
      log.forgetGone();
      feed.askAgain();
    }
    tellCount();
  }

  function start(): void {
    running = new AbortController();
    labeller.setTheme(readPageTheme(document));
    watchPageTheme(document, running.signal, (theme) => labeller.setTheme(theme));
    observer = watchPage(window, site, feed, labeller);
    feed.discover(document.documentElement);
    feed.settle();
  }

  function stop(): void {
    observer?.disconnect();
    observer = null;
    running.abort();
    feed.clear();
  }

  /** Tells the toolbar when the number of labelled posts changes. */
  function tellCount(): void {
    const labelled = log
      .posts()
      .filter(({ answer }) => answer?.label != null || answer?.reposterLabel != null).length;
    const count = `${labelled}/${health.alarm ?? ''}`;
    if (count === shownCount) return;
    shownCount = count;
    askBackground('count', { labelled, broken: health.alarm !== null }).catch(() => {
      shownCount = '';
    });
  }
}
