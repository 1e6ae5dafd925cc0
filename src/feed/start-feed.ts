import type { PageSettings } from '../messages/contract.ts';
import { ticks } from '../platform/clock.ts';
import type { Site } from '../sites/site.ts';
import type { Door, Reader } from './door.ts';
import { doorOf } from './door.ts';
import { Feed } from './feed.ts';
import { Health } from './health.ts';
import { JudgeClient } from './judge-client.ts';
import { PostLog } from './post-log.ts';
import { VerdictCache } from './verdict-cache.ts';
import { watchPage } from './watch-page.ts';

const LIFE_CHECK_MS = 2000;
/** The toolbar learns of posts that a cached answer labelled at most this late, ms. */
const COUNT_DELAY_MS = 250;
/** In the frame of a question that has left it waits so long, ms, and looks again. */
const TURN_MS = 20;

/**
 * Starts reading one page of a site; the second call in a page does nothing. It draws nothing: with the first label it asks
 * for labels.js. Everything it puts into the page, and every listener, ends with one AbortSignal: when the extension is
 * disabled, updated or removed, no node of ours stays behind.
 */
export function startFeed(site: Site, window: Window): void {
  const door = doorOf();
  if (door !== undefined && door.reader === null) readPage(site, window, door);
}

function readPage(adapter: Site, window: Window, door: Door): void {
  // This page's own: what reads with the site's words is put into it when they come.
  const site = { ...adapter };
  const { document } = window;
  const { life, bring, isAlive, logBug } = door;
  const { signal } = life;
  let observer: MutationObserver | null = null;
  let labelsComing = false;
  let refreshes = 0;
  let shownCount = '';
  let countTimer = 0;

  const cache = new VerdictCache();
  const log = new PostLog();
  const view = site.view(new URL(window.location.href));
  const health = new Health(site, document.documentElement, view, ticks(), () => {
    feed.showAll();
    tellCount();
  });
  const judge = new JudgeClient(site.id, {
    window,
    ticks,
    send: (request) => door.ask('judge', request),
    onAnswers: (batch, questions) => {
      if (signal.aborted || !reader.on) return;
      if (feed.answered(batch, questions)) bringLabels();
      onSettled();
    },
    onLost: (cause) => {
      if (!isAlive()) life.abort();
      feed.dropStale();
      logBug('judge', cause);
    },
  });
  const onSettled = (delay = COUNT_DELAY_MS) => {
    if (countTimer === 0) countTimer = window.setTimeout(tellCount, delay);
  };
  const feed = new Feed({ site, window, cache, judge, door, health, log, ticks, onSettled });
  const reader: Reader = { site, feed, health, judge, log, on: false, ready: false, refresh, draw };
  door.reader = reader;

  const lifeCheck = window.setInterval(() => {
    if (!isAlive()) life.abort();
    else if (observer !== null && feed.followRoute()) feed.settle();
  }, LIFE_CHECK_MS);
  // Back from the back/forward cache: lists may have changed meanwhile, and the toolbar has forgotten this page.
  window.addEventListener('pageshow', ({ persisted }) => persisted && hello(), { signal });
  signal.addEventListener('abort', () => {
    window.clearInterval(lifeCheck);
    window.clearTimeout(countTimer);
    stop();
  });
  hello();

  function hello(): void {
    const before = refreshes;
    door.ask('hello', { site: site.id }).then(
      // What was told meanwhile is newer.
      (settings) => before === refreshes && refresh(settings),
      (cause: unknown) => logBug('hello', cause),
    );
  }

  function refresh({ on, epoch, words }: PageSettings): void {
    if (signal.aborted) return;
    refreshes += 1;
    reader.on = on;
    reader.ready = true;
    shownCount = '';
    const changed = cache.enter(epoch);
    if (!on) stop();
    else if (observer === null) {
      Object.assign(site, words && adapter.withWords?.(words));
      start();
    } else if (changed) feed.askAgain();
    tellCount();
  }

  function start(): void {
    observer = watchPage(window, site, feed, door);
    feed.discoverAll();
    feed.settle();
  }

  function stop(): void {
    observer?.disconnect();
    observer = null;
    feed.clear();
  }

  /** Most feeds show no label at all: what draws one comes with the first, and the next label asks again when it could not. */
  function bringLabels(): void {
    if (labelsComing || door.labeller !== null) return;
    labelsComing = true;
    void bring('labels').then(() => {
      labelsComing = false;
    });
  }

  function draw(): void {
    if (observer === null) return;
    feed.followRoute();
    feed.dropDetached();
    feed.touchLabelled();
    feed.settle();
  }

  /** Tells the toolbar when the number of labelled posts or the alarm has changed. */
  function tellCount(): void {
    window.clearTimeout(countTimer);
    countTimer = 0;
    if (signal.aborted) return;
    const labelled = reader.on ? log.labelled : 0;
    const broken = reader.on && health.alarm !== null;
    const count = `${labelled}/${broken}`;
    if (count === shownCount) return;
    if (!judge.isQuiet) {
      onSettled(TURN_MS);
      return;
    }
    shownCount = count;
    door.ask('count', { labelled, broken }).catch(() => {
      shownCount = '';
    });
  }
}
