import type { UnlistedScriptDefinition } from 'wxt';
import { startReport } from '../src/feed/start-report.ts';

export default { main: () => startReport(window) } satisfies UnlistedScriptDefinition;
