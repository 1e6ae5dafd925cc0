import type { SiteId } from '../core/site-id.ts';
import { SITE_WORDS } from '../core/site-words.ts';
import type { PageSettings } from '../messages/contract.ts';
import type { Session } from './session.ts';

/** What a page of this site is told under a session: with `hello`, and with every `refresh`, which may come first. */
export function settingsOf(
  site: SiteId,
  { settings, epoch }: Pick<Session, 'settings' | 'epoch'>,
): PageSettings {
  return { on: settings.sites[site], epoch, words: SITE_WORDS[site] };
}
