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
/** The toolbar learns of posts that a cached answer labelled at most this late, ms. */
const COUNT_DELAY_MS = 250;

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
  let countTimer = 0;

  const cache = new VerdictCache();
  const log = new PostLog();
  const view = site.view(new URL(window.location.href));
  const health = new Health(site, document.documentElement, view, ticks(), () => {
    feed.showAll();
    tellCount();
  });
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
      onSettled();
    },
    onLost: (cause) => {
      if (!isExtensionAlive()) life.abort();
      feed.dropStale();
      logBug('judge', cause);
    },
  });
  const onSettled = () => {
    if (countTimer === 0) countTimer = window.setTimeout(tellCount, COUNT_DELAY_MS);
  };
  const feed = new Feed({ site, window, cache, judge, labeller, health, log, ticks, onSettled });

  door.badgeOf = (target) => labeller.badgeOf(target);
  const stopAnswering = answerTab({
    report: () => {
      const parts = { site, feed, health, judge, log, ready, root: document.documentElement };
      return makeReport({ ...parts, on: settings.on });
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
  // Back from the back/forward cache: lists may have changed meanwhile, and the toolbar has forgotten this page.
  window.addEventListener('pageshow', ({ persisted }) => persisted && hello(), { signal });
  signal.addEventListener('abort', () => {
    window.clearInterval(lifeCheck);
    window.clearTimeout(countTimer);
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
    shownCount = '';
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

  /** Tells the toolbar when the number of labelled posts or the alarm has changed. */
  function tellCount(): void {
    window.clearTimeout(countTimer);
    countTimer = 0;
    if (signal.aborted) return;
    const labelled = settings.on ? log.labelled : 0;
    const broken = settings.on && health.alarm !== null;
    const count = `${labelled}/${broken}`;
    if (count === shownCount) return;
    shownCount = count;
    askBackground('count', { labelled, broken }).catch(() => {
      shownCount = '';
    });
  }
}
