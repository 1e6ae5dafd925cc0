import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startFeed } from '../src/feed/start-feed.ts';
import { instagram } from '../src/sites/instagram.ts';

export default defineUnlistedScript(() => startFeed(instagram, window));
