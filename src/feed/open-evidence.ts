import { askBackground } from '../messages/send.ts';
import { logBug } from '../platform/log.ts';
import type { Site } from '../sites/site.ts';
import type { Badge } from '../ui/badge/badge.ts';
import { loadPopover } from '../ui/badge/popover-loader.ts';
import type { PostLog } from './post-log.ts';
import type { TrackedPost } from './tracked-post.ts';

/** What an opening needs. `profile`: the description of the author's own profile, when the page shows it. */
export interface Opening {
  readonly site: Site;
  readonly post: TrackedPost;
  readonly badge: Badge;
  readonly log: PostLog;
  readonly signal: AbortSignal;
  readonly profile: string | null;
}

/**
 * Opens the evidence of a badge. The background is asked anew, so that a worker that was killed in between has nothing to
 * remember; when the row has become another post meanwhile, nothing opens.
 */
export async function openEvidence({ site, post, badge, log, signal, profile }: Opening): Promise<void> {
  const request = { site: site.id, post: post.wire, ...(profile === null ? {} : { profile }) };
  try {
    const [evidence, open] = await Promise.all([
      askBackground('explain', request),
      loadPopover(() => askBackground('load-popover', {})),
    ]);
    const author = badge.label.grade === 'R' ? post.read.post.reposter : post.read.post.author;
    if (evidence === null || open === null || signal.aborted || !badge.host.isConnected) return;
    open(
      badge,
      { ...evidence, repeats: log.repeats(post) },
      {
        doNotLabel: async (on) =>
          author === null ? false : askBackground('do-not-label', { site: site.id, author, on }),
        openOptions: () => void askBackground('open-evidence', { section: 'labels' }),
      },
    );
  } catch (cause) {
    logBug('explain', cause);
  }
}
