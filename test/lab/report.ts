import type { PostKind } from '../../src/core/post.ts';
import type { SiteId } from '../../src/core/site-id.ts';
import type { VerdictSummary } from '../../src/messages/contract.ts';
import type { NetworkReport } from './network-log.ts';

/** A post as report.json holds it. */
export interface ReportPost {
  readonly author: { readonly handle: string; readonly id?: string; readonly name?: string } | null;
  readonly permalink: string | null;
  readonly postedAt: string | null;
  readonly kind: PostKind;
  readonly reposter: { readonly handle: string; readonly badge: string | null } | null;
  readonly text: string;
  readonly truncated: boolean;
  readonly verdict: VerdictSummary | null;
  readonly reason?: string;
  /** The badge's whole accessible name, from the accessibility tree; null when the page shows none. */
  readonly badge: string | null;
}

/** A page as report.json holds it. */
export interface ReportPage {
  readonly site: SiteId;
  readonly name: string;
  readonly url: string;
  readonly seen: number;
  readonly parsed: number;
  readonly posts: readonly ReportPost[];
  /** Names of badges that stand beside no reported post: always a defect. */
  readonly strayBadges: readonly string[];
  /** Hosts of ours in the page without a button in the accessibility tree: always a defect. */
  readonly unreadableBadges: number;
  /** Why badges are stopped on this page (the adapter's own alarm), or null. */
  readonly broken: string | null;
  /** What kept the lab from reading the page, or null. */
  readonly error: string | null;
}

/** report.json. */
export interface LabReport extends NetworkReport {
  readonly pages: readonly ReportPage[];
}

/** What is wrong with a run, one sentence each; empty when all is well. */
export function faultsOf(report: LabReport): string[] {
  return report.pages.flatMap(({ site, name, strayBadges, unreadableBadges, error, posts }) => {
    const page = `${site}/${name}`;
    return [
      ...(error === null ? [] : [`${page}: ${error}`]),
      ...strayBadges.map((badge) => `${page}: a badge beside no post: "${badge}"`),
      ...(unreadableBadges === 0
        ? []
        : [`${page}: ${unreadableBadges} badge(s) without an accessible button`]),
      ...posts
        .filter(({ badge, verdict }) => badge !== null && verdict === null)
        .map(
          ({ author, badge }) => `${page}: @${author?.handle ?? '?'} has a badge and no verdict: "${badge}"`,
        ),
    ];
  });
}
