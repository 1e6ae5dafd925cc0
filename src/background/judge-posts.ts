import { judge } from '../core/match/judge.ts';
import type { Post } from '../core/post.ts';
import type { SiteId } from '../core/site-id.ts';
import type { Judgement, Policy } from '../core/verdict.ts';
import type { JudgedPost, VerdictSummary } from '../messages/contract.ts';
import { unpackPost } from '../messages/wire-post.ts';
import { ticks } from '../platform/clock.ts';
import { badgeLabel, reposterLabel, type StaleLists } from './phrase.ts';
import type { Session } from './session.ts';
import { policyAt, staleLists } from './session.ts';

const MOST_POSTS = 400;

/** Judges one batch from a page. What is no post gets the answer of an unsure adapter: no badge. */
export function judgePosts(
  session: Session,
  site: SiteId,
  wires: readonly unknown[],
  now: string,
): JudgedPost[] {
  const policy = policyAt(session, now);
  const stale = staleLists(session);
  return wires.slice(0, MOST_POSTS).map((wire) => {
    const post = unpackPost(site, wire);
    return post === null ? unreadable() : judgeOne(session, post, policy, stale);
  });
}

function judgeOne(session: Session, post: Post, policy: Policy, stale: StaleLists): JudgedPost {
  const start = ticks();
  const judgement = judge(post, session.indexes, policy);
  const micros = Math.round((ticks() - start) * 1000);
  return {
    label: badgeLabel(judgement, stale),
    reposterLabel: reposterLabel(judgement, stale),
    reason: judgement.reason,
    notes: judgement.notes,
    verdict: summarise(judgement),
    micros,
  };
}

function summarise({ verdict }: Judgement): VerdictSummary | null {
  if (verdict === null) return null;
  return {
    grade: verdict.grade,
    payer: verdict.payer,
    ...(verdict.text === null
      ? {}
      : { template: verdict.text.template.id, coverage: Math.round(verdict.text.coverage * 1000) / 1000 }),
    ...(verdict.person === null ? {} : { account: verdict.person.account.id }),
  };
}

function unreadable(): JudgedPost {
  return {
    label: null,
    reposterLabel: null,
    reason: 'adapter-unsure',
    notes: [],
    verdict: null,
    micros: 0,
  };
}
