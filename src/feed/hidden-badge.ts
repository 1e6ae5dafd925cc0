import type { Badge } from '../ui/badge/badge.ts';
import type { TrackedPost } from './tracked-post.ts';

const SEEN: CheckVisibilityOptions = { opacityProperty: true, visibilityProperty: true };
/** A badge smaller than this on either side shows nothing, CSS pixels. */
const LEAST = 2;

/**
 * True when a badge of this post stands in the page and cannot be seen, although the post itself can: a rule, a style or
 * an attribute of the page hides it. It reads the layout: call it when somebody asks, never while the page is drawn.
 */
export function isHiddenByPage({ read, badge, reposterBadge }: TrackedPost): boolean {
  const shown = [badge, reposterBadge].filter((one) => one?.host.isConnected === true);
  return shown.some((one) => one !== null && isUnseen(one)) && read !== null && isDrawn(read.element);
}

function isUnseen({ button }: Badge): boolean {
  if (!button.checkVisibility(SEEN)) return true;
  const { width, height } = button.getBoundingClientRect();
  return width < LEAST || height < LEAST;
}

/** A post that the page folds away, or keeps for later, takes its badge with it. */
function isDrawn(element: Element): boolean {
  if (!element.checkVisibility(SEEN)) return false;
  const { width, height } = element.getBoundingClientRect();
  return width >= LEAST && height >= LEAST;
}
