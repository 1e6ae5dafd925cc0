import type { Reason } from '../core/verdict.ts';
import type { TabReport } from '../messages/contract.ts';
import { readProfile } from '../sites/profiles.ts';
import type { Reader } from './door.ts';
import type { Health } from './health.ts';
import { isHiddenByPage } from './hidden-badge.ts';
import { countsOf } from './log-counts.ts';
import { toTabPost } from './tab-post.ts';
import { MOST_REMOVALS } from './tracked-post.ts';

/**
 * The tab's own account of itself, for the popup, the debug panel and the lab. It leaves the tab only on their request.
 * `now`: the page's clock, ms.
 */
export function makeReport(
  { site, feed, health, judge, log, on, ready }: Omit<Reader, 'refresh' | 'draw'>,
  root: Element,
  now: number,
): TabReport {
  const posts = [...log.posts().values()];
  const withheld: Partial<Record<Reason, number>> = {};
  for (const { answer } of posts) {
    if (answer?.reason != null) withheld[answer.reason] = (withheld[answer.reason] ?? 0) + 1;
    for (const note of answer?.notes ?? []) withheld[note] = (withheld[note] ?? 0) + 1;
  }
  const recent = [...log.posts()]
    .map(([key, post]) => toTabPost(site.id, key, post))
    .filter((post) => post !== null);
  return {
    site: site.id,
    view: feed.view,
    on,
    ready,
    broken: health.alarm,
    ...countsOf(log),
    withheld,
    hooks: hookRates(health),
    finders: Object.fromEntries(Object.entries(health.sample(now).finders).filter(([, count]) => count > 0)),
    removedByPage: posts.filter((post) => post.removals > MOST_REMOVALS || isHiddenByPage(post)).length,
    labelled: recent.filter(({ label, reposterLabel }) => label !== null || reposterLabel !== null),
    recent,
    messages: judge.messages,
    slices: log.slices,
    profile: readProfile(site.id, root, feed.page),
  };
}

/** The report of a page that is not read: the site is switched off, or the reader is still on its way. */
export function closedReport(site: TabReport['site']): TabReport {
  return {
    site,
    view: 'other',
    on: false,
    ready: false,
    broken: null,
    seen: 0,
    parsed: 0,
    checked: 0,
    withheld: {},
    hooks: {},
    finders: {},
    removedByPage: 0,
    labelled: [],
    recent: [],
    messages: 0,
    slices: [],
    profile: null,
  };
}

/** Hits of every hook over the newest units. */
function hookRates(health: Health): Record<string, number> {
  const rates: Record<string, number> = {};
  for (const hooks of health.hooks())
    for (const [fact, hook] of Object.entries(hooks)) {
      const name = `${fact}:${hook}`;
      rates[name] = (rates[name] ?? 0) + 1;
    }
  return rates;
}
