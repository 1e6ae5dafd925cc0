import type { Reason } from '../core/verdict.ts';
import type { TabReport } from '../messages/contract.ts';
import type { Site } from '../sites/site.ts';
import type { Feed } from './feed.ts';
import type { Health } from './health.ts';
import { isHiddenByPage } from './hidden-badge.ts';
import type { JudgeClient } from './judge-client.ts';
import { MOST_REMOVALS } from './label-post.ts';
import type { PostLog } from './post-log.ts';
import { toTabPost } from './post-log.ts';

/** What the report is made of. */
export interface ReportParts {
  readonly root: Element;
  readonly site: Site;
  readonly feed: Feed;
  readonly health: Health;
  readonly judge: JudgeClient;
  readonly log: PostLog;
  readonly on: boolean;
  readonly ready: boolean;
}

/** The tab's own account of itself, for the popup, the debug panel and the lab. It leaves the tab only on their request. */
export function makeReport({ root, site, feed, health, judge, log, on, ready }: ReportParts): TabReport {
  const posts = [...log.posts().values()];
  const withheld: Partial<Record<Reason, number>> = {};
  for (const { answer } of posts) {
    if (answer?.reason != null) withheld[answer.reason] = (withheld[answer.reason] ?? 0) + 1;
    for (const note of answer?.notes ?? []) withheld[note] = (withheld[note] ?? 0) + 1;
  }
  const recent = [...log.posts()].map(([key, post]) => toTabPost(key, post));
  return {
    site: site.id,
    view: feed.view,
    on,
    ready,
    broken: health.alarm,
    ...log.seen,
    checked: log.checked,
    withheld,
    hooks: health.hooks(),
    finders: health.finders(),
    removedByPage: posts.filter((post) => post.removals > MOST_REMOVALS || isHiddenByPage(post)).length,
    labelled: recent.filter(({ label, reposterLabel }) => label !== null || reposterLabel !== null),
    recent,
    messages: judge.messages,
    slices: log.slices,
    profile: site.profile(root, feed.page),
  };
}
