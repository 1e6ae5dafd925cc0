/** Badges inserted in one run, and as many plain spans. */
export const BADGES = 500;

/** Times of one run, µs, in the order of insertion. */
export interface BadgeRun {
  readonly badge: readonly number[];
  readonly plain: readonly number[];
  /** Badges with words that no badge had before. */
  readonly fresh: readonly number[];
  /** The page's clock has its fine resolution. */
  readonly exact: boolean;
}

/** What one badge moved in a page at rest. */
export interface ShiftRun {
  /** Height of the badge's own line, CSS pixels. */
  readonly line: number;
  /** How much the line grew after it was shown. */
  readonly growsLater: number;
  /** Elements that moved or changed their size by anything but that line. */
  readonly strays: readonly string[];
  /** Layout-shift entries, and those of their sources that stand before the badge. */
  readonly shifts: number;
  readonly foreignShifts: number;
}
