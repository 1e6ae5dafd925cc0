import { siteOfAddress } from '../core/site-hosts.ts';
import { ticks } from '../platform/clock.ts';
import { doorOf } from './door.ts';
import { profileOf } from './profile-of.ts';
import { scrollToPost } from './scroll-to-post.ts';
import { closedReport, makeReport } from './tab-report.ts';

/** Answers what is asked now and then; put into the page with the first question. */
export function startReport(window: Window): void {
  const door = doorOf();
  if (door === undefined) return;
  const root = window.document.documentElement;
  door.answers = {
    report: () =>
      door.reader === null
        ? closedReport(siteOfAddress(window.location.href) ?? 'x')
        : makeReport(door.reader, root, ticks()),
    'scroll-to': ({ key }) => door.reader !== null && scrollToPost(door.reader.log, key),
    profileOf: (post) =>
      door.reader === null ? null : profileOf(door.reader.site.id, root, door.reader.feed.page, post),
  };
}
