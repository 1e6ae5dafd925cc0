import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { askBackground } from '../src/messages/send.ts';
import { browserHasWords, useOwnWords } from '../src/platform/own-words.ts';
import { openPopover } from '../src/ui/badge/popover/open-popover.ts';
import { offerPopover } from '../src/ui/badge/popover-loader.ts';

export default defineUnlistedScript(async () => {
  if (!browserHasWords()) useOwnWords(await askBackground('words', {}));
  offerPopover(openPopover);
});
