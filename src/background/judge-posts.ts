import { judge } from '../core/match/judge.ts';
import type { Post } from '../core/post.ts';
import type { SiteId } from '../core/site-id.ts';
import type { Judgement, Policy } from '../core/verdict.ts';
import type { JudgedBatch, JudgedPost, VerdictSummary } from '../messages/contract.ts';
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
): JudgedBatch {
  const policy = policyAt(session, now);
  const stale = staleLists(session);
  const answers: JudgedPost[] = [];
  const which: number[] = [];
  const micros: number[] = [];
  const places = new Map<string, number>();
  for (const wire of wires.slice(0, MOST_POSTS)) {
    const start = ticks();
    const post = unpackPost(site, wire);
    const answer = post === null ? UNREADABLE : judgeOne(session, post, policy, stale);
    micros.push(post === null ? 0 : Math.round((ticks() - start) * 1000));
    const name = JSON.stringify(answer);
    const place = places.get(name) ?? answers.push(answer) - 1;
    places.set(name, place);
    which.push(place);
  }
  return { epoch: session.epoch, answers, which, micros };
}

function judgeOne(session: Session, post: Post, policy: Policy, stale: StaleLists): JudgedPost {
  const judgement = judge(post, session.indexes, policy);
  return {
    label: badgeLabel(judgement, stale),
    reposterLabel: reposterLabel(judgement, stale),
    reason: judgement.reason,
    notes: judgement.notes,
    verdict: summarise(judgement),
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

const UNREADABLE: JudgedPost = {
  label: null,
  reposterLabel: null,
  reason: 'adapter-unsure',
  notes: [],
  verdict: null,
};
