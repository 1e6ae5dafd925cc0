import type { SiteId } from '../../core/site-id.ts';
import type { ListInfo, SettingsView, TabReport } from '../../messages/contract.ts';
import type { TabAtHand } from './popup-api.ts';

/** Everything the popup shows, as far as it is known. `undefined`: not yet answered; `null`: answered with nothing. */
export interface PopupFacts {
  readonly tab: TabAtHand | undefined;
  readonly report: TabReport | null | undefined;
  readonly settings: SettingsView | undefined;
  readonly lists: readonly ListInfo[] | undefined;
  readonly online: boolean;
  readonly now: string;
}

/** The one thing the popup is about now. Only `ready` and `broken` show posts. */
export type PopupState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'unsupported' }
  | { readonly kind: 'permission'; readonly site: SiteId }
  | { readonly kind: 'off'; readonly site: SiteId }
  | { readonly kind: 'reload'; readonly site: SiteId }
  | { readonly kind: 'private'; readonly site: SiteId }
  | { readonly kind: 'broken'; readonly site: SiteId; readonly report: TabReport }
  | { readonly kind: 'ready'; readonly site: SiteId; readonly report: TabReport };

/** What the reader should also know, whatever the state; where it is about one list, which, and when it was last checked. */
export type PopupNotice =
  | { readonly kind: 'no-list' | 'list-fault' | 'offline' }
  | {
      readonly kind: 'list-stale' | 'list-dead' | 'list-permission' | 'list-quarantined';
      readonly list: string;
      readonly checked: string | null;
    };

/** Decides what the popup shows. */
export function popupState({ tab, report, settings }: PopupFacts): PopupState {
  if (tab === undefined || settings === undefined) return { kind: 'loading' };
  const { site } = tab;
  if (site === null || tab.id === null) return { kind: 'unsupported' };
  if (tab.refused.includes(site)) return { kind: 'permission', site };
  if (!settings.sites[site]) return { kind: 'off', site };
  if (report === undefined) return { kind: 'loading' };
  if (report === null) return { kind: 'reload', site };
  if (!report.ready) return { kind: 'loading' };
  if (report.view === 'private' || report.view === 'unsupported') return { kind: 'private', site };
  return { kind: report.broken === null ? 'ready' : 'broken', site, report };
}

/** The notices that hold, most important first. */
export function popupNotices({ lists, online }: PopupFacts): PopupNotice[] {
  const on = (lists ?? []).filter((list) => list.on);
  const notices: PopupNotice[] = [];
  if (lists !== undefined && on.length === 0) notices.push({ kind: 'no-list' });
  if (on.some(({ fault }) => fault !== null)) notices.push({ kind: 'list-fault' });
  notices.push(...on.flatMap(noticesOf));
  if (!online) notices.push({ kind: 'offline' });
  return notices;
}

/** Lists from files are never checked anywhere; only subscriptions grow stale. */
function noticesOf({ meta, subscription }: ListInfo): PopupNotice[] {
  if (subscription === null) return [];
  const { freshness, checked, permitted, quarantined } = subscription;
  const about = { list: meta.name, checked };
  return [
    ...(freshness === 'fresh' ? [] : [{ kind: `list-${freshness}`, ...about } as const]),
    ...(permitted ? [] : [{ kind: 'list-permission', ...about } as const]),
    ...(quarantined ? [{ kind: 'list-quarantined', ...about } as const] : []),
  ];
}

/** Accounts and messages in the lists that are on and can be used, and the newest change a publisher states. */
export function coverageOf(lists: readonly ListInfo[]): {
  readonly accounts: number;
  readonly templates: number;
  readonly newest: string | null;
} {
  const used = lists.filter(({ on, fault }) => on && fault === null);
  const dates = used
    .map(({ importedAt, meta, subscription }) => subscription?.checked ?? importedAt ?? meta.updated)
    .sort();
  return {
    accounts: used.reduce((sum, { accounts }) => sum + accounts, 0),
    templates: used.reduce((sum, { templates }) => sum + templates, 0),
    newest: dates.at(-1) ?? null,
  };
}
