import { DEFAULT_SHOWN } from '../core/grade-defaults.ts';
import type { SiteId } from '../core/site-id.ts';
import { SITE_IDS } from '../core/site-id.ts';
import type { Label } from '../core/verdict.ts';

/**
 * Every setting there is. Kept in storage.local under one key; no content script reads it (they are told what they need).
 * - `sites`: Fieldmark reads this site. Default: all on.
 * - `shown`: which labels are shown. Default: product.md, "The grades".
 * - `toolbarCount`: the toolbar button shows the number of labelled posts. Default: on.
 */
export interface Settings {
  readonly sites: Readonly<Record<SiteId, boolean>>;
  readonly shown: Readonly<Record<Label, boolean>>;
  readonly toolbarCount: boolean;
}

/** The settings of a fresh install. */
export const DEFAULT_SETTINGS: Settings = {
  sites: { x: true, facebook: true, instagram: true },
  shown: DEFAULT_SHOWN,
  toolbarCount: true,
};

/** Any value as whole settings: only known keys with boolean values count. */
export function completeSettings(value: unknown): Settings {
  const given = asRecord(value);
  const sites = asRecord(given.sites);
  const shown = asRecord(given.shown);
  return {
    sites: Object.fromEntries(
      SITE_IDS.map((site) => [site, bool(sites[site], DEFAULT_SETTINGS.sites[site])]),
    ) as Record<SiteId, boolean>,
    shown: Object.fromEntries(
      Object.entries(DEFAULT_SHOWN).map(([label, on]) => [label, bool(shown[label], on)]),
    ) as Record<Label, boolean>,
    toolbarCount: bool(given.toolbarCount, DEFAULT_SETTINGS.toolbarCount),
  };
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function bool(value: unknown, fallback: boolean): boolean {
  return typeof value === 'boolean' ? value : fallback;
}
