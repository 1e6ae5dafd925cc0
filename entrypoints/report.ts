import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startReport } from '../src/feed/start-report.ts';

export default defineUnlistedScript(() => startReport(window));
