/** The three sites Fieldmark reads. The order is the order in which surfaces list them. */
export const SITE_IDS = ['x', 'facebook', 'instagram'] as const;

/** One of the sites Fieldmark reads. */
export type SiteId = (typeof SITE_IDS)[number];

/** True when the value names one of the three sites. */
export function isSiteId(value: unknown): value is SiteId {
  return typeof value === 'string' && (SITE_IDS as readonly string[]).includes(value);
}
