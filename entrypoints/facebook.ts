import type { UnlistedScriptDefinition } from 'wxt';
import { startFeed } from '../src/feed/start-feed.ts';
import { facebook } from '../src/sites/facebook.ts';

export default { main: () => startFeed(facebook, window) } satisfies UnlistedScriptDefinition;
