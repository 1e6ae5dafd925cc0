import { packPost } from '../messages/wire-post.ts';
import type { Badge } from '../ui/badge/badge.ts';
import { openPopover } from '../ui/badge/popover/open-popover.ts';
import type { Door } from './door.ts';
import { repeatsOf } from './repeats.ts';
import type { TrackedPost } from './tracked-post.ts';

/**
 * Opens the evidence of a badge. The background is asked anew, so that a worker that was killed in between has nothing to
 * remember; when the row has become another post meanwhile, nothing opens. Never rejects.
 */
export async function openEvidence(door: Door, post: TrackedPost, badge: Badge): Promise<void> {
  const { ask, life, logBug, reader } = door;
  const { read } = post;
  if (reader === null || read === null) return;
  const site = reader.site.id;
  try {
    const profile = reader.feed.view === 'profile' ? await profileIn(door, post) : null;
    const request = { site, post: packPost(read.post), ...(profile === null ? {} : { profile }) };
    const evidence = await ask('explain', request);
    const author = badge.label.grade === 'R' ? read.post.reposter : read.post.author;
    if (evidence === null || life.signal.aborted || !badge.host.isConnected) return;
    openPopover(
      badge,
      { ...evidence, repeats: repeatsOf(read.post, site, reader.log.posts().values()) },
      {
        doNotLabel: async (on) => (author === null ? false : ask('do-not-label', { site, author, on })),
        openOptions: () => void ask('open-evidence', { section: 'labels' }),
      },
    );
  } catch (cause) {
    logBug('explain', cause);
  }
}

async function profileIn(door: Door, post: TrackedPost): Promise<string | null> {
  if (door.answers === null) await door.bring('report');
  return door.answers?.profileOf(post) ?? null;
}
