import { lookupAccount } from '../core/match/lookup.ts';
import { findNamedPayer } from '../core/match/named-payer.ts';
import { decodeBase64 } from '../platform/base64.ts';
import { bringWords } from '../platform/bring-words.ts';
import { now } from '../platform/clock.ts';
import { logBug } from '../platform/log.ts';
import { changeSettings } from '../settings/settings.ts';
import type { ExtensionAnswers } from './answer.ts';
import type { ListKeeper } from './list-keeper.ts';
import { samplePosts } from './sample.ts';
import type { Wake } from './wake.ts';

/** Answers to the extension's own pages. */
export function extensionAnswers(wake: Wake, keeper: ListKeeper): ExtensionAnswers {
  return {
    lists: () => wake.lists(),

    'import-list': async ({ files }) =>
      wake.importList(files.map(({ name, base64 }) => ({ name, bytes: decodeBase64(base64) }))),

    'remove-list': ({ id }) => keeper.remove(id),

    'switch-list': async ({ id, on }) => {
      const switched = await wake.switchList(id, on);
      // It was left in peace while it was off. The switch does not wait for the network.
      if (switched && on) keeper.syncNow(id).catch((cause: unknown) => logBug('sync', cause));
      return switched;
    },

    'inspect-address': ({ address }) => keeper.inspect(address),

    subscribe: ({ address, trustFirst }) => keeper.subscribe(address, trustFirst),

    'sync-now': ({ id }) => keeper.syncNow(id),

    'list-changes': ({ id }) => keeper.changes(id),

    settings: async () => (await wake.session()).settings,

    'change-settings': async (change) => {
      const settings = await changeSettings(change);
      await wake.changed();
      return settings;
    },

    sample: async () => {
      await bringWords();
      return samplePosts(now());
    },

    lookup: async ({ site, handle }) => lookupAccount(site, handle, (await wake.session()).indexes),

    'named-payer': async ({ description }) => {
      const payer = findNamedPayer(String(description).slice(0, 1000), (await wake.session()).indexes);
      return payer?.name ?? null;
    },

    requests: () => wake.requests(),

    overrides: () => wake.overrides(),

    restore: async ({ settings, overrides }) => {
      await changeSettings(settings);
      await wake.restoreOverrides(overrides);
      return true;
    },

    'erase-everything': async () => {
      await keeper.erase();
      return true;
    },

    'remove-override': async ({ key }) => {
      await wake.changeOverrides([key], false);
      return true;
    },
  };
}
