import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startFeed } from '../src/feed/start-feed.ts';
import { facebook } from '../src/sites/facebook.ts';

export default defineUnlistedScript(() => startFeed(facebook, window));
