import type { SiteId } from '../../core/site-id.ts';
import type { Label } from '../../core/verdict.ts';
import type { ImportOutcome, ListInfo, SentRequest, SettingsView } from '../../messages/contract.ts';
import type { ListChanges, OfferAnswer, SubscribeAnswer, SyncOutcome } from '../../messages/list-contract.ts';
import type { Backup } from '../../settings/backup.ts';

/** One account the reader does not want labelled. */
export interface Override {
  readonly key: string;
  readonly addedAt: string;
}

/** What the options page can ask and do. */
export interface OptionsApi {
  settings(): Promise<SettingsView>;
  switchLabel(label: Label, on: boolean): Promise<SettingsView>;
  switchSite(site: SiteId, on: boolean): Promise<SettingsView>;
  switchToolbarCount(on: boolean): Promise<SettingsView>;
  lists(): Promise<readonly ListInfo[]>;
  /** Imports a list from the files of a folder, or from one zip. */
  importFiles(files: readonly File[]): Promise<ImportOutcome>;
  removeList(id: string): Promise<boolean>;
  switchList(id: string, on: boolean): Promise<boolean>;
  /** Asks the browser for the one host of this address; call it first within a press. False when the reader declines. */
  allowHost(address: string): Promise<boolean>;
  /** Gives a host back that no list needs. */
  giveHostBack(address: string): Promise<void>;
  /** Who publishes what lies behind an address. Nothing is stored. */
  inspect(address: string): Promise<OfferAnswer>;
  subscribe(address: string, trustFirst: boolean): Promise<SubscribeAnswer>;
  syncNow(id: string | null): Promise<readonly SyncOutcome[]>;
  /** What the version in force of a list changed; null when the one before is not kept. */
  changes(id: string): Promise<ListChanges | null>;
  overrides(): Promise<readonly Override[]>;
  removeOverride(key: string): Promise<boolean>;
  /** The text of a backup file of now. */
  backup(): Promise<string>;
  restore(backup: Backup): Promise<boolean>;
  /** Offers a text as a file to keep. */
  saveFile(name: string, text: string): void;
  /** Bytes taken on this device, about; null where the browser does not tell. */
  storageUsed(): Promise<number | null>;
  /** The last requests that left this browser, newest first. */
  requests(): Promise<readonly SentRequest[]>;
  eraseEverything(): Promise<boolean>;
  version(): string;
  now(): string;
}
