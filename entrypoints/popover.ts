import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { openPopover } from '../src/ui/badge/popover/open-popover.ts';
import { offerPopover } from '../src/ui/badge/popover-loader.ts';

export default defineUnlistedScript(() => offerPopover(openPopover));
