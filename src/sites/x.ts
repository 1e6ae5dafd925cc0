import { X_HOSTS } from '../core/site-hosts.ts';
import type { Site } from './site.ts';
import { CANARIES, countUnit, surveyPage } from './x/canaries.ts';
import { findUnits } from './x/find.ts';
import { readUnit } from './x/read.ts';
import { viewOf } from './x/view.ts';

/** X (formerly Twitter), as sites/x.md describes it: evidence of 2023-08 to 2026-08. */
export const x: Site = {
  id: 'x',
  hosts: X_HOSTS,
  view: viewOf,
  find: findUnits,
  read: readUnit,
  // Rows are recycled: another author may come by a text, a link or a test id alone (xaitax observer.js, 2026-08).
  watched: ['href', 'data-testid', 'datetime', 'alt'],
  count: countUnit,
  survey: surveyPage,
  canaries: CANARIES,
};
