import type { UnlistedScriptDefinition } from 'wxt';
import { startFeed } from '../src/feed/start-feed.ts';
import { instagram } from '../src/sites/instagram.ts';

export default { main: () => startFeed(instagram, window) } satisfies UnlistedScriptDefinition;
