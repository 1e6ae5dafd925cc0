import { matchPatterns } from '../../core/site-hosts.ts';
import type { SiteId } from '../../core/site-id.ts';
import { SITE_IDS } from '../../core/site-id.ts';
import { mayRead } from '../../platform/tabs.ts';

/** Sites whose hosts the reader has not allowed: Firefox lets them refuse. */
export async function refusedSites(): Promise<readonly SiteId[]> {
  const allowed = await Promise.all(SITE_IDS.map((site) => mayRead(matchPatterns(site))));
  return SITE_IDS.filter((_, index) => allowed[index] === false);
}
