import type { Evidence } from '../../messages/contract.ts';
import type { Badge } from './badge.ts';

/** What the reader can do from the popover; the content script carries it out. */
export interface PopoverActions {
  /** Switches the reader's override for the post's author (for R: the reposter). Resolves to false when nothing changed. */
  doNotLabel(on: boolean): Promise<boolean>;
  /** Opens the extension's own page of lists and settings. */
  openOptions(): void;
}

/** Shows the evidence in the badge's own shadow root. */
export type OpenPopover = (badge: Badge, evidence: Evidence, actions: PopoverActions) => void;

/** Where the second file leaves its function: a global of our isolated world, which no page can see. */
const KEY = Symbol.for('fieldmark.popover');

type Shelf = { [KEY]?: OpenPopover };

/** Called by the popover's file when it has been put into the tab. */
export function offerPopover(open: OpenPopover): void {
  (globalThis as Shelf)[KEY] = open;
}

/**
 * The popover's function. On first use `inject` asks the background to put its file into this tab; null when that fails
 * (then nothing opens, and the next press tries again).
 */
export async function loadPopover(inject: () => Promise<boolean>): Promise<OpenPopover | null> {
  const shelf = globalThis as Shelf;
  if (shelf[KEY] === undefined) await inject();
  return shelf[KEY] ?? null;
}
