import type { UnlistedScriptDefinition } from 'wxt';
import { startLabels } from '../src/feed/start-labels.ts';

export default { main: () => startLabels(window) } satisfies UnlistedScriptDefinition;
