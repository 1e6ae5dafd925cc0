import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startLabels } from '../src/feed/start-labels.ts';

export default defineUnlistedScript(() => startLabels(window));
