import { FACEBOOK_HOSTS } from '../core/site-hosts.ts';
import type { FacebookWord } from '../core/site-words.ts';
import { findUnits } from './facebook/find.ts';
import { canaries, countUnit, surveyPage } from './facebook/health.ts';
import { readUnit } from './facebook/read.ts';
import { facebookView } from './facebook/view.ts';
import type { Site } from './site.ts';
import { compileWords } from './words.ts';

/**
 * Facebook, as `../shared/design/sites/facebook.md` describes it: the layouts of 2018, 2020–2021 and the five of 2026,
 * chosen per post. The mobile hosts (m., mbasic., touch., mobile.) serve another DOM and are not read at all.
 */
export const facebook: Site = {
  id: 'facebook',
  hosts: FACEBOOK_HOSTS,
  view: facebookView,
  find: findUnits,
  // Without its words an ad would pass for a post: nothing is read then.
  read: () => [],
  withWords: (words) => ({ read: readUnit.bind(null, compileWords<FacebookWord>(words)) }),
  // Scrolled-past posts are emptied and filled again; links get their addresses, pictures their words, later.
  watched: ['href', 'alt', 'data-virtualized'],
  count: countUnit,
  survey: surveyPage,
  canaries,
};
