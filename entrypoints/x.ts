import type { UnlistedScriptDefinition } from 'wxt';
import { startFeed } from '../src/feed/start-feed.ts';
import { x } from '../src/sites/x.ts';

export default { main: () => startFeed(x, window) } satisfies UnlistedScriptDefinition;
