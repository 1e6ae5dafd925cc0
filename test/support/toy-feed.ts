import { Feed } from '../../src/feed/feed.ts';
import { Health } from '../../src/feed/health.ts';
import { JudgeClient } from '../../src/feed/judge-client.ts';
import { Labeller } from '../../src/feed/label-post.ts';
import { PostLog } from '../../src/feed/post-log.ts';
import { makeReport } from '../../src/feed/tab-report.ts';
import { VerdictCache } from '../../src/feed/verdict-cache.ts';
import { watchPage } from '../../src/feed/watch-page.ts';
import type { PageRequests } from '../../src/messages/contract.ts';
import type { Site } from '../../src/sites/site.ts';
import { judgedBatch } from './toy-judge.ts';
import { toySite } from './toy-site.ts';

/** A feed in an empty page, and the background's part, played by a table: "ada" and "bo" are paid. Answers leave when the test says so. */
export function startToyFeed(path = '/', site: Site = toySite) {
  window.location.href = `https://x.com${path}`;
  document.body.replaceChildren();
  const waiting: (() => void)[] = [];
  const requests: PageRequests['judge']['request'][] = [];
  let clock = 0;
  let pace = 0;
  const cache = new VerdictCache();
  cache.enter('e1');
  const log = new PostLog();
  const alarms: (string | null)[] = [];
  const health = new Health(site, document.documentElement, 'home', 0, (alarm) => {
    alarms.push(alarm);
    feed.showAll();
  });
  const door = { labeller: new Labeller('light', () => undefined) };
  const judge = new JudgeClient('x', {
    window,
    ticks: () => performance.now(),
    send: (request) => {
      requests.push(request);
      return new Promise((resolve) => {
        waiting.push(() => resolve(judgedBatch(request)));
      });
    },
    onAnswers: (batch, questions) => {
      feed.answered(batch, questions);
    },
    onLost: () => undefined,
  });
  const feed = new Feed({
    site,
    window,
    cache,
    judge,
    door,
    health,
    log,
    ticks: () => {
      clock += pace;
      return clock;
    },
    onSettled: () => undefined,
  });
  const observer = watchPage(window, site, feed, door);
  feed.discoverAll();
  feed.settle();
  return {
    feed,
    requests,
    alarms,
    /** From now on every look at the clock takes 5 ms. */
    busy: () => {
      pace = 5;
    },
    slow: () => {
      clock += 100;
    },
    report: () => {
      const root = document.documentElement;
      return makeReport({ site, feed, health, judge, log, on: true, ready: true }, root, clock);
    },
    answer: async () => {
      await turn();
      for (const send of waiting.splice(0)) send();
      await turn();
    },
    stop: () => {
      observer.disconnect();
      feed.clear();
    },
  };
}

/** Lets frames, timers and observers run. */
export async function turn(): Promise<void> {
  for (let round = 0; round < 3; round += 1) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Our badges directly in an article. */
export function badgeHosts(article: Element): Element[] {
  return [...article.children].filter(({ tagName }) => tagName === 'SPAN');
}
