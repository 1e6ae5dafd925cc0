import type { SiteId } from '../../core/site-id.ts';
import type { ImportOutcome, ListInfo, SamplePost, SettingsView } from '../../messages/contract.ts';

/** What the welcome page can ask and do. */
export interface WelcomeApi {
  settings(): Promise<SettingsView>;
  switchSite(site: SiteId, on: boolean): Promise<SettingsView>;
  lists(): Promise<readonly ListInfo[]>;
  switchList(id: string, on: boolean): Promise<boolean>;
  importFiles(files: readonly File[]): Promise<ImportOutcome>;
  sample(): Promise<readonly SamplePost[]>;
  /** Sites whose hosts the reader has not allowed (Firefox lets them refuse). */
  refused(): Promise<readonly SiteId[]>;
  /** Asks the browser for a site's hosts, within a press of the reader. */
  allow(site: SiteId): Promise<boolean>;
  openOptions(section: 'labels' | 'lists'): Promise<void>;
}
