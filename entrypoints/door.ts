import type { UnlistedScriptDefinition } from 'wxt';
import { startDoor } from '../src/feed/start-door.ts';

export default { main: () => startDoor(window) } satisfies UnlistedScriptDefinition;
