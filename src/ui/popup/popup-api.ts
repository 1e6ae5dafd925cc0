import type { SiteId } from '../../core/site-id.ts';
import type { ListInfo, LookupHit, SettingsView, TabReport } from '../../messages/contract.ts';
import type { SyncOutcome } from '../../messages/list-contract.ts';

/** What the popup knows before it asks anybody: the tab, and whether it is one of ours. */
export interface TabAtHand {
  readonly id: number | null;
  readonly site: SiteId | null;
  /** Sites whose hosts the reader has not allowed (Firefox lets them refuse). */
  readonly refused: readonly SiteId[];
}

/** What the popup can ask and do. */
export interface PopupApi {
  tab(): Promise<TabAtHand>;
  /** The tab's own report; null when no script of ours answers there. */
  report(tab: number): Promise<TabReport | null>;
  settings(): Promise<SettingsView>;
  switchSite(site: SiteId, on: boolean): Promise<SettingsView>;
  lists(): Promise<readonly ListInfo[]>;
  /** The payer of a list that a profile's description names, or null. */
  namedPayer(description: string): Promise<string | null>;
  /** Syncs every subscribed list that is on. */
  syncNow(): Promise<readonly SyncOutcome[]>;
  /** Brings a labelled post into view; false when it has left the page. */
  scrollTo(tab: number, key: string): Promise<boolean>;
  reload(tab: number): Promise<void>;
  /** Asks the browser for a site's hosts, within a press of the reader. */
  allow(site: SiteId): Promise<boolean>;
  /** Every list's entries for an account. */
  lookup(site: SiteId, handle: string): Promise<readonly LookupHit[]>;
  /** Puts a text on the clipboard; false when the browser refuses. */
  copy(text: string): Promise<boolean>;
  openOptions(section: 'labels' | 'lists'): Promise<void>;
  openDebug(tab: number): Promise<void>;
  close(): void;
  isOnline(): boolean;
  now(): string;
}
