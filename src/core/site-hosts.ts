import type { SiteId } from './site-id.ts';
import { SITE_IDS } from './site-id.ts';

/** X: the four hosts that serve the same application; embeds (platform.twitter.com) are left out. */
export const X_HOSTS: readonly string[] = ['x.com', 'twitter.com', 'mobile.x.com', 'mobile.twitter.com'];

/** Facebook: the desktop hosts; m., mbasic. and touch. serve another DOM. */
export const FACEBOOK_HOSTS: readonly string[] = ['www.facebook.com', 'web.facebook.com', 'facebook.com'];

/** Instagram: the bare host redirects. */
export const INSTAGRAM_HOSTS: readonly string[] = ['www.instagram.com'];

/**
 * The exact hosts of each site (sites/*.md, "Hosts"). The manifest's match patterns come from here, and from nowhere else.
 * A reader names those of its own site alone: what it names is what a page loads.
 */
export const SITE_HOSTS: Readonly<Record<SiteId, readonly string[]>> = {
  x: X_HOSTS,
  facebook: FACEBOOK_HOSTS,
  instagram: INSTAGRAM_HOSTS,
};

/** The manifest's match patterns of a site. */
export function matchPatterns(site: SiteId): string[] {
  return SITE_HOSTS[site].map((host) => `https://${host}/*`);
}

/** The site an absolute https address belongs to, or null. Only the host counts, and it must be one of ours exactly. */
export function siteOfAddress(address: string): SiteId | null {
  const host = /^https:\/\/([^/?#:@]+)(?:[/?#]|$)/.exec(address)?.[1]?.toLowerCase();
  return host === undefined ? null : (SITE_IDS.find((site) => SITE_HOSTS[site].includes(host)) ?? null);
}
