import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startDoor } from '../src/feed/start-door.ts';

export default defineUnlistedScript(() => startDoor(window));
