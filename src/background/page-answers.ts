import { authorKeys } from '../core/account.ts';
import type { ListIndex } from '../core/match/index-bytes.ts';
import { judge } from '../core/match/judge.ts';
import { findNamedPayer } from '../core/match/named-payer.ts';
import type { Evidence } from '../messages/contract.ts';
import { unpackPost } from '../messages/wire-post.ts';
import { fetchOwnWords } from '../platform/bring-words.ts';
import { now } from '../platform/clock.ts';
import { openOptions, runInTab } from '../platform/site-tabs.ts';
import { showOnToolbar } from '../platform/toolbar.ts';
import type { PageAnswers } from './answer.ts';
import { judgePosts } from './judge-posts.ts';
import { badgeLabel, reposterLabel } from './phrase.ts';
import { policyAt, staleLists } from './session.ts';
import { standingsOf } from './subscription-info.ts';
import { toolbarState } from './toolbar.ts';
import type { Wake } from './wake.ts';

const MOST_PROFILE = 1000;
/** Files that a page may ask for once its reader is there. Each does nothing when it comes a second time. */
const ON_DEMAND = { labels: '/labels.js', popover: '/popover.js', report: '/report.js' } as const;

/** A profile's description with the payer it names; null when it is none or names nobody. */
function profileNaming(profile: unknown, indexes: readonly ListIndex[]): Evidence['profile'] {
  if (typeof profile !== 'string') return null;
  const description = profile.slice(0, MOST_PROFILE);
  const payer = findNamedPayer(description, indexes);
  return payer === null ? null : { description, payer: payer.name };
}

/** Answers to the content scripts. */
export function pageAnswers(wake: Wake): PageAnswers {
  return {
    bring: async ({ file }, { tabId, site }) => {
      if (file !== 'reader') return Object.hasOwn(ON_DEMAND, file) && runInTab(tabId, ON_DEMAND[file]);
      const { on } = await wake.pageSettings(site);
      return on && runInTab(tabId, `/${site}.js`);
    },

    hello: async ({ site }) => wake.pageSettings(site),

    judge: async ({ site, posts }) =>
      judgePosts(await wake.session(), site, Array.isArray(posts) ? posts : [], now()),

    explain: async ({ site, post: wire, profile }): Promise<Evidence | null> => {
      const session = await wake.session();
      const post = unpackPost(site, wire);
      if (post === null) return null;
      const judgement = judge(post, session.indexes, policyAt(session, now()));
      const stale = staleLists(session);
      return {
        judgement,
        label: badgeLabel(judgement, stale),
        reposterLabel: reposterLabel(judgement, stale),
        postText: post.text,
        imageTexts: post.imageTexts,
        postedAt: post.postedAt,
        author: post.author,
        site,
        view: post.view,
        profile: profileNaming(profile, session.indexes),
        standings: standingsOf(session),
      };
    },

    words: () => fetchOwnWords(),

    count: async ({ labelled, broken }, { tabId }) => {
      const { settings } = await wake.session();
      await showOnToolbar(tabId, toolbarState(Number(labelled) || 0, broken === true, settings.toolbarCount));
      return null;
    },

    'do-not-label': async ({ site, author, on }) => {
      const { id, handle } = authorKeys(site, author);
      const keys = [id, handle].filter((key) => key !== null);
      if (keys.length === 0) return false;
      await wake.changeOverrides(keys, on === true);
      return true;
    },

    'open-evidence': async ({ section }) => {
      await openOptions(section === 'labels' ? 'labels' : 'lists');
      return null;
    },
  };
}
