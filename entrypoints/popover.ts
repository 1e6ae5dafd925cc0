import type { UnlistedScriptDefinition } from 'wxt';
import { doorOf } from '../src/feed/door.ts';
import { openEvidence } from '../src/feed/open-evidence.ts';
import { browserHasWords, useOwnWords } from '../src/platform/own-words.ts';

export default {
  main: async () => {
    const door = doorOf();
    if (door === undefined) return;
    if (!browserHasWords()) useOwnWords(await door.ask('words', {}));
    door.openEvidence = (post, badge) => openEvidence(door, post, badge);
  },
} satisfies UnlistedScriptDefinition;
