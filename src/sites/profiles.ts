import type { SiteId } from '../core/site-id.ts';
import { readProfile as ofFacebook } from './facebook/profile.ts';
import { readProfile as ofInstagram } from './instagram/profile.ts';
import type { PageContext } from './site.ts';
import { profileOf as ofX } from './x/profile.ts';

/** What the header of a profile page says about its owner. */
export interface Profile {
  readonly handle: string;
  readonly description: string;
}

/** By site. They are no part of `Site`: only evidence and reports ask, and a page without labels loads neither. */
const READERS: Readonly<Partial<Record<SiteId, (root: Element, page: PageContext) => Profile | null>>> = {
  x: ofX,
  facebook: ofFacebook,
  instagram: ofInstagram,
};

/** The profile header's own words, on a profile page; null on every other, and on a site whose profiles are not read. */
export function readProfile(site: SiteId, root: Element, page: PageContext): Profile | null {
  return READERS[site]?.(root, page) ?? null;
}
