import { INSTAGRAM_HOSTS } from '../core/site-hosts.ts';
import type { InstagramWord } from '../core/site-words.ts';
import { findUnits } from './instagram/find.ts';
import { canaries, countUnit, surveyPage } from './instagram/health.ts';
import { readUnit } from './instagram/read.ts';
import { instagramView } from './instagram/view.ts';
import type { Site } from './site.ts';
import { compileWords } from './words.ts';

/**
 * Instagram: the feed with and without `article` and `header`, the post page and the post in a dialog. Grids show nothing
 * that a reader reads, stories and reels draw their words: both are left alone.
 */
export const instagram: Site = {
  id: 'instagram',
  hosts: INSTAGRAM_HOSTS,
  view: instagramView,
  find: findUnits,
  // Without its words an ad would pass for a post: nothing is read then.
  read: () => [],
  withWords: (words) => ({ read: readUnit.bind(null, compileWords<InstagramWord>(words)) }),
  // The column is virtualised: posts come and go, and their links and times are filled in later.
  watched: ['href', 'alt', 'datetime'],
  count: countUnit,
  survey: surveyPage,
  canaries,
};
