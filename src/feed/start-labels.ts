import type { Badge } from '../ui/badge/badge.ts';
import { readPageTheme, watchPageTheme } from '../ui/badge/page-theme.ts';
import type { Door } from './door.ts';
import { doorOf } from './door.ts';
import { Labeller } from './label-post.ts';
import type { TrackedPost } from './tracked-post.ts';

/**
 * What draws, put into the page with its first label; the second call in a page does nothing. Nothing is drawn from an answer
 * that waited: the reader reads its unit again, as it is now.
 */
export function startLabels(window: Window): void {
  const door = doorOf();
  if (door === undefined || door.reader === null || door.labeller !== null) return;
  const { document } = window;
  const labeller = new Labeller(readPageTheme(document), (post, badge) => void press(door, post, badge));
  watchPageTheme(document, door.life.signal, (theme) => labeller.setTheme(theme));
  door.labeller = labeller;
  door.reader.draw();
}

/** When popover.js cannot be put into the page nothing opens, and the next press tries again. */
async function press(door: Door, post: TrackedPost, badge: Badge): Promise<void> {
  if (door.openEvidence === null) await door.bring('popover');
  await door.openEvidence?.(post, badge);
}
