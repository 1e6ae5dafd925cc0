import type { ListInfo, TabReport } from '../../messages/contract.ts';

/** What the full-page debug panel can ask. */
export interface DebugApi {
  /** The report of the tab the panel was opened for; null when that tab no longer answers. */
  report(): Promise<TabReport | null>;
  lists(): Promise<readonly ListInfo[]>;
}
