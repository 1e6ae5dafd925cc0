import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startFeed } from '../src/feed/start-feed.ts';
import { x } from '../src/sites/x.ts';

export default defineUnlistedScript(() => startFeed(x, window));
